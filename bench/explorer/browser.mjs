// node browser.mjs SITE LONG_SITE: what the explorer's frames cost in headless Chromium.
//
// A frame is the callback that the page hands to requestAnimationFrame, from its start until the page's elements are laid out
// again: models, layout, draw lists, OpenGL calls, the mirror and the text layer. Rasterising is the graphics card's (here
// software, in another process) and not counted. Times are processor time of the page's main thread, from Chromium's tracing:
// what a busy machine or that software does to them is left out.
import fs from 'node:fs';
import { launch, openPage, serve, settle } from '../../tests/e2e/harness.mjs';

const [, , site, longSite] = process.argv;

// Runs in the page before its own scripts.
function prepare() {
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => ask((time) => {
    callback(time);
    document.documentElement.offsetHeight;
    performance.mark('bench frame');  // tells the explorer's frames from those below
  });
  window.benchNextFrame = () => new Promise((resolve) => ask(() => setTimeout(resolve)));
  window.benchFrames = async (count) => { for (let i = 0; i < count; i++) await benchNextFrame(); };
  window.benchWheel = (x, y, by) => document.elementFromPoint(x, y)
    .dispatchEvent(new WheelEvent('wheel', { deltaY: by, clientX: x, clientY: y, bubbles: true, cancelable: true }));
  window.benchPointer = (kind, x, y) => document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(kind,
    { clientX: x, clientY: y, button: 0, buttons: kind === 'pointerup' ? 0 : 1, pointerType: 'mouse', pointerId: 1, bubbles: true, cancelable: true }));
}

// What Chromium traces while `run` does its work, on the thread of the explorer's frames: returned are the explorer's frames and the sums of the tasks between marks named "step", in milliseconds of processor
// time, and which process it was.
async function traced(page, run) {
  const devtools = await page.context().newCDPSession(page), events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] },
  });
  const result = await run();
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  await devtools.detach();
  const marks = events.filter((event) => event.cat.includes('blink.user_timing') && event.name === 'bench frame');
  const here = events.filter((event) => marks.length && event.pid === marks[0].pid && event.tid === marks[0].tid);
  const inside = (outer, at) => at >= outer.ts && at <= outer.ts + outer.dur;
  const frames = here.filter((event) => event.name === 'FireAnimationFrame' && event.ph === 'X' && marks.some((mark) => inside(event, mark.ts)));
  const tasks = here.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && event.ph === 'X');
  const stepTimes = here.filter((event) => event.name === 'step').map((event) => event.ts).sort((a, b) => a - b);
  const steps = stepTimes.slice(0, -1).map((from, i) => milliseconds(tasks.filter((task) => task.ts >= from && task.ts < stepTimes[i + 1])).reduce((a, b) => a + b, 0));
  return { result, frames: milliseconds(frames), steps, process: marks.length ? marks[0].pid : 0 };
}

// An event that the trace's start or end cuts has no duration.
const milliseconds = (events) => events.filter((event) => event.tdur !== undefined).map((event) => event.tdur / 1000);

const print = (what, times, budget) => {
  if (!times.length) { console.log(what.padEnd(44) + ' nothing was measured'); process.exitCode = 1; return; }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(2).padStart(7);
  console.log(`${what.padEnd(44)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   worst ${at(1)} ms   n ${times.length}   (wanted: ${budget})`);
};

async function withPage(folder, route, use) {
  const server = await serve(folder);
  const { browser, close } = await launch({ viewport: { width: 1400, height: 1000 } });
  await browser.addInitScript(prepare);
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
  const { frames } = await traced(page, () => page.evaluate(async (at) => {
    benchPointer('pointermove', at, 600);
    await benchNextFrame();
    for (let i = 0; i < 300; i++) { benchWheel(at, 600, i % 100 < 80 ? 160 : -320); await benchNextFrame(); }
  }, x));
  print('scrolling ' + what, frames, 'p95 ≤ 8 ms');
}

// All that the thread does from a key until the frames have followed: the field, the search, the list, the filters' counts.
async function typing(page, words) {
  const once = () => page.evaluate(async (text) => {
    const field = document.querySelector('#mirror [role=search] input');
    field.focus();
    for (let i = 1; i <= text.length; i++) {
      performance.mark('step');
      field.value = text.slice(0, i);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      for (let turn = 0; turn < 20 && !location.hash.includes(encodeURIComponent(field.value.trim())); turn++) await benchNextFrame();
      await benchFrames(3);
    }
    performance.mark('step');
  }, words);
  await goTo(page, '/articles');
  await once();  // fetches the shards
  await settle(page);
  await goTo(page, '/articles');
  print('key press to the list redrawn', (await traced(page, once)).steps, 'p95 ≤ 50 ms');
}

// The histogram's right handle, or its left end where nothing is chosen, is drawn to the right by 4 px a step.
async function brushing(page) {
  await goTo(page, '/articles');
  const { result, steps } = await traced(page, () => page.evaluate(async () => {
    const box = document.querySelector('#mirror [role=img]').getBoundingClientRect(), y = box.y + box.height / 2;
    const heading = () => document.querySelector('#mirror section [role=status]').textContent;
    benchPointer('pointermove', box.x + 2, y);
    await benchNextFrame();
    benchPointer('pointerdown', box.x + 2, y);
    await benchFrames(2);
    let followed = 0, reached = 0, before = heading(), dates = location.hash;
    for (let x = 4; x < box.width - 2; x += 4) {
      performance.mark('step');
      benchPointer('pointermove', box.x + x, y);
      await benchFrames(2);
      if (location.hash !== dates) reached++;
      if (heading() !== before) followed++;
      before = heading();
      dates = location.hash;
    }
    performance.mark('step');
    benchPointer('pointerup', box.x + box.width - 2, y);
    return { followed, reached };
  }));
  print('brushing: to counts and list redrawn', steps, 'every frame follows');
  console.log(`  another stretch of dates was chosen in ${result.reached} steps, and the count had changed two frames later in ${result.followed}`);
}

async function longArticle(page) {
  const opened = [], widths = [];
  for (let i = 0; i < 10; i++) {
    await page.evaluate(async () => { location.hash = '/articles'; await benchFrames(12); });
    opened.push(Math.max(...(await traced(page, () => page.evaluate(async () => { location.hash = '/articles?article=long'; await benchFrames(12); }))).frames));
  }
  print('opening 20,000 words: the longest frame', opened, '≤ 30 ms');
  for (let width = 1400; width > 1100; width -= 30) {
    widths.push(Math.max(...(await traced(page, async () => { await page.setViewportSize({ width, height: 1000 }); await settle(page); })).frames));
  }
  print('their width changed: the longest frame', widths, '≤ 30 ms');
  await scrolling(page, 'them', null, 900);
}

// Memory that a process has for itself, in megabytes.
function ownMemory(pid) {
  const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...rollup.matchAll(/^Private_\w+:\s+(\d+)/gm)].reduce((sum, match) => sum + Number(match[1]), 0) / 1024;
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
  const { process } = await traced(page, async () => { await page.keyboard.press('k'); await settle(page); });
  const devtools = await browser.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const heap = (await devtools.send('Runtime.getHeapUsage')).usedSize / 1048576;
  const wasm = await page.evaluate(() => HEAPU8.length) / 1048576;
  const own = ownMemory(process);
  console.log(`after 200 steps: WebAssembly ${wasm.toFixed(0)} MB, JavaScript ${heap.toFixed(0)} MB, the page's process ${own.toFixed(0)} MB of its own   (wanted: ≤ 250 MB)`);
}

async function idleness(page) {
  await settle(page);
  const before = await page.evaluate(() => window.verbatimFrames);
  await page.waitForTimeout(3000);
  console.log(`frames drawn in 3 idle seconds: ${await page.evaluate(() => window.verbatimFrames) - before}   (wanted: 0)`);
}

const parts = {
  views: () => withPage(site, '/', async (page) => {
    await scrolling(page, 'the overview', '/', 700);
    await scrolling(page, 'articles', '/articles', 500);
    await scrolling(page, 'quotes', '/quotes', 900);
    await scrolling(page, 'people', '/people', 900);
    await scrolling(page, 'words', '/words?q=minister', 900);
    await goTo(page, '/articles');
    await page.keyboard.press('j');
    await settle(page);
    await scrolling(page, 'an article', null, 1100);
    await typing(page, 'government president minister');
    await brushing(page);
  }),
  long: () => withPage(longSite, '/articles', longArticle),
  session: () => withPage(site, '/', async (page, browser) => {
    await session(page, browser);
    await idleness(page);
  }),
};
for (const [name, run] of Object.entries(parts)) if (!process.env.ONLY || process.env.ONLY === name) await run();
