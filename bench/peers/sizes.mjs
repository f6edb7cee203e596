// verbatim check SITE --format json | node sizes.mjs: the sizes of a bundle, in the terms of the table.
// The index is what answers a query for words: terms with their postings, positions, the lexicon and the way to them. It holds the
// index of quotations as well, which no peer has.
import { readFileSync } from 'node:fs';

const { kinds } = JSON.parse(readFileSync(0, 'utf8'));
const sum = (names, field) => names.reduce((total, name) => total + (kinds[name]?.[field] ?? 0), 0);
console.log(JSON.stringify({
  system: 'verbatim',
  index_mb: sum(['root', 'directory', 'terms', 'positions', 'lexicon'], 'bytes') / 1e6,
  positions_mb: sum(['positions'], 'bytes') / 1e6,
  total_mb: sum(Object.keys(kinds), 'bytes') / 1e6,
  files: sum(Object.keys(kinds), 'files') + 1,
}));
