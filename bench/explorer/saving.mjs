// node saving.mjs ADDRESS [FORMAT] [ROUTE]: how long saving all rows takes in a headless Chromium.
//
//     build/run/bin/verbatim serve SITE --port 8080 &
//     node bench/explorer/saving.mjs http://127.0.0.1:8080/ CSV '/quotes?least=all'
//
// Playwright observes each request, which made 3,300 of them take 50% longer, so this script speaks the DevTools protocol itself.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

import { chromiumPath, flags, softwareWebGL } from '../../tests/e2e/harness.mjs';

const { ws: WebSocket } = createRequire(new URL('../../tests/e2e/', import.meta.url))('playwright-core/lib/utilsBundle');
const [, , address, format = 'CSV', route = '/quotes'] = process.argv;
const patience = 120000;  // milliseconds, for all of it

const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'verbatim-saving-'));
const chromium = spawn(chromiumPath, [...flags, ...softwareWebGL, '--window-size=1400,900', '--remote-debugging-port=0', '--user-data-dir=' + profile, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });

function end(status, words) {
  console.log(words);
  chromium.once('exit', () => { fs.rmSync(profile, { recursive: true, force: true }); process.exit(status); });
  chromium.kill();
}
setTimeout(() => end(1, 'no file after ' + patience / 1000 + ' s'), patience);

const port = await new Promise((resolve) => {
  let said = '';
  chromium.stderr.on('data', (words) => { said += words; const found = /127\.0\.0\.1:(\d+)\//.exec(said); if (found) resolve(found[1]); });
});
const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
const socket = new WebSocket(targets.find(({ type }) => type === 'page').webSocketDebuggerUrl);
await new Promise((resolve) => socket.on('open', resolve));

const waiting = new Map();
socket.on('message', (message) => {
  const { id, result } = JSON.parse(message);
  waiting.get(id)?.(result);
  waiting.delete(id);
});
let last = 0;
const send = (method, params = {}) => new Promise((resolve) => {
  waiting.set(++last, resolve);
  socket.send(JSON.stringify({ id: last, method, params }));
});
const ask = async (expression) => (await send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
async function until(expression) {
  for (;;) {
    const answer = await ask(expression);
    if (answer) return answer;
    await pause(100);
  }
}
async function press(element) {
  const [x, y] = await until(`(() => { const box = (${element})?.getBoundingClientRect(); return box && [box.x + box.width / 2, box.y + box.height / 2]; })()`);
  for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) {
    await send('Input.dispatchMouseEvent', { type, x, y, button: type === 'mouseMoved' ? 'none' : 'left', clickCount: 1 });
    await pause(60);
  }
}

await send('Page.enable');
await send('Page.addScriptToEvaluateOnNewDocument', { source: `{
  Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) });  // or the index would be fetched ahead meanwhile
  const make = URL.createObjectURL, load = window.fetch;
  URL.createObjectURL = (blob) => { window.saved = { at: performance.now(), size: blob.size }; return make.call(URL, blob); };
  window.fetch = (...all) => { window.fetches = (window.fetches ?? 0) + 1; return load(...all); };
}` });
await send('Page.navigate', { url: `${address}#${route}` });
await until(`document.documentElement.classList.contains('running')`);
await pause(4000);
await press(`[...document.querySelectorAll('#mirror button')].find((one) => /Export/.test(one.getAttribute('aria-label') || one.textContent))`);
await until(`window.fetches = 0, true`);
const begin = await ask('performance.now()');
await press(`[...document.querySelectorAll('#mirror [role=menuitem]')].find((one) => (one.getAttribute('aria-label') || one.textContent).trim() === '${format}')`);
const saved = await until('window.saved');
end(0, `${format} of ${route}: ${((saved.at - begin) / 1000).toFixed(1)} s, ${(saved.size / 1e6).toFixed(1)} MB, ${await ask('window.fetches')} files fetched`);
