// node table.mjs RESULTS.jsonl: the results of run.sh side by side, one row a figure, one column a system.
import { readFileSync } from 'node:fs';

const systems = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(JSON.parse)
  .reduce((all, { system, ...figures }) => ({ ...all, [system]: { ...all[system], ...figures } }), {});
const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(4));
const pair = (value) => value && `${short(value.p50)} / ${short(value.p95)}`;
const one = (value) => (value === undefined ? undefined : short(value));
const spread = (value) => value && `${short(Math.min(...Object.values(value)))} – ${short(Math.max(...Object.values(value)))}`;

const rows = [
  ['build s', (r) => one(r.build_s)],
  ['build peak MB', (r) => one(r.peak_mb)],
  ['index MB (gz, or as served)', (r) => one(r.index_mb ?? r.index_gz_mb)],
  ['index and text MB', (r) => one(r.total_mb)],
  ['files', (r) => r.files],
  ['load ms', (r) => one(r.load_ms)],
  ['query ms, warm, p50 / p95', (r) => pair(r.query_ms)],
  ['cold KB to ten excerpts, p50 / p95', (r) => pair(r.cold_kb)],
  ['of it whatever the query', (r) => one(r.init_kb)],
  ['requests', (r) => r.requests],
  ['rounds one after another, p50 / p95', (r) => pair(r.rounds)],
  ['KB a query over the visit', (r) => one(r.visit_kb_per_query)],
  ['first result s at 150 ms, 1.6 Mbps', (r) => one(r.first_result_s?.['150 ms, 1.6 Mbps'])],
  ['first result s at 40 ms, 10 Mbps', (r) => one(r.first_result_s?.['40 ms, 10 Mbps'])],
  ['hits / true hits, least and most by class', (r) => spread(r.hits)],
];
const names = Object.keys(systems);
console.log(`| | ${names.join(' | ')} |\n|---|${names.map(() => '---').join('|')}|`);
for (const [label, cell] of rows) console.log(`| ${label} | ${names.map((name) => cell(systems[name]) ?? '–').join(' | ')} |`);
for (const name of names) console.log(`hits / true hits, ${name}: ${Object.entries(systems[name].hits ?? {}).map(([kind, ratio]) => `${kind} ${ratio}`).join(', ')}`);
