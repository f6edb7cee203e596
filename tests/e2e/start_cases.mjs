// Starting, and what stands when the explorer cannot start.
import path from 'node:path';
import { check, equal, eventually, expectNoComplaints, explore, launch, openExplorer, openPage, serve, settle, test } from './harness.mjs';

const words = 'all the necessary conditions to double our trade volume';

async function expectPlainPage(page, reason) {
  const alert = page.getByRole('alert');
  await eventually('an error that says ' + reason, async () => (await alert.textContent()).includes(reason));
  check(await alert.isVisible(), 'the error is visible');
  check(await page.locator('#plain').getByText(words).isVisible(), 'the quotations can be read');
  check(!(await page.locator('#scroller').isVisible()), 'the explorer is not shown');
}

// Opens the sample with some of its files answered by something else.
async function withAnswers(site, answers, use) {
  const server = await serve(site, new Map(answers));
  const { browser, close } = await launch();
  try { await use(await openPage(browser, server.address)); } finally { await close(); server.close(); }
}

export function startCases(sites) {
  test('without scripts the page lists the article and its quotations', async () => {
    const server = await serve(sites.sample);
    const { browser, close } = await launch({ javaScriptEnabled: false });
    const page = await browser.newPage();
    await page.goto(server.address);
    check(await page.getByText(words).isVisible(), 'the quotation is listed');
    check((await page.locator('#plain blockquote').count()) >= 5, 'the five quotations are listed');
    equal(await page.locator('#plain h3').count(), 1, 'articles listed');
    await close();
    server.close();
  });

  test('the explorer replaces the plain page, in a sub-path, without a complaint', async () => {
    const server = await serve(sites.sample);
    const { browser, close } = await launch();
    const page = await openExplorer(browser, server.address);
    check(!(await page.locator('#plain').isVisible()), 'the plain page is gone');
    expectNoComplaints(page);
    await close();
    server.close();
  });

  test('opened from disk the whole explorer runs', async () => {
    const { browser, close } = await launch();
    const page = await openExplorer(browser, 'file://' + path.join(sites.sample, 'index.html'));
    await page.getByRole('combobox').first().fill('trade volume');
    await eventually('the article is found', async () => (await page.locator('#mirror').getByText(/trade volume/).count()) > 0);
    await eventually('the search is in the address', async () => page.url().includes('trade%20volume') || page.url());
    expectNoComplaints(page);
    await close();
  });

  test('without WebGL the plain page stands and says why', async () => {
    const server = await serve(sites.sample);
    const { browser, close } = await launch({ webgl: false });
    await expectPlainPage(await openPage(browser, server.address), 'WebGL');
    await close();
    server.close();
  });

  test('without the program the plain page stands and says why', () =>
    withAnswers(sites.sample, [['\\.wasm$', 404]], (page) => expectPlainPage(page, '404')));

  test('with a program cut short the plain page stands and says why', () =>
    withAnswers(sites.sample, [['\\.wasm$', 'half']], (page) => expectPlainPage(page, 'incomplete')));

  test('without the manifest the plain page stands and says why', () =>
    withAnswers(sites.sample, [['manifest', 404]], (page) => expectPlainPage(page, '404')));

  test('hostile articles put nothing but words into page and explorer', async () => {
    const server = await serve(sites.hostile);
    const { browser, close } = await launch();
    const page = await openExplorer(browser, server.address);
    equal(await page.locator('#plain img, #plain script, #plain b, #plain i, #mirror img, #mirror script').count(), 0, 'elements from an article');
    equal(await page.locator('a[href^="javascript" i]').count(), 0, 'script addresses');
    check((await page.locator('#plain h3').textContent()).includes('<img src=x'), 'the markup is shown as text');
    expectNoComplaints(page);
    await close();
    server.close();
  });

  test('the original is a real link that says where it leads and opens once, by the mouse and by the keyboard', () =>
    explore(sites.links, '/articles?article=links-0', async (page, browser) => {
      await browser.route('https://paper.example/**', (route) => route.fulfill({ body: 'The original.', contentType: 'text/plain' }));
      const opened = [];
      browser.on('page', (one) => opened.push(one));
      const link = page.locator('#mirror a[target=_blank]');
      equal(await link.textContent(), 'Open the original: https://paper.example/‹U+202E›a', 'the name of the link');
      equal(await link.getAttribute('href'), 'https://paper.example/\u202Ea', 'where it leads');
      equal(await link.getAttribute('rel'), 'noopener noreferrer', 'what the other page learns');
      equal(await page.title(), 'Nu‹U+202E›mber 0 · links', 'the title of the window');
      await link.click();
      await eventually('a page for the press', async () => opened.length === 1);
      await page.bringToFront();
      await settle(page);
      await link.focus();
      await page.keyboard.press('Enter');
      await eventually('a page for the key', async () => opened.length === 2);
      await page.waitForTimeout(1500);
      equal(opened.length, 2, 'pages opened');
      expectNoComplaints(page);
    }));

  test('an address that is no web address is no link, in the explorer and in the plain page', () =>
    explore(sites.links, '/articles?article=links-1', async (page) => {
      equal(await page.locator('#mirror a:not([href^="#"])[href], #mirror a[target]').count(), 0, 'links to other places');
      equal(await page.locator('#mirror').getByText('original').count(), 0, 'what offers the original');
      equal(await page.locator('#plain h3 a').count(), 1, 'links in the plain page');
      check((await page.locator('#plain h3').allTextContents()).every((title) => title.startsWith('Nu‹U+202E›mber')), 'titles show what turns them');
      expectNoComplaints(page);
    }));
}
