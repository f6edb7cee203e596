// What the browser tests share: a small file server on loopback, Chromium, and the list of what passed and failed.
//
// A test fails on its own checks, and on anything that the browser complains of: errors in the console, exceptions,
// violations of the page's Content-Security-Policy, requests to another host.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const { chromium } = createRequire(import.meta.url)('playwright-core');

// What Chromium is started with; bench/explorer starts it with the same.
export const chromiumPath = process.env.VERBATIM_CHROMIUM || '/usr/bin/chromium';
export const flags = ['--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
export const softwareWebGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.json': 'application/json', '.ttf': 'font/ttf' };

// Serves `folder` under /some/where/, in parts where `ranges` says so. `answers` maps a path below that to what is sent in its
// place: a status, text, bytes, or { wait, bytes }: bytes after so many milliseconds. `requests` lists what was asked for:
// {name, range}.
export async function serve(folder, answers = new Map(), { ranges = false } = {}) {
  const prefix = '/some/where/';
  const requests = [];
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(prefix.length) || 'index.html';
    const instead = [...answers].find(([pattern]) => new RegExp(pattern).test(name));
    const file = path.join(folder, path.normalize('/' + name));
    requests.push({ name, range: request.headers.range });
    if (typeof instead?.[1] === 'number' || (!instead && !fs.existsSync(file))) {
      response.writeHead(instead?.[1] ?? 404, { 'content-type': 'text/html' });
      response.end('<h1>Not here</h1>');
      return;
    }
    const range = ranges && !instead && /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (range) {
      const whole = fs.readFileSync(file);
      response.writeHead(206, { etag: '"1"', 'content-range': `bytes ${range[1]}-${range[2]}/${whole.length}`, 'content-type': 'application/octet-stream' });
      response.end(whole.subarray(+range[1], +range[2] + 1));
      return;
    }
    response.writeHead(200, { etag: '"1"', 'content-type': types[path.extname(name)] ?? 'application/octet-stream' });
    const waited = instead?.[1]?.wait;
    if (waited) setTimeout(() => response.end(instead[1].bytes), waited);
    else response.end(instead ? instead[1] : fs.readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}${prefix}`, requests, close: () => server.close() };
}

const running = new Map();  // one Chromium with WebGL and one without: to start one costs more than most cases

async function chromiumWith(webgl) {
  if (!running.get(webgl)?.isConnected()) {
    running.set(webgl, await chromium.launch({
      executablePath: chromiumPath,
      args: [...flags, ...(webgl ? softwareWebGL : ['--disable-3d-apis'])],
    }));
  }
  return running.get(webgl);
}

// A reader's browser, with a cache, storage and history of its own. With `webgl` false there is no WebGL at all, as on some machines.
export async function launch({ webgl = true, ...context } = {}) {
  const browser = await (await chromiumWith(webgl)).newContext({ viewport: { width: 1400, height: 900 }, ...context });
  return { browser, close: () => browser.close() };
}

const patience = 60000;  // milliseconds: the machine may be busy with others' work

// A page that notes every complaint in page.complaints.
export async function openPage(browser, address) {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  page.complaints = [];
  page.on('console', (message) => { if (message.type() === 'error') page.complaints.push(message.text()); });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['127.0.0.1', ''].includes(url.hostname)) page.complaints.push('a request to ' + url.hostname);
  });
  await page.addInitScript(() => addEventListener('securitypolicyviolation',
    (event) => console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI)));
  await page.goto(address);
  return page;
}

// The explorer, past its first frame and at rest.
export async function openExplorer(browser, address) {
  const page = await openPage(browser, address);
  await page.waitForFunction(() => document.documentElement.classList.contains('running'));
  await settle(page);
  return page;
}

// Runs `use` with a site's explorer open at `route`.
export async function explore(site, route, use, context = {}) {
  const server = await serve(site);
  const { browser, close } = await launch(context);
  try {
    await use(await openExplorer(browser, server.address + (route ? '#' + route : '')), browser);
  } finally {
    await close();
    server.close();
  }
}

// Waits until the browser had three occasions to draw, a fifth of a second apart, and the explorer used none of them: on a
// busy machine a frame that is due may come late.
export async function settle(page) {
  let before = -1, quiet = 0;
  for (let turn = 0; turn < 200 && quiet < 3; turn++) {
    const now = await page.evaluate(() => new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.verbatimFrames)))));
    quiet = now === before ? quiet + 1 : 0;
    before = now;
    await page.waitForTimeout(200);
  }
  if (quiet < 3) throw new Error('frames are drawn without end');
}

// How many colours the screen shows, and how bright it is on average (0 to 255).
export async function look(page) {
  const shot = (await page.screenshot()).toString('base64');
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    let light = 0;
    for (const pixel of pixels) light += ((pixel & 255) + (pixel >> 8 & 255) + (pixel >> 16 & 255)) / 3;
    return { colours: new Set(pixels).size, brightness: light / pixels.length };
  }, shot);
}

// --- cases -------------------------------------------------------------------------------------------------------

const cases = [];
export function test(name, run) { cases.push({ name, run }); }

export function check(condition, message) { if (!condition) throw new Error(message); }
export function equal(found, expected, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  check(a === b, `${what}: found ${a}, expected ${b}`);
}
// Asks again until the answer is true: the explorer answers in a later frame.
export async function eventually(what, ask) {
  let last;
  for (const until = Date.now() + patience; Date.now() < until;) {
    last = await ask();
    if (last === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} (last: ${JSON.stringify(last)})`);
}
export function expectNoComplaints(page) { equal(page.complaints, [], 'what the browser complains of'); }

// Runs the cases whose name contains `filter`; returns the number of failures.
export async function runAll(filter = '') {
  let passed = 0, failed = 0;
  for (const { name, run } of cases.filter((one) => one.name.includes(filter))) {
    try {
      await run();
      passed++;
      console.log('ok      ' + name);
    } catch (error) {
      failed++;
      console.log('FAILED  ' + name + '\n        ' + error.message.split('\n').slice(0, 12).join('\n        '));
    }
  }
  for (const browser of running.values()) await browser.close().catch(() => {});
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}
