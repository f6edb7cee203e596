// The site's files, relative to the page. Over HTTP they are fetched; under file://, where a page may not fetch its
// neighbours, their copies in local/ are loaded as classic scripts, each of which calls verbatimFile(path, base64). In the page
// that `verbatim build --single-file` makes they stand as elements of the page, in base64.

const appScript = document.getElementById('verbatim-script');
const inPage = appScript.dataset.local === 'page';
const fromDisk = inPage || location.protocol === 'file:';

// The program asks for data/manifest.json. The page names the one that it was published with, under a name that never changes, so
// page and collection always belong together.
const manifestPath = 'data/manifest.json';
const siteFile = (path) => (path === manifestPath ? appScript.dataset.manifest : path);

// What every start needs, with true sizes, is fetched at once and not one after the other: data-start="path=bytes …".
const startFiles = new Map(appScript.dataset.start.split(' ').map((entry) => {
  const at = entry.lastIndexOf('=');
  return [entry.slice(0, at), { size: Number(entry.slice(at + 1)), received: 0, loading: null }];
}));

function loadStartFiles(progress) {
  let total = 0;
  startFiles.forEach((file) => { total += file.size; });
  startFiles.forEach((file, path) => {
    const count = (received) => {
      file.received = received;
      let sum = 0;
      startFiles.forEach((one) => { sum += one.received; });
      progress(Math.min(sum / total, 1));
    };
    file.loading = loadStartFile(path, file.size, count);
    file.loading.then(() => count(file.size), () => {});  // whoever takes it learns of its failure
  });
}

// A shard is asked for as a part that happens to be all of it: so the program learns whether the host serves ranges.
function loadStartFile(path, size, progress) {
  if (/\.vbs$/.test(path) && !fromDisk) return downloadPart(path, { first: 0, size });
  return loadFile(path, progress).then(whole);
}

const whole = (bytes) => ({ bytes, partial: false });

// The file that every start fetches, or a new request; a second one for the same file is always new. Resolves to {bytes,
// partial}: partial says that the server has sent the range asked for, out of a file that is sent as it is.
function takeFile(name, range) {
  const path = siteFile(name);
  const file = startFiles.get(path);
  const loading = file && file.loading;
  if (loading) file.loading = null;
  return loading || (fromDisk ? loadLocalCopy(path).then(whole) : downloadPart(path, range));
}

// Resolves to the bytes; rejects with an Error whose message finishes the sentence "the file could not be had: …".
// `progress` is told the bytes so far; a server's Content-Length is not asked, for it counts compressed bytes.
function loadFile(path, progress) {
  return fromDisk ? loadLocalCopy(path) : download(path, progress);
}

// What was fetched ahead comes whole out of the browser's cache; a part of it would be asked of the network.
const fetchedAhead = new Set();

async function downloadPart(path, wanted) {
  const range = fetchedAhead.has(path) ? null : wanted;
  const { response, bytes } = await inTurn(() => askFor(path, range));
  const partial = range !== null && response.status === 206 && !response.headers.has('content-encoding') && bytes.length === range.size;
  return { bytes, partial };
}

async function download(path, progress) {
  const { bytes } = await inTurn(() => askFor(path, null, progress));
  return bytes;
}

async function askFor(path, range, progress) {
  const response = await request(path, range), bytes = await readAll(response, progress);
  return { response, bytes };
}

// A host serves others as well: no more requests than these are open to it at a time.
const mostOpen = 20, turns = [];
let openRequests = 0;

async function inTurn(fetching) {
  while (openRequests >= mostOpen) await new Promise((resolve) => { turns.push(resolve); });
  openRequests++;
  try {
    const had = await fetching();
    return had;
  } finally {
    openRequests--;
    const next = turns.shift();
    if (next) next();
  }
}

const triedBefore = new Set();

// Shards and the page's manifest never change under their names: what the browser has of one is good however old, unless it was
// asked for before.
function cachingOf(path) {
  const trusted = fetchedAhead.has(path) || !triedBefore.has(path);  // several parts of one shard are several requests
  return /^data\//.test(path) && trusted ? 'force-cache' : 'default';
}

async function request(path, range) {
  let response;
  try {
    const headers = range ? { range: `bytes=${range.first}-${range.first + range.size - 1}` } : {};
    const cache = cachingOf(path);
    if (!range) triedBefore.add(path);
    response = await fetch(path, { cache, headers });
  } catch (error) {
    throw new Error('no connection to the server');
  }
  if (!response.ok) throw new Error(response.status === 404 ? 'the server has no such file (404)' : 'the server answered ' + response.status);
  // Some hosts answer everything they lack with a page and the status 200.
  if (/^text\/html/.test(response.headers.get('content-type'))) throw new Error('the server answered with a page instead of the file');
  return response;
}

async function readAll(response, progress) {
  try {
    return progress ? await readWithProgress(response, progress) : new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Error('the connection broke off');
  }
}

async function readWithProgress(response, progress) {
  const reader = response.body.getReader(), parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    progress(size += part.value.length);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const awaitedCopies = new Map();

function loadLocalCopy(path) {
  return inPage ? loadFromPage(path) : loadFromFolder(path);
}

async function loadFromPage(path) {
  const element = document.getElementById('file:' + path);
  if (!element) throw new Error('the page does not hold it');
  try { return bytesOf(element.textContent); } catch (error) { throw new Error('its copy in the page is damaged'); }
}

function bytesOf(base64) {
  const binary = atob(base64), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function loadFromFolder(path) {
  return new Promise((resolve, reject) => {
    if (appScript.dataset.local !== 'yes') {
      reject(new Error('the collection is too large to be opened from disk. Run “verbatim serve” on its folder, or publish it'));
      return;
    }
    const script = document.createElement('script');
    const settle = (how, value) => { awaitedCopies.delete(path); script.remove(); how(value); };
    awaitedCopies.set(path, (bytes) => settle(resolve, bytes));
    script.onerror = () => settle(reject, new Error('the folder has no such file'));
    script.onload = () => { if (awaitedCopies.has(path)) settle(reject, new Error('its copy in the folder “local” is damaged')); };
    script.src = 'local/' + path + '.js';
    document.head.append(script);
  });
}

window.verbatimFile = (path, base64) => {
  const resolve = awaitedCopies.get(path);
  if (!resolve) return;
  let bytes;
  try { bytes = bytesOf(base64); } catch (error) { return; }
  resolve(bytes);
};
