// verbatim check SITE --format json | node sizes.mjs: the sizes of a bundle, in the terms of the table.
// The index is what answers a query for words in articles: terms with their postings, positions, the lexicon and the way to them.
// Apart stands what no peer has: quotations, names, their index and their columns.
import { readFileSync } from 'node:fs';

const { kinds, families } = JSON.parse(readFileSync(0, 'utf8'));
const sum = (of, names) => names.reduce((total, name) => total + (of[name]?.bytes ?? 0), 0) / 1e6;
const plain = sum(families, ['article_terms', 'article_lexicon']) + sum(kinds, ['root', 'directory']);
const index = plain + sum(families, ['article_positions']);
const searched = index + sum(families, ['article_text', 'article_ids', 'date_column', 'source_column', 'place_column', 'language_column', 'tag_lists']) +
  sum(kinds, ['dictionary', 'values']);
const total = sum(kinds, Object.keys(kinds));
console.log(JSON.stringify({
  system: 'verbatim',
  index_plain_mb: plain,
  index_mb: index,
  total_mb: searched,
  quotes_mb: total - searched,
  files: Object.values(kinds).reduce((all, { files }) => all + files, 1),
}));
