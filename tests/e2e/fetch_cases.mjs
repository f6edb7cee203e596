// What is fetched, in which parts and when: a reader's bytes.
import { check, equal, eventually, expectNoComplaints, launch, openExplorer, serve, test } from './harness.mjs';

// Runs `use` with the explorer open on a site; `thrifty`: in a browser that asks to save data. What kind of connection there
// is the browser guesses from its latest answers, and on a busy machine it guesses badly: here it is told.
async function withReader(site, { ranges, thrifty = false }, use) {
  const server = await serve(site, new Map(), { ranges });
  const { browser, close } = await launch({});
  try {
    await browser.addInitScript((saveData) =>
      Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData, effectiveType: '4g' }) }), thrifty);
    const page = await openExplorer(browser, server.address + '#/articles');
    await use(page, server);
    expectNoComplaints(page);
  } finally {
    await close();
    server.close();
  }
}

const shards = (server) => server.requests.filter(({ name }) => name.endsWith('.vbs'));
const parts = (server) => shards(server).filter(({ range }) => range && !range.startsWith('bytes=0-'));

async function searchFor(page, word, expected) {
  await page.getByRole('combobox', { name: /search/i }).first().fill(word);
  await page.keyboard.press('Enter');
  await eventually(`${expected} is listed`, async () => (await page.getByText(expected).count()) > 0);
}

const ahead = (page) => page.evaluate(() => window.verbatimAhead);

// Until nothing was asked for during three seconds.
async function quiet(page, server) {
  for (let before = -1; before !== server.requests.length; await page.waitForTimeout(3000)) before = server.requests.length;
}

export function fetchCases(sites) {
  for (const ranges of [false, true]) test(`once everything was fetched ahead a search fetches nothing, ${ranges ? 'with' : 'without'} ranges`, () =>
    withReader(sites.many, { ranges }, async (page, server) => {
      await eventually('everything is fetched ahead', async () => await ahead(page) === 'done' || ahead(page));
      const names = shards(server).filter(({ range }) => !range).map(({ name }) => name);
      equal(names.length, new Set(names).size, 'whole files, each asked for once');
      server.requests.length = 0;
      await searchFor(page, 'heron', /10 articles/);
      equal(shards(server), [], 'shards asked for by the search');
    }));

  test('a reader who saves data gets nothing ahead, and articles by range', () =>
    withReader(sites.many, { ranges: true, thrifty: true }, async (page, server) => {
      await quiet(page, server);
      equal(await ahead(page), 'refused', 'fetching ahead');
      check(parts(server).length > 0, 'articles of the first list came in parts');
      const names = shards(server).map(({ name, range }) => `${name} ${range}`);
      equal(names.length, new Set(names).size, 'each part asked for once');
      const before = shards(server).length;
      await page.waitForTimeout(2000);
      equal(shards(server).length, before, 'shards while idle');
      server.requests.length = 0;
      await searchFor(page, 'heron', /10 articles/);
      check(parts(server).length > 0, 'articles found came in parts');
    }));

  test('a host without ranges is asked for whole shards', () =>
    withReader(sites.many, { ranges: false, thrifty: true }, async (page, server) => {
      await searchFor(page, 'heron', /10 articles/);
      equal(parts(server).length, 0, 'parts asked for');
    }));
}
