// The page's life: loading the program, its frames, addresses, files and what else it asks of the browser.

const statusLine = document.getElementById('status');
const progressBar = document.getElementById('progress');
const root = document.documentElement;

let running = false;       // the first frame is on the screen
let failed = false;
let startFilesPending = 0;  // files that the program asked for before that
let filesUnderWay = 0;      // all that somebody waits for

// --- starting, and failing to ------------------------------------------------------------------------------------

function failStart(reason) {
  failed = true;
  progressBar.hidden = true;
  root.classList.remove('running');
  scroller.hidden = true;
  statusLine.hidden = false;
  statusLine.className = 'failed';
  statusLine.setAttribute('role', 'alert');
  statusLine.textContent = 'The explorer, with search and filters, cannot be shown here: ' + reason + '. The articles can be read below.';
}

Module['onAbort'] = () => failStart('the program stopped because of a fault of its own');
// The browser's own loading would neither show progress nor explain a failure.
Module['instantiateWasm'] = (imports, receive) => {
  loadProgram(imports).then(receive, (error) => failStart('its program could not be loaded: ' + error.message));
  return {};
};

async function loadProgram(imports) {
  const path = appScript.dataset.wasm;
  progressBar.hidden = false;
  loadStartFiles((part) => { progressBar.value = part; });
  const { bytes } = await takeFile(path, null);
  if (bytes.length !== startFiles.get(path).size) throw new Error('it arrived incomplete');
  return (await WebAssembly.instantiate(bytes, imports)).instance;
}

// No antialiasing: ImGui smooths its own edges.
const webgl = canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false, powerPreference: 'low-power' });
if (typeof WebAssembly !== 'object') failStart('this browser has no WebAssembly');
else if (!webgl) failStart('this browser offers no WebGL 2, or it is switched off');
else rememberState(webgl);
// Without an instance the program waits for ever, and nothing of it is loaded.
if (failed) Module['instantiateWasm'] = () => ({});

// ImGui's renderer asks for the state of the context before each frame, some fifteen things, to put them back after it. Each
// question waits until the graphics process has done all that it was told before: most of a frame's time. Nobody else draws
// here, so what is put back is what was found the first time; the one thing that changes, the viewport, each frame sets itself.
function rememberState(context) {
  const known = new Map(), ask = context.getParameter.bind(context);
  context.getParameter = (name) => {
    if (context.isContextLost()) return ask(name);
    if (!known.has(name)) known.set(name, ask(name));
    return known.get(name);
  };
}

Module['onRuntimeInitialized'] = () => setTimeout(() => { if (!failed) startPage(); });

// main() has run, and has left its frame waiting.
function startPage() {
  scroller.hidden = false;
  scroller.style.visibility = 'hidden';
  startInput();
  startMirrorEvents();
  startPreferences();
  startSize();
  tellKeptTexts();
  tellRoute();
  addEventListener('popstate', tellRoute);
  addEventListener('hashchange', tellRoute);
  requestFrames(1);
}

function showExplorer() {
  running = true;
  scroller.style.visibility = '';
  root.classList.add('running');
  offerAhead();
}

// --- frames ------------------------------------------------------------------------------------------------------

let framesWanted = 0, frameScheduled = false, contextLost = false;
window.verbatimFrames = 0;  // drawn so far: what tests of idleness look at

function requestFrames(count) {
  framesWanted = Math.max(framesWanted, count);
  if (framesWanted > 0 && !frameScheduled && !contextLost && !failed) {
    frameScheduled = true;
    requestAnimationFrame(drawFrame);
  }
}

function drawFrame(milliseconds) {
  frameScheduled = false;
  if (contextLost || failed) return;
  applySize();
  window.verbatimFrames++;
  framesWanted--;
  try {
    requestFrames(_verbatim_frame(milliseconds / 1000));
  } catch (error) {
    failStart('the program stopped because of a fault of its own');
    throw error;
  }
  if (!running && startFilesPending === 0) showExplorer();
}

canvas.addEventListener('webglcontextlost', (event) => { event.preventDefault(); contextLost = true; });
canvas.addEventListener('webglcontextrestored', () => {
  contextLost = false;
  _verbatim_context_restored();
  requestFrames(3);
});

// --- size and preferences ----------------------------------------------------------------------------------------

let newSize = null;

// The canvas's buffer is resized in the frame that fills it: resized at once, it would flash empty.
function applySize() {
  if (!newSize) return;
  const size = newSize;
  newSize = null;
  if (canvas.width !== size.deviceWidth || canvas.height !== size.deviceHeight) {
    canvas.width = size.deviceWidth;
    canvas.height = size.deviceHeight;
  }
  _verbatim_resized(size.width, size.height, size.deviceWidth, size.deviceHeight);
}

function startSize() {
  const take = (width, height, deviceWidth, deviceHeight) => {
    newSize = { width, height, deviceWidth, deviceHeight };
    requestFrames(3);
  };
  const scaled = (length) => Math.round(length * devicePixelRatio);
  take(canvas.clientWidth, canvas.clientHeight, scaled(canvas.clientWidth), scaled(canvas.clientHeight));
  const observer = new ResizeObserver((entries) => {
    const entry = entries[0], box = entry.devicePixelContentBoxSize && entry.devicePixelContentBoxSize[0];
    const width = entry.contentRect.width, height = entry.contentRect.height;
    // The exact box, without which a fractional zoom may be off by a pixel. It is only believed where it agrees with the
    // pixel ratio otherwise: an emulated ratio (developer tools) does not reach it.
    if (box && Math.abs(box.inlineSize - scaled(width)) <= 1) take(width, height, box.inlineSize, box.blockSize);
    else take(width, height, scaled(width), scaled(height));
  });
  try { observer.observe(canvas, { box: 'device-pixel-content-box' }); } catch (error) { observer.observe(canvas); }
}

// 0xRRGGBB of one of CSS's system colours, which follow the palette that the system forces on pages.
function systemColour(name) {
  const probe = Object.assign(document.createElement('span'), { hidden: true });
  probe.style.color = name;
  document.body.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
  probe.remove();
  return red << 16 | green << 8 | blue;
}

function startPreferences() {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-reduced-motion: reduce)', '(pointer: coarse)', '(forced-colors: active)']
    .map((query) => matchMedia(query));
  const send = () => {
    const bits = queries.reduce((sum, query, i) => sum | (query.matches ? 1 << i : 0), 0);
    const colours = ['Canvas', 'CanvasText', 'LinkText', 'Highlight'].map(systemColour);
    withCopies([(navigator.languages || [navigator.language]).join(',') || 'en', location.href.split('#')[0]], (...strings) => _verbatim_preferences(bits, ...colours, ...strings));
    requestFrames(3);
  };
  queries.forEach((query) => query.addEventListener('change', send));
  send();
}

// --- addresses ---------------------------------------------------------------------------------------------------

let lastRoute = null;

function tellRoute() {
  const route = location.hash.slice(1);
  if (route === lastRoute) return;  // popstate and hashchange both come
  lastRoute = route;
  withCopies([route], (pointer, length) => _verbatim_route_changed(pointer, length));
}

function setRoute(route, push) {
  history[push ? 'pushState' : 'replaceState'](null, '', '#' + route);
  lastRoute = location.hash.slice(1);
}

// --- what is kept for the next visit -----------------------------------------------------------------------------

// In the browser's own storage, where it allows that, and apart for each site of a host.
const keptPrefix = 'verbatim ' + location.pathname + ' ';

function keepText(key, text) {
  try {
    if (text) localStorage.setItem(keptPrefix + key, text);
    else localStorage.removeItem(keptPrefix + key);
  } catch (error) { /* storage is full or switched off: then nothing is kept */ }
}

function tellKeptTexts() {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(keptPrefix))
        withCopies([name.slice(keptPrefix.length), localStorage.getItem(name)], (...strings) => _verbatim_text_kept(...strings));
  } catch (error) { /* as above */ }
}

// --- files -------------------------------------------------------------------------------------------------------

function fetchForProgram(path, first, size) {
  const isStart = !running;
  if (isStart) startFilesPending++;
  const finish = () => { if (isStart) startFilesPending--; filesUnderWay--; drawAfterFile(); };
  filesUnderWay++;
  somethingWanted();
  takeFile(path, size > 0 ? { first, size } : null).then(async ({ bytes, partial }) => {
    // Runs that the browser sets have these fonts before any other, so it has to have them when they are measured.
    if (/\.ttf$/.test(path)) await offerFont(path, bytes);
    withCopies([path, bytes], (...strings) => _verbatim_file_arrived(...strings, first, size, partial));
    finish();
  }, (error) => {
    // Without its table of contents there is nothing to explore, and the plain page is the better answer.
    if (path === manifestPath && !running) { failStart('the collection could not be loaded: ' + error.message); return; }
    withCopies([path, error.message], (...strings) => _verbatim_file_failed(...strings, first, size));
    finish();
  });
}

// A few files are what somebody waits to see. Where many come, as for a file that is saved, a frame for each would take the time of the
// files.
const manyFiles = 16, settlingFrames = 4, lull = 1000;  // the last in milliseconds
let frameAfterLull = false;

function drawAfterFile() {
  if (filesUnderWay < manyFiles) { requestFrames(settlingFrames); return; }
  if (frameAfterLull) return;
  frameAfterLull = true;
  setTimeout(() => { frameAfterLull = false; requestFrames(1); }, lull);
}

// --- fetching ahead ----------------------------------------------------------------------------------------------

// The index of some thirty thousand articles. Nothing where bytes are dear, as far as the browser tells.
const mostAhead = 16 * 2 ** 20;

window.verbatimAhead = 'not begun';  // 'refused', 'allowed', 'resting', 'broken off' or 'done': what tests of fetching wait for

// So many files are fetched for somebody who only looks at the first page. The rest is for those who go on: so many more each time that
// the program needs a file that nobody foresaw.
const aheadAtRest = 64;
let somethingWanted = () => {};

function offerAhead() {
  const connection = navigator.connection || {};
  const dear = connection.saveData || connection.type === 'cellular' || /[23]g/.test(connection.effectiveType || '');
  window.verbatimAhead = dear || fromDisk ? 'refused' : 'allowed';
  if (window.verbatimAhead === 'allowed') _verbatim_ahead_allowed(mostAhead);
}

// One file at a time into the browser's cache. It ends with the first that cannot be had: whoever needs it will say so.
async function fetchAhead(paths) {
  let asked = 0;
  for (const path of paths) {
    if (asked++ === aheadAtRest) {
      asked = 1;
      window.verbatimAhead = 'resting';
      await new Promise((resolve) => { somethingWanted = resolve; });
      window.verbatimAhead = 'allowed';
    }
    await untilIdle();
    // The second time past the cache, should that fail to complete a file of which it has parts.
    if (!await isFetched(path, 'force-cache') && !await isFetched(path, 'reload')) {
      window.verbatimAhead = 'broken off';
      return;
    }
    fetchedAhead.add(path);
  }
  window.verbatimAhead = 'done';
}

async function isFetched(path, cache) {
  try {
    const response = await fetch(path, { cache, priority: 'low' });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) { return false; }
}

// A browser on a busy machine may find no idle moment for minutes.
const mostIdleWait = 250;  // milliseconds

const untilIdle = () => new Promise((resolve) => {
  const whenFree = window.requestIdleCallback ? (call) => requestIdleCallback(call, { timeout: mostIdleWait }) : (call) => setTimeout(call, 50);
  const look = () => { if (filesUnderWay === 0 && !document.hidden) resolve(); else setTimeout(() => whenFree(look), 200); };
  whenFree(look);
});

// The mirror sets its words in the fonts that the canvas shows, so that a selection covers the drawn words.
function offerFont(path, bytes) {
  const match = /(inter|source-serif-4)-.*?(\d{3})-(normal|italic)\.ttf$/.exec(path);
  if (!match) return Promise.resolve();
  const face = new FontFace(match[1] === 'inter' ? 'Inter' : 'Source Serif 4', bytes.buffer.slice(0), { weight: match[2], style: match[3] });
  return face.load().then(() => document.fonts.add(face), () => {});
}

// --- the clipboard, saving, links --------------------------------------------------------------------------------

function copyText(text) {
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(() => copyBySelection(text));
  else copyBySelection(text);
}

// For pages without a secure address, which have no clipboard of the new kind.
function copyBySelection(text) {
  const area = document.createElement('textarea'), keeper = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  keeper.focus();
}

function clickLink(attributes) {
  const link = Object.assign(document.createElement('a'), attributes);
  document.body.append(link);
  link.click();
  link.remove();
}

function saveFile(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  clickLink({ href: url, download: name });
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// A click on a real link opens it by itself; the program, which saw the same press, then asks for it again.
let nativeLink = { url: '', time: 0 };

function noteNativeLink(url) { nativeLink = { url, time: performance.now() }; }

// As src/text/web_address.h has it; addresses come from articles.
function isWebAddress(url) {
  try {
    return /^https?:\/\/[^\x00-\x20\x7f/\\?#][^\x00-\x20\x7f]*$/i.test(url) && /^https?:$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}

function openLink(url) {
  if (!isWebAddress(url)) return;
  if (new URL(url).href === nativeLink.url && performance.now() - nativeLink.time < 1000) return;
  clickLink({ href: url, target: '_blank', rel: 'noopener noreferrer' });
}
