// Starting, and what stands when the explorer cannot start.
import path from 'node:path';
import { check, equal, eventually, expectNoComplaints, launch, openExplorer, openPage, serve, test } from './harness.mjs';

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
    await page.getByRole('textbox').first().fill('trade volume');
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
}
