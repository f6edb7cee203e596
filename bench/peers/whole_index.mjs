// node whole_index.mjs PEER ARTICLES QUERIES: one whole-index peer in node, its figures as one line of JSON.
// Build, size compressed, loading what was saved, and the median of three runs of each query.
import { gzipSync } from 'node:zlib';
import { hitRatios, median, percentile, readArticles, readQueries, searchedText } from './corpus.mjs';

const phrase = (query) => `"${query.terms.join(' ')}"`;

// Each peer: build(articles) → index, save(index) → bytes or string, load(saved) → index, search(index, query) → total.
const peers = {
  async minisearch() {
    const { default: MiniSearch } = await import('minisearch');
    const options = { fields: ['title', 'text'], storeFields: ['title'] };
    return {
      build(articles) {
        const index = new MiniSearch(options);
        index.addAll(articles.map((article, id) => ({ id, title: article.title ?? '', text: article.text })));
        return index;
      },
      save: (index) => JSON.stringify(index),
      load: (saved) => MiniSearch.loadJSON(saved, options),
      search: (index, query) =>
        index.search(query.terms.join(' '), { combineWith: 'AND', prefix: query.class === 'prefix' }).length,
    };
  },
  async flexsearch() {
    const { default: flexsearch } = await import('flexsearch');
    const options = { tokenize: 'strict' };
    return {
      build(articles) {
        const index = new flexsearch.Index(options);
        articles.forEach((article, id) => index.add(id, searchedText(article)));
        return index;
      },
      save(index) {
        const parts = {};
        index.export((key, data) => { if (data !== undefined) parts[key] = data; });
        return JSON.stringify(parts);
      },
      load(saved) {
        const index = new flexsearch.Index(options);
        for (const [key, data] of Object.entries(JSON.parse(saved))) index.import(key, data);
        return index;
      },
      search: (index, query) => index.search(query.terms.join(' '), { limit: 1e6 }).length,
    };
  },
  async fts5() {
    const { default: start } = await import('@sqlite.org/sqlite-wasm');
    const sqlite = await start({ print() {}, printErr() {} });
    const prepared = (db) => ({
      db,
      count: db.prepare('SELECT count(*) FROM articles WHERE articles MATCH ?'),
      best: db.prepare('SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY bm25(articles) LIMIT 10'),
    });
    return {
      build(articles) {
        const db = new sqlite.oo1.DB(':memory:');
        db.exec("CREATE VIRTUAL TABLE articles USING fts5(title, text, content='', tokenize='unicode61 remove_diacritics 2')");
        const insert = db.prepare('INSERT INTO articles(rowid, title, text) VALUES (?, ?, ?)');
        db.exec('BEGIN');
        articles.forEach((article, id) => insert.bind([id + 1, article.title ?? '', article.text]).stepReset());
        db.exec("COMMIT; INSERT INTO articles(articles) VALUES ('optimize')");
        return prepared(db);
      },
      save: (index) => sqlite.capi.sqlite3_js_db_export(index.db),
      load(saved) {
        const db = new sqlite.oo1.DB(':memory:');
        const memory = sqlite.wasm.allocFromTypedArray(saved);
        sqlite.capi.sqlite3_deserialize(db.pointer, 'main', memory, saved.length, saved.length,
          sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE);
        return prepared(db);
      },
      search(index, query) {
        const match = query.class === 'phrase' ? phrase(query)
          : query.class === 'prefix' ? `"${query.terms[0]}"*` : query.terms.map((term) => `"${term}"`).join(' AND ');
        index.best.bind([match]);
        while (index.best.step());
        index.best.reset();
        index.count.bind([match]).step();
        const total = index.count.get(0);
        index.count.reset();
        return total;
      },
    };
  },
};

const [, , name, articlesFile, queriesFile] = process.argv;
const peer = await peers[name]();
const articles = readArticles(articlesFile);
const queries = readQueries(queriesFile);
const timed = (work) => {
  const start = performance.now();
  const value = work();
  return [value, performance.now() - start];
};

const before = process.memoryUsage().rss;
const [built, buildMs] = timed(() => peer.build(articles));
const saved = peer.save(built);
const [index, loadMs] = timed(() => peer.load(saved));
const totals = queries.map((query) => peer.search(index, query));
const times = queries.map((query) => median([0, 0, 0].map(() => timed(() => peer.search(index, query))[1])));
console.log(JSON.stringify({
  system: name,
  build_s: buildMs / 1000,
  peak_mb: process.resourceUsage().maxRSS / 1024 - before / 2 ** 20,
  index_gz_mb: gzipSync(saved).length / 1e6,
  load_ms: loadMs,
  query_ms: { p50: median(times), p95: percentile(times, 0.95) },
  hits: hitRatios(queries, totals),
}));
