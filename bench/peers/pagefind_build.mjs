// node pagefind_build.mjs ARTICLES OUT: Pagefind's bundle over the articles, as its own node interface makes it.
import * as pagefind from 'pagefind';
import { readArticles } from './corpus.mjs';

const [, , articlesFile, out] = process.argv;
const { index } = await pagefind.createIndex();
let number = 0;
for (const article of readArticles(articlesFile)) {
  const { errors } = await index.addCustomRecord({
    url: `/${number++}`,
    content: article.text,
    language: 'en',
    meta: { title: article.title ?? '' },
    filters: article.source ? { source: [article.source] } : undefined,
  });
  if (errors.length) throw new Error(errors.join('\n'));
}
const { errors } = await index.writeFiles({ outputPath: out });
if (errors.length) throw new Error(errors.join('\n'));
await pagefind.close();
