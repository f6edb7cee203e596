// The work of tools/screenshots.sh: one picture for each view, theme and width, then a sheet of all of them.
import fs from 'node:fs';
import path from 'node:path';

import { launch, openExplorer, serve } from '../tests/e2e/harness.mjs';

const widths = { narrow: [390, 844], medium: [1024, 768], wide: [1680, 1050] };
const themes = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'light', contrast: 'more' },
};
const out = 'build/screenshots';

// The views of a site: each page, and the first article and the most quoted person of the collection.
async function routesOf(browser, address) {
  const page = await openExplorer(browser, address + '#/articles');
  const routes = { overview: '/', articles: '/articles', quotes: '/quotes', people: '/people' };
  const href = (pattern) => page.locator(`#mirror a[href*="${pattern}"]`).first().getAttribute('href', { timeout: 2000 }).catch(() => null);
  const article = await href('article=');
  if (article) routes.article = article.slice(1);
  await page.close();
  return routes;
}

async function photograph(site, shots) {
  const server = await serve(site);
  const name = path.basename(path.resolve(site));
  for (const [theme, media] of Object.entries(themes)) {
    for (const [width, [w, h]] of Object.entries(widths)) {
      const { browser, close } = await launch({ viewport: { width: w, height: h }, ...media });
      for (const [view, route] of Object.entries(await routesOf(browser, server.address))) {
        const page = await openExplorer(browser, server.address + '#' + route);
        const file = `${name}-${view}-${width}-${theme}.png`;
        await page.screenshot({ path: path.join(out, file) });
        shots.push(file);
        await page.close();
      }
      await close();
    }
  }
  server.close();
}

// A page of all pictures, and a picture of that page.
async function makeSheet(shots) {
  const figures = shots.map((file) => `<figure><img src="${file}"><figcaption>${file}</figcaption></figure>`).join('\n');
  fs.writeFileSync(path.join(out, 'sheet.html'), `<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>body{font:12px sans-serif;margin:16px;display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
figure{margin:0}img{height:300px;border:1px solid #888}</style>
${figures}`);
  const { browser, close } = await launch({ viewport: { width: 1800, height: 1000 } });
  const page = await browser.newPage();
  await page.goto('file://' + path.resolve(out, 'sheet.html'));
  await page.screenshot({ path: path.join(out, 'sheet.png'), fullPage: true });
  await close();
}

fs.mkdirSync(out, { recursive: true });
const shots = [];
for (const site of process.argv.slice(2)) await photograph(site, shots);
await makeSheet(shots);
console.log(`${shots.length} pictures in ${out}; sheet.png shows all of them`);
