// node table.mjs RESULTS.jsonl: the results of run.sh side by side, one row a figure, one column a system, and what Verbatim must
// reach over lk-news-en. Where a result stands twice, the later one counts.
import { readFileSync } from 'node:fs';

const systems = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(JSON.parse)
  .reduce((all, { system, ...figures }) => ({ ...all, [system]: { ...all[system], ...figures } }), {});
const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(4));
const pair = (value) => value && `${short(value.p50)} / ${short(value.p95)}`;
const one = (value) => (value === undefined ? undefined : short(value));
const spread = (value) => value && `${short(Math.min(...Object.values(value)))} – ${short(Math.max(...Object.values(value)))}`;

const link = (r, name) => one(r.first_result_s?.[name]);

// [figure, what Verbatim must reach, cell]
const rows = [
  ['data fetched cold to ten excerpts, KB p50 / p95', '≤ 60 / ≤ 110', (r) => pair(r.cold_kb)],
  ['the same without ranges', '≤ 250 / ≤ 350', (r) => pair(r.cold_whole_kb)],
  ['of it whatever the query, KB', '≤ 40', (r) => one(r.init_kb)],
  ['round trips, one after another, p50 / p95', '≤ 3', (r) => r.rounds && `${r.rounds.p50} / ${r.rounds.p95}`],
  ['mean KB a query over a visit of all', '≤ 30', (r) => one(r.visit_kb_per_query)],
  ['the same once prefetched', '0', (r) => one(r.ahead_kb_per_query)],
  ['first results at 150 ms, 1.6 Mbps, s', '≤ 0.9', (r) => link(r, '150 ms, 1.6 Mbps')],
  ['first results at 40 ms, 10 Mbps, s', '≤ 0.25', (r) => link(r, '40 ms, 10 Mbps')],
  ['CPU a query, warm, ms p50 / p95', '≤ 0.1 / ≤ 1.0', (r) => pair(r.query_ms)],
  ['hits / true hits, least and most by class', '1.0', (r) => spread(r.hits)],
  ['index without positions, MB', '≤ 10.5', (r) => one(r.index_plain_mb)],
  ['index with positions, MB (gz, or as served)', '≤ 30', (r) => one(r.index_mb ?? r.index_gz_mb)],
  ['index, text and titles, MB', '≤ 65', (r) => one(r.total_mb)],
  ['quotes, names and their index, MB more', '≤ 12', (r) => one(r.quotes_mb)],
  ['build of index and text, s (Verbatim: and of quotes and names)', '≤ 20 (≤ 35)', (r) => one(r.build_s)],
  ['its processor time, s', '', (r) => one(r.build_cpu_s)],
  ['its peak memory, MB', '≤ 300', (r) => one(r.peak_mb)],
  ['files', '≤ 6000', (r) => r.files],
  ['loading a saved index, ms', '', (r) => one(r.load_ms)],
];
const names = Object.keys(systems);
console.log(`| | must reach | ${names.join(' | ')} |\n|---|---|${names.map(() => '---').join('|')}|`);
for (const [label, goal, cell] of rows) console.log(`| ${label} | ${goal} | ${names.map((name) => cell(systems[name]) ?? '–').join(' | ')} |`);
for (const name of names) console.log(`hits / true hits, ${name}: ${Object.entries(systems[name].hits ?? {}).map(([kind, ratio]) => `${kind} ${ratio}`).join(', ')}`);
