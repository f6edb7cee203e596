// A static file server over HTTP/2 on loopback that counts the bytes of each answer's body. Files are sent as they are,
// like a bucket does, in parts where a part is asked for, except that text formats are compressed, as any host does.
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import http2 from 'node:http2';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1',
    '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

// Serves `root`; returns {address, fingerprint, takeLog(), close()}. The log holds each answered request since it was last taken:
// {path, bytes, start, end}, times in milliseconds.
export async function serve(root) {
  let log = [];
  const identity = certificate();
  const publicKey = new X509Certificate(identity.cert).publicKey.export({ type: 'spki', format: 'der' });
  const server = http2.createSecureServer({ ...identity, allowHTTP1: true }, (request, response) => {
    const start = performance.now();
    const path = normalize(decodeURIComponent(request.url.split('?')[0])).replace(/\/$/, '/index.html');
    const file = join(root, path);
    if (path.includes('..') || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)];
    let body = readFileSync(file);
    const headers = { 'content-type': type ?? 'application/octet-stream', 'cache-control': 'public, max-age=3600', etag: `"${body.length}"` };
    if (type) {
      body = gzipSync(body);
      headers['content-encoding'] = 'gzip';
    }
    const range = type ? null : /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (range) {
      headers['content-range'] = `bytes ${range[1]}-${range[2]}/${body.length}`;
      body = body.subarray(+range[1], +range[2] + 1);
    }
    const entry = { path, bytes: body.length, start, end: performance.now() };
    log.push(entry);
    response.writeHead(range ? 206 : 200, headers).end(body, () => { entry.end = performance.now(); });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `https://127.0.0.1:${server.address().port}`,
    fingerprint: createHash('sha256').update(publicKey).digest('base64'),  // of the key, for Chromium
    takeLog() {
      const taken = log;
      log = [];
      return taken;
    },
    close: () => server.close(),
  };
}
