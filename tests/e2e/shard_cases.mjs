// A host that answers badly for some files of the bundle: slowly, with 404, with a page, with half of a file, with another one. What can
// be read is shown, and what is missing is named.
import fs from 'node:fs';
import path from 'node:path';
import { check, eventually, launch, openExplorer, serve, test } from './harness.mjs';

const textKind = 6;  // docs/bundle-format.md

// The names of the shards that hold articles' texts.
function textShards(site) {
  const data = path.join(site, 'data');
  return fs.readdirSync(data).filter((name) => name.endsWith('.vbs') && fs.readFileSync(path.join(data, name))[2] === textKind);
}

// Opens the list of articles with the first of the texts answered by `answer`.
async function withText(site, answer, use) {
  const [shard] = textShards(site);
  const bytes = fs.readFileSync(path.join(site, 'data', shard));
  const server = await serve(site, new Map([[shard.replace('.', '\\.'), answer(bytes)]]));
  const { browser, close } = await launch();
  try { await use(await openExplorer(browser, server.address + '#/articles')); } finally { await close(); server.close(); }
}

const mirrored = async (page) => (await page.locator('#mirror').textContent()).replace(/\s+/g, ' ');

async function expectNamedGap(page) {
  await eventually('the gap is named', async () => /could not be read: the text of some articles/.test(await mirrored(page)) || await mirrored(page));
  const box = page.getByRole('combobox').first();
  await box.fill('has:quote');
  await eventually('the rest still answers', async () => /\d+ articles/.test(await mirrored(page)) || await mirrored(page));
}

export function shardCases(sites) {
  const bad = {
    'with 404': () => 404,
    'with a page': () => '<!doctype html><title>Welcome</title>',
    'with half of it': (bytes) => bytes.subarray(0, bytes.length >> 1),
    'with another file': (bytes) => Buffer.concat([bytes, bytes]),
  };
  for (const [how, answer] of Object.entries(bad)) {
    test(`a text that the host answers ${how} is named, and the rest works`, () => withText(sites.demo, answer, expectNamedGap));
  }

  test('a text that comes slowly is waited for', () =>
    withText(sites.demo, (bytes) => ({ wait: 2000, bytes }), async (page) => {
      await eventually('the articles are listed', async () => /\d+ articles/.test(await mirrored(page)) || await mirrored(page));
      check(!/could not be read/.test(await mirrored(page)), 'no gap is named');
    }));
}
