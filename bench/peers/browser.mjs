// node browser.mjs SYSTEM SITE QUERIES [whole]: one chunked system in headless Chromium, its figures as one line of JSON.
//
// The page of each system (pages/SYSTEM.html) offers two functions: `ready()` loads the program and what it needs before any query, and
// `search(query)` resolves with {total} once the first ten results and their excerpts are there. Measured are
//   cold     a new page for each query, nothing cached: bytes of data, the program apart; of them those that every visit fetches
//            (init); and the rounds of the others one after another
//   link     the same over a modelled link (Chromium's own throttling), from the moment when the program is loaded, and with it what
//            the page fetches beside it: time to the results
//   visit    all queries in one page: mean bytes a query
//   ahead    the same visit after all that the page's fetchAhead() fetches, where it has one: mean bytes a query
//   warm     the same queries again, everything at hand: `batch(queries)` where the page has it, else a search at a time
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { hitRatios, mean, median, percentile, readQueries } from './corpus.mjs';
import { serve } from './server.mjs';

// "whole" measures the cold bytes alone, as from a host that serves no ranges.
const [, , system, site, queriesFile, whole] = process.argv;
const queries = readQueries(queriesFile);
const links = [
  { name: '150 ms, 1.6 Mbps', latency: 150, downloadThroughput: 1.6e6 / 8 },
  { name: '40 ms, 10 Mbps', latency: 40, downloadThroughput: 10e6 / 8 },
];

const server = await serve(site);
const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'verbatim-bench-chromium-')), {
  executablePath: process.env.VERBATIM_CHROMIUM ?? '/usr/bin/chromium',
  // Not ignoreHTTPSErrors: a browser that has complained of a certificate keeps nothing in its cache.
  args: [`--ignore-certificate-errors-spki-list=${server.fingerprint}`, '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const isProgram = (path) => /\/(bench-[^/]*|pagefind(-worker)?\.js|pagefind\.[^/]*|wasm\.[^/]*|[^/]*\.html)$/.test(path) && !/pf_meta|entry\.json/.test(path);

// How many requests stood one after another, where the page does not tell: the longest chain in which each began after another had ended.
function rounds(entries) {
  const depth = [];
  entries.sort((a, b) => a.start - b.start);
  entries.forEach((entry, i) => {
    depth[i] = 1 + Math.max(0, ...entries.slice(0, i).map((other, j) => (other.end <= entry.start ? depth[j] : 0)));
  });
  return Math.max(0, ...depth);
}

async function newPage(link) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await page.goto(`${server.address}/bench-${system}.html${whole ? '?whole' : ''}`);
  if (link) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, uploadThroughput: -1, ...link });
  }
  return page;
}

// The data that was asked for since this was last asked, the program apart. Taken from the server, because workers' requests
// do not show in the page's own timings.
const fetched = () => server.takeLog().filter(({ path }) => !isProgram(path));
const kilobytes = (entries) => entries.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

const visits = [];
for (const query of queries) {
  const page = await newPage();
  server.takeLog();
  await page.evaluate(() => ready());
  const { rounds: told } = await page.evaluate((wanted) => search(wanted), query);
  visits.push(Object.assign(fetched(), { told }));
  await page.close();
}
// What every visit fetches does not depend on the query: a program could have it before the first key press.
const always = new Set(visits[0].map(({ path }) => path).filter((path) => visits.every((one) => one.some((entry) => entry.path === path))));
const cold = visits.map((entries) => ({
  kb: kilobytes(entries),
  init: kilobytes(entries.filter(({ path }) => always.has(path))),
  requests: entries.length,
  rounds: entries.told ?? rounds(entries.filter(({ path }) => !always.has(path))),
}));

const share = (name, part) => percentile(cold.map((one) => one[name]), part);
const coldKilobytes = { p50: share('kb', 0.5), p95: share('kb', 0.95) };
if (whole) {
  await context.close();
  server.close();
  console.log(JSON.stringify({ system, cold_whole_kb: coldKilobytes }));
  process.exit(0);
}

const overLink = {};
for (const link of links) {
  const times = [];
  for (let i = 0; i < queries.length; i += 10) {
    const page = await newPage(link);
    const start = await page.evaluate(() => program().then(() => performance.now()));
    times.push(await page.evaluate(async ([query, begun]) => {
      await ready();
      await search(query);
      return performance.now() - begun;
    }, [queries[i], start]));
    await page.close();
  }
  overLink[link.name] = median(times) / 1000;
}

const page = await newPage();
server.takeLog();
await page.evaluate(() => ready());
const totals = [];
for (const query of queries) totals.push((await page.evaluate((wanted) => search(wanted), query)).total);
const visit = kilobytes(fetched()) / queries.length;
const warm = await page.evaluate((all) => batch(all), queries);

// Once more in a new page, which has the browser's cache and nothing else.
let ahead;
if (await page.evaluate(() => 'fetchAhead' in window)) {
  const later = await newPage();
  await later.evaluate(() => ready().then(() => fetchAhead()));
  server.takeLog();
  for (const query of queries) await later.evaluate((wanted) => search(wanted), query);
  ahead = kilobytes(fetched()) / queries.length;
}
const memory = await page.evaluate(() => performance.memory?.usedJSHeapSize ?? 0);
await context.close();
server.close();

console.log(JSON.stringify({
  system,
  cold_kb: coldKilobytes,
  init_kb: share('init', 0.5),
  requests: share('requests', 0.5),
  rounds: { p50: share('rounds', 0.5), p95: share('rounds', 0.95) },
  visit_kb_per_query: visit,
  ahead_kb_per_query: ahead,
  first_result_s: overLink,
  query_ms: { p50: median(warm), p95: percentile(warm, 0.95) },
  heap_mb: memory / 1e6,
  hits: hitRatios(queries, totals),
}));
