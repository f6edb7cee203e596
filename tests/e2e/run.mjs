// The browser tests: a site is built from the sample and looked at in Chromium as a reader would.
//
//     VERBATIM_BUILD=build/run VERBATIM_APP=build/web/app node tests/e2e/run.mjs [part of a name]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { runAll } from './harness.mjs';
import { accessCases } from './access_cases.mjs';
import { fetchCases } from './fetch_cases.mjs';
import { explorerCases } from './explorer_cases.mjs';
import { hostCases } from './host_cases.mjs';
import { shardCases } from './shard_cases.mjs';
import { openCases } from './open_cases.mjs';
import { readingCases } from './reading_cases.mjs';
import { scriptCases } from './script_cases.mjs';
import { singleFileCases } from './single_file_cases.mjs';
import { savingCases } from './saving_cases.mjs';
import { startCases } from './start_cases.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const fromRoot = (variable, fallback) => path.resolve(root, process.env[variable] || fallback);
const program = path.join(fromRoot('VERBATIM_BUILD', 'build/run'), 'bin/verbatim');
const app = fromRoot('VERBATIM_APP', 'build/web/app');

for (const needed of [program, path.join(app, 'verbatim_web.wasm')]) {
  if (fs.existsSync(needed)) continue;
  console.log(`FAILED  ${needed} is not there: run tools/run.sh --no-serve first\n0 passed, 1 failed`);
  process.exit(1);
}

function build(name, corpus) {
  const site = path.join(root, 'build/e2e', name);
  fs.rmSync(site, { recursive: true, force: true });
  execFileSync(program, ['build', corpus, '-o', site, '--app', app], { stdio: ['ignore', 'ignore', 'inherit'] });
  return site;
}

const hostile = path.join(root, 'build/e2e/hostile.jsonl');
fs.mkdirSync(path.dirname(hostile), { recursive: true });
// Tags in fields are taken out when they are read; entities of entities become markup that has to stay text.
fs.writeFileSync(hostile, JSON.stringify({
  id: '"><script>x', title: '&amp;lt;img src=x onerror="document.title=1"&amp;gt;', url: 'javascript:alert(1)', source: '<b>',
  text: '“&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; is what we agreed on,” Mara <i>Lind said.\n\nNothing more was said & done.',
}) + '\n');

// Enough text for shards that can be read by range.
const many = path.join(root, 'build/e2e/many.jsonl');
const words = 'river bridge budget minister said trade school water council winter market village road answer'.split(' ');
fs.writeFileSync(many, Array.from({ length: 400 }, (_, i) => JSON.stringify({
  id: `many-${i}`, title: `${words[i % 14]} ${words[(i * 5 + 3) % 14]} ${i}`, date: `2025-01-${String(1 + i % 28).padStart(2, '0')}`, source: 'Paper',
  text: Array.from({ length: 300 }, (_, j) => words[(i * 7 + j * j + (j >> 3) * i) % 14]).join(' ') + (i % 40 === 0 ? ' heron' : '') + '.',
})).join('\n'));

// An article of some hundred screens; one word of it stands far down and nowhere else.
const long = {
  id: 'long', title: 'The minutes of a very long meeting', date: '2025-01-02', source: 'Bench',
  text: Array.from({ length: 400 }, (_, i) => `Item ${i + 1} of the meeting was read out and nobody in the room had anything to add, so the chair went ` +
    `on with the ${i === 316 ? 'zebrafinch' : 'next one'}, as the rules of procedure ask for, and the clerk noted the hour and the names of those who had left.`).join('\n\n'),
};
const longCorpus = path.join(root, 'build/e2e/long.jsonl');
fs.writeFileSync(longCorpus, [long, { id: 'short', title: 'A short one', date: '2025-01-01', source: 'Bench', text: 'Nothing was said.' }].map((one) => JSON.stringify(one) + '\n').join(''));

// One article with an original to open, one whose address is no place to go.
const links = path.join(root, 'build/e2e/links.jsonl');
fs.writeFileSync(links, ['https://paper.example/\u202Ea', 'javascript:alert(1)'].map((url, i) => JSON.stringify({
  id: `links-${i}`, title: `Nu\u202Ember ${i}`, url, text: 'We agreed, and nothing more was said.' }) + '\n').join(''));

// Many quotations, in more shards than a list's first rows need.
const quotedCorpus = path.join(root, 'build/e2e/quoted.jsonl');
fs.writeFileSync(quotedCorpus, Array.from({ length: 600 }, (_, i) => JSON.stringify({
  id: `quoted-${i}`, title: `The council meets for the ${i}th time`, date: `2025-${String(1 + i % 12).padStart(2, '0')}-${String(1 + i % 28).padStart(2, '0')}`, source: `Paper ${i % 3}`,
  text: `“We will mend the ${words[i % 14]} ${words[(i * 3 + 1) % 14]} number ${i} this year,” Mara Lind said.\n\n` +
    Array.from({ length: 200 }, (_, j) => words[(i * 5 + j * j) % 14]).join(' ') + '.',
}) + '\n').join(''));

const sites = {
  many: build('many', many),
  long: build('long', longCorpus),
  sample: build('sample', path.join(root, 'seeds')),
  demo: build('demo', path.join(root, 'assets/demo')),
  hostile: build('hostile', hostile),
  links: build('links', links),
  scripts: build('scripts', path.join(root, 'tests/e2e/scripts.jsonl')),
  quoted: build('quoted', quotedCorpus),
  quotedCorpus,
};
const screenshots = path.join(root, 'build/screenshots');
fs.mkdirSync(screenshots, { recursive: true });

startCases(sites);
explorerCases(sites, screenshots);
hostCases(sites);
fetchCases(sites);
shardCases(sites);
readingCases(sites, long, program);
savingCases(sites, program);
scriptCases(sites, path.join(root, 'tests/e2e/scripts.jsonl'));
singleFileCases(program, app, path.join(root, 'assets/demo'), path.join(root, 'build/e2e/single'));
accessCases(sites, screenshots);
openCases(sites, program, app, screenshots);
process.exit(await runAll(process.argv[2]) > 0 ? 1 : 0);
