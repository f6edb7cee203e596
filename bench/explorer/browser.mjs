// node browser.mjs SITE LONG_SITE: what the explorer's frames cost in headless Chromium (software WebGL).
//
// A frame is the callback that the page hands to requestAnimationFrame, from its start until the page's elements are laid out
// again: models, layout, draw lists, OpenGL calls, the mirror and the text layer. Rasterising is the graphics card's and
// not counted.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { launch, openPage, serve, settle } from '../../tests/e2e/harness.mjs';

const [, , site, longSite] = process.argv;

// Runs in the page before its own scripts.
function measureFrames() {
  window.benchFrames = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => ask((time) => {
    const start = performance.now();
    callback(time);
    document.documentElement.offsetHeight;
    window.benchFrames.push(performance.now() - start);
  });
  window.benchNextFrame = () => new Promise((resolve) => ask(() => setTimeout(resolve)));
  window.benchWheel = (x, y, by) => document.elementFromPoint(x, y)
    .dispatchEvent(new WheelEvent('wheel', { deltaY: by, clientX: x, clientY: y, bubbles: true, cancelable: true }));
  window.benchPointer = (kind, x, y) => document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(kind,
    { clientX: x, clientY: y, button: 0, buttons: kind === 'pointerup' ? 0 : 1, pointerType: 'mouse', pointerId: 1, bubbles: true, cancelable: true }));
}

const print = (what, times, budget) => {
  if (!times.length) { console.log(what.padEnd(44) + ' nothing was measured'); return; }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(2).padStart(7);
  console.log(`${what.padEnd(44)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   worst ${at(1)} ms   n ${times.length}   (wanted: ${budget})`);
};

async function withPage(folder, route, use) {
  const server = await serve(folder);
  const { browser, close } = await launch({ viewport: { width: 1400, height: 1000 } });
  await browser.addInitScript(measureFrames);
  const page = await openPage(browser, server.address + '#' + route);
  await page.waitForFunction(() => document.documentElement.classList.contains('running'), null, { timeout: 60000 });
  await settle(page);
  try { await use(page, browser); } finally { await close(); server.close(); }
}

async function goTo(page, route) {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await settle(page);
}

async function scrolling(page, what, route, x) {
  if (route) await goTo(page, route);
  const frames = await page.evaluate(async (at) => {
    benchPointer('pointermove', at, 600);
    await benchNextFrame();
    benchFrames = [];
    for (let i = 0; i < 300; i++) { benchWheel(at, 600, i % 100 < 80 ? 160 : -320); await benchNextFrame(); }
    return benchFrames;
  }, x);
  print('scrolling ' + what, frames, 'p95 ≤ 8 ms');
}

// From the key to the end of the frame in which the list has followed: the one after that in which the address did.
async function typing(page, words) {
  const once = () => page.evaluate(async (text) => {
    const field = document.querySelector('#mirror [role=search] input'), times = [];
    field.focus();
    for (let i = 1; i <= text.length; i++) {
      field.value = text.slice(0, i);
      const start = performance.now();
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      for (let turn = 0; turn < 20 && !location.hash.includes(encodeURIComponent(field.value.trim())); turn++) await benchNextFrame();
      await benchNextFrame();
      times.push(performance.now() - start);
      for (let quiet = 0; quiet < 3; quiet++) await benchNextFrame();
    }
    return times;
  }, words);
  await goTo(page, '/articles');
  await once();  // fetches the shards
  await settle(page);
  await goTo(page, '/articles');
  print('key press to the list redrawn', await once(), 'p95 ≤ 50 ms');
}

async function brushing(page) {
  await goTo(page, '/articles');
  const result = await page.evaluate(async () => {
    const box = document.querySelector('#mirror [role=img]').getBoundingClientRect(), y = box.y + box.height / 2;
    const heading = () => document.querySelector('#mirror main [role=status]')?.textContent ?? '';
    benchPointer('pointermove', box.x + 2, y);
    await benchNextFrame();
    benchPointer('pointerdown', box.x + 2, y);
    await benchNextFrame();
    benchFrames = [];
    let followed = 0, steps = 0, before = heading();
    for (let x = 4; x < box.width - 2; x += 4) {
      benchPointer('pointermove', box.x + x, y);
      await benchNextFrame();
      await benchNextFrame();
      steps++;
      if (heading() !== before) followed++;
      before = heading();
    }
    benchPointer('pointerup', box.x + box.width - 2, y);
    return { frames: benchFrames, followed, steps };
  });
  print('a frame while brushing', result.frames, 'every frame follows');
  console.log(`  the count changed ${result.followed} times in ${result.steps} steps of 4 px, two frames each`);
}

async function longArticle(page) {
  const frames = await page.evaluate(async () => {
    const opened = [];
    for (let i = 0; i < 10; i++) {
      location.hash = '/articles';
      for (let n = 0; n < 12; n++) await benchNextFrame();
      benchFrames = [];
      location.hash = '/articles?article=long';
      for (let n = 0; n < 12; n++) await benchNextFrame();
      opened.push(Math.max(...benchFrames));
    }
    return opened;
  });
  print('opening 20,000 words: the longest frame', frames, '≤ 30 ms');
  const widths = [];
  for (let width = 1400; width > 1100; width -= 30) {
    await page.evaluate(() => { benchFrames = []; });
    await page.setViewportSize({ width, height: 1000 });
    await settle(page);
    widths.push(Math.max(...await page.evaluate(() => benchFrames)));
  }
  print('their width changed: the longest frame', widths, '≤ 30 ms');
  await scrolling(page, 'them', null, 900);
}

// The process that holds the page: memory that is its own, in megabytes.
function ownMemory(pids) {
  const own = pids.map((pid) => {
    const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return [...rollup.matchAll(/^Private_\w+:\s+(\d+)/gm)].reduce((sum, match) => sum + Number(match[1]), 0) / 1024;
  });
  return Math.max(...own);
}

function rendererPids(address) {
  const list = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return list.filter((line) => line.includes('--type=renderer') && line.includes(address)).map((line) => Number(line.trim().split(' ')[0]));
}

// Two hundred things that a reader does, always the same ones.
async function session(page, browser) {
  const words = ['government', 'president', 'economy', 'police', 'court', 'minister', 'school', 'india', 'cricket', 'budget'];
  for (let step = 0; step < 200; step++) {
    const word = words[step % words.length] + (step % 3 ? '' : ' ' + words[(step * 7 + 3) % words.length]);
    const kind = step % 5;
    if (kind === 0) await page.evaluate((hash) => { location.hash = hash; }, '/articles?q=' + encodeURIComponent(word));
    else if (kind === 1) await page.keyboard.press('j');
    else if (kind === 2) await page.evaluate(() => { for (let i = 0; i < 6; i++) benchWheel(1000, 600, 400); });
    else if (kind === 3) await page.evaluate((hash) => { location.hash = hash; }, '/quotes?q=' + encodeURIComponent(word));
    else await page.evaluate(() => { for (let i = 0; i < 6; i++) benchWheel(900, 600, 400); });
    await page.waitForTimeout(60);
  }
  await settle(page);
  const devtools = await browser.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const heap = (await devtools.send('Runtime.getHeapUsage')).usedSize / 1048576;
  const wasm = await page.evaluate(() => HEAPU8.length) / 1048576;
  const profile = new RegExp('user-data-dir=(\\S*verbatim-e2e-\\S*)').exec(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }));
  const own = profile ? ownMemory(rendererPids('verbatim-e2e-')) : NaN;
  console.log(`after 200 steps: WebAssembly ${wasm.toFixed(0)} MB, JavaScript ${heap.toFixed(0)} MB, the page's process ${own.toFixed(0)} MB of its own   (wanted: ≤ 250 MB)`);
}

async function idleness(page) {
  await settle(page);
  const before = await page.evaluate(() => window.verbatimFrames);
  await page.waitForTimeout(3000);
  console.log(`frames drawn in 3 idle seconds: ${await page.evaluate(() => window.verbatimFrames) - before}   (wanted: 0)`);
}

await withPage(site, '/', async (page) => {
  await scrolling(page, 'the overview', '/', 700);
  await scrolling(page, 'articles', '/articles', 500);
  await scrolling(page, 'quotes', '/quotes', 900);
  await scrolling(page, 'people', '/people', 900);
  await goTo(page, '/articles');
  await page.keyboard.press('j');
  await settle(page);
  await scrolling(page, 'an article', null, 1100);
  await typing(page, 'government president minister');
  await brushing(page);
});
await withPage(longSite, '/articles', longArticle);
await withPage(site, '/', async (page, browser) => {
  await session(page, browser);
  await idleness(page);
});
