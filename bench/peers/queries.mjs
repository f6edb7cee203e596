// node queries.mjs ARTICLES > queries.json: 200 queries with their true numbers of articles, drawn with a fixed seed.
// 40 words each of high, middle and low document frequency, 40 pairs of words, 20 phrases of two words, 20 prefixes.
import { readArticles, searchedText, wordsOf } from './corpus.mjs';

// Mulberry32: a small, well-known generator; any would do, as long as it is always the same one.
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(20250103);
const pick = (list) => list[Math.floor(random() * list.length)];
const documents = readArticles(process.argv[2]).map((article) => wordsOf(searchedText(article)));
const sets = documents.map((words) => new Set(words));

const frequency = new Map();
for (const set of sets) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
const count = documents.length;
const band = (least, most) =>
  [...frequency].filter(([word, n]) => n >= least && n <= most && word.length > 3 && /^\p{L}+$/u.test(word)).map(([word]) => word).sort();
const bands = {
  high: band(count * 0.04, count * 0.25),
  mid: band(Math.max(3, count * 0.004), count * 0.02),
  low: band(2, Math.max(2, Math.min(15, count * 0.002))),
};

const holdsPhrase = (words, terms) => words.some((word, i) => word === terms[0] && words[i + 1] === terms[1]);
const truths = {
  and2: (terms) => sets.filter((set) => terms.every((term) => set.has(term))).length,
  phrase: (terms) => documents.filter((words, i) => sets[i].has(terms[0]) && holdsPhrase(words, terms)).length,
  prefix: ([prefix]) => documents.filter((words) => words.some((word) => word.startsWith(prefix))).length,
};
const word = ([term]) => frequency.get(term);

function draw(name, number, propose) {
  const made = new Map();
  for (let tries = 0; made.size < number && tries < number * 500; ++tries) {
    const terms = propose();
    if (!terms || made.has(terms.join(' '))) continue;
    const truth = (truths[name] ?? word)(terms);
    if (truth > 0) made.set(terms.join(' '), { class: name, terms, truth });
  }
  return [...made.values()];
}
const fromOneDocument = (step) => () => {
  const words = pick(documents);
  const at = Math.floor(random() * words.length);
  const terms = [words[at], words[step ? at + step : Math.floor(random() * words.length)]];
  return terms.every((term) => term?.length > 3) && terms[0] !== terms[1] ? terms : null;
};
const queries = [
  ...['high', 'mid', 'low'].flatMap((name) => draw(name, 40, () => [pick(bands[name])])),
  ...draw('and2', 40, fromOneDocument(0)),
  ...draw('phrase', 20, fromOneDocument(1)),
  ...draw('prefix', 20, () => [pick(bands[pick(['high', 'mid'])]).slice(0, 4 + Math.floor(random() * 2))]),
];
process.stdout.write(`${JSON.stringify(queries)}\n`);
