// node long_article.mjs CORPUS.jsonl WORDS: one article as long as that, sewn together from the first of a corpus, as a line of
// JSON; and a short one beside it, so that the site has a list.
import fs from 'node:fs';
import readline from 'node:readline';

const [, , corpus, wanted] = process.argv;
const texts = [];
let words = 0;
for await (const line of readline.createInterface({ input: fs.createReadStream(corpus) })) {
  const text = String(JSON.parse(line).text ?? '');
  texts.push(text);
  words += text.split(/\s+/).length;
  if (words >= Number(wanted)) break;
}
console.log(JSON.stringify({ id: 'long', title: 'A very long article', date: '2025-01-02', source: 'Bench', text: texts.join('\n\n') }));
console.log(JSON.stringify({ id: 'short', title: 'A short article', date: '2025-01-01', source: 'Bench', text: texts[0] }));
