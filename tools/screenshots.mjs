// The work of tools/screenshots.sh: a picture of each view of each site in each theme and width, in Chromium and of the desktop
// program, and a sheet of each view.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { launch, openExplorer, serve, settle } from '../tests/e2e/harness.mjs';

const widths = { narrow: [390, 844], medium: [1024, 768], wide: [1680, 1050] };
const themes = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'light', contrast: 'more' },
};
const out = 'build/screenshots';
const only = new RegExp(process.env.ONLY || '');  // of the pictures' names: to look at a few again
const desktop = 'build/run/bin/verbatim-desktop';

// The views: an address, and what is done there before the picture is taken.
async function viewsOf(address) {
  const { browser, close } = await launch();
  const page = await openExplorer(browser, address + '#/articles');
  const href = async (selector) =>
    (await page.locator(selector).first().getAttribute('href', { timeout: 3000 }).catch(() => null))?.slice(1);
  const article = await href('#mirror a[href*="article="]');
  await page.evaluate(() => { location.hash = '/quotes'; });
  await settle(page);
  const speaker = await href('#mirror nav a[href*="speaker="]');
  await close();
  const keys = (...names) => async (one) => { for (const name of names) await one.keyboard.press(name); };
  const views = {
    overview: ['/'],
    articles: ['/articles'],
    quotes: ['/quotes'],
    people: ['/people'],
    words: ['/words?q=minister'],
    nothing: ['/articles?q=zebra%20quagga'],
    found: ['/articles?q=said%3Apeople&sort=newest'],
    wrong: ['/articles', async (one) => { await one.keyboard.press('/'); await one.keyboard.type('peace OR date:someday'); await one.keyboard.press('Enter'); }],
    suggestions: ['/articles', async (one) => { await one.keyboard.press('/'); await one.keyboard.type('sp'); }],
    palette: ['/articles', keys('Control+k')],
    shortcuts: ['/articles', keys('?')],
    filters: ['/articles', keys('f')],
    context: [speaker || '/quotes', async (one) => { await keys('j', 'x')(one); }],
    evidence: [speaker || '/quotes', async (one) => { await keys('j', 'e')(one); }],
  };
  if (article) views.article = [article];
  if (speaker) views.speaker = [speaker];
  return views;
}

const pictures = [];
const wanted = (name) => only.test(name);

async function photograph(site, server, views, theme, width) {
  const files = Object.keys(views).map((view) => [view, `${site}-${view}-${width}-${theme}.png`]).filter(([, file]) => wanted(file));
  if (!files.length) return;
  const [w, h] = widths[width];
  const { browser, close } = await launch({ viewport: { width: w, height: h }, ...themes[theme] });
  let page = null;
  for (const [view, file] of files) {
    const [route, prepare] = views[view];
    // What was typed or opened for a picture would be in the next one.
    if (!page) page = await openExplorer(browser, server.address + '#' + route);
    else { await page.evaluate((hash) => { location.hash = hash; }, route); await settle(page); }
    if (prepare) { await prepare(page); await settle(page); }
    await page.screenshot({ path: path.join(out, file) });
    pictures.push(file);
    if (prepare) { await page.close(); page = null; }
  }
  await close();
}

// The same views in the desktop program, which needs a display (xvfb-run lends one).
function photographDesktop(folder, site, theme) {
  if (!fs.existsSync(desktop)) return;
  for (const [view, route] of Object.entries({ overview: '/', articles: '/articles', quotes: '/quotes', people: '/people', words: '/words?q=minister' })) {
    const file = `${site}-${view}-desktop-${theme}.png`;
    if (!wanted(file)) continue;
    execFileSync('xvfb-run', ['-a', desktop, folder, '--route', route, '--theme', theme, '--size', '1280x800',
      '--screenshot', path.join(out, file)], { stdio: ['ignore', 'ignore', 'inherit'] });
    pictures.push(file);
  }
}

// A sheet of each view of a site, of all its pictures that are in the folder: a row a theme.
async function makeSheets(site) {
  const rows = new Map();  // of a view: theme → files
  for (const file of fs.readdirSync(out).sort()) {
    const [, view, theme] = file.match(new RegExp(`^${site}-([a-z]+)-[a-z]+-([a-z]+)[.]png$`)) || [];
    if (!view) continue;
    if (!rows.has(view)) rows.set(view, new Map(Object.keys(themes).map((one) => [one, []])));
    rows.get(view).get(theme)?.push(file);
  }
  const { browser, close } = await launch({ viewport: { width: 2000, height: 1000 } });
  const page = await browser.newPage();
  for (const [view, byTheme] of rows) {
    const name = `sheet-${site}-${view}`;
    const figures = [...byTheme.values()].map((files) => `<div>${files.map((file) => `<img src="${file}" title="${file}">`).join('')}</div>`);
    fs.writeFileSync(path.join(out, name + '.html'), `<!doctype html><meta charset="utf-8"><title>${name}</title>
<style>body{margin:8px;background:#999}div{display:flex;gap:8px;margin-bottom:8px}img{height:420px}</style>
${figures.join('\n')}`);
    await page.goto('file://' + path.resolve(out, name + '.html'));
    await page.screenshot({ path: path.join(out, name + '.png'), fullPage: true });
  }
  await close();
}

fs.mkdirSync(out, { recursive: true });
for (const folder of process.argv.slice(2)) {
  const site = path.basename(path.resolve(folder)), server = await serve(folder);
  const views = await viewsOf(server.address);
  for (const theme of Object.keys(themes)) {
    for (const width of Object.keys(widths)) await photograph(site, server, views, theme, width);
    photographDesktop(folder, site, theme);
  }
  server.close();
  await makeSheets(site);
}
console.log(`${pictures.length} pictures in ${out}, and sheets of each view`);
