// bench/explorer/scripts.mjs CORPUS [WORK]: how long frames take over articles of 5,000 words in Arabic, Chinese, Hindi and Thai, whose letters the
// browser sets. CORPUS is JSON lines with `lang` and `text`. Needs a built tool and web application (tools/run.sh --no-serve).
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, serve, settle } from '../../tests/e2e/harness.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = process.argv[2], work = process.argv[3] || path.join(root, 'build/bench-scripts');
const words = 5000, languages = { ar: 'Arabic', zh: 'Chinese', hi: 'Hindi', th: 'Thai' };

// Two characters of a script without blanks count as a word.
const count = (text, lang) => (lang === 'zh' || lang === 'th' ? text.length / (lang === 'zh' ? 2 : 5) : text.split(/\s+/).length);
const articles = [];
for (const lang of Object.keys(languages)) {
  let text = '';
  for (const line of fs.readFileSync(corpus, 'utf8').split('\n')) {
    if (!line || count(text, lang) >= words) continue;
    const article = JSON.parse(line);
    if (article.lang === lang) text += (text ? '\n\n' : '') + article.text;
  }
  articles.push({ id: lang, lang, title: languages[lang], date: '2024-01-01', source: 'bench', text });
}
fs.mkdirSync(work, { recursive: true });
fs.writeFileSync(path.join(work, 'long.jsonl'), articles.map((one) => JSON.stringify(one)).join('\n'));
execFileSync(path.join(root, 'build/run/bin/verbatim'), ['build', path.join(work, 'long.jsonl'), '-o', path.join(work, 'site'), '--app', path.join(root, 'build/web/app')],
  { stdio: ['ignore', 'ignore', 'inherit'] });

const server = await serve(path.join(work, 'site'));
const { browser, close } = await launch();
const page = await browser.newPage();
await page.addInitScript(() => {
  window.benchTimes = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (call) => ask((now) => {
    const start = performance.now(), before = window.verbatimFrames;
    call(now);
    if (window.verbatimFrames !== before) window.benchTimes.push(performance.now() - start);
  });
});
await page.goto(server.address + '#/articles');
await page.waitForFunction(() => document.documentElement.classList.contains('running'));
await settle(page);
const times = async () => page.evaluate(() => window.benchTimes.splice(0));
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
for (const lang of Object.keys(languages)) {
  await times();
  await page.evaluate((id) => { location.hash = '/articles?article=' + id; }, lang);
  await settle(page);
  const opening = Math.max(...await times());
  await page.mouse.move(1100, 600);
  for (let i = 0; i < 150; i++) {
    await page.mouse.wheel(0, 120);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await settle(page);
  const first = (await times()).sort((a, b) => a - b);
  for (let i = 0; i < 150; i++) {
    await page.mouse.wheel(0, -120);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await settle(page);
  const again = (await times()).sort((a, b) => a - b);
  console.log(`${languages[lang].padEnd(8)} opening ${opening.toFixed(1)} ms; scrolled for the first time: p50 ${at(first, 0.5)} p95 ${at(first, 0.95)} most ${at(first, 1)} ms; ` +
    `once more: p50 ${at(again, 0.5)} p95 ${at(again, 0.95)} ms`);
}
await close();
server.close();
process.exit(0);
