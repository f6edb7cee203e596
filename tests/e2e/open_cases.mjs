// `verbatim open`: the page that follows its articles.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { check, equal, eventually, expectNoComplaints, explore, launch, openExplorer, settle, test } from './harness.mjs';

const article = (thing) => `date 2025-01-03 ASTANA, Kazakhstan, January 3. President Aida Omarova spoke of a “shared river”, Steppe reports.\n\n` +
  `“We will open the ${thing} in spring,” Omarova said.\n`;

// Runs the program over a folder with one article; `use` gets the address and a way to write the article anew.
async function withOpen(program, app, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verbatim-open-'));
  const write = (thing) => fs.writeFileSync(path.join(folder, 'news', 'a.txt'), article(thing));
  fs.mkdirSync(path.join(folder, 'news'));
  write('bridge');
  const opened = spawn(program, ['open', path.join(folder, 'news'), '--no-browser', '--app', app],
    { env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') }, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => opened.on('exit', resolve));
  try {
    const address = await new Promise((resolve, reject) => {
      let said = '';
      opened.stdout.on('data', (data) => { said += data; if (said.includes('\n')) resolve(said.split('\n')[0]); });
      opened.on('exit', () => reject(new Error('verbatim open has ended, and said ' + said)));
    });
    await use(address, write);
  } finally {
    opened.kill('SIGINT');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const offer = (page) => page.locator('#live-offer');
const offered = (page) => eventually('the page offers to reload', async () => (await offer(page).textContent()).includes('The articles have changed.'));
const words = (page, thing) => eventually('the article speaks of the ' + thing, async () => (await page.locator('#mirror').getByText(`We will open the ${thing} in spring`).count()) > 0);

// Where the explorer and the bar lie, in pixels from the top, and how wide the bar is.
const places = (page) => page.evaluate(() => {
  const bar = document.getElementById('live-offer').getBoundingClientRect(), canvas = document.getElementById('canvas').getBoundingClientRect();
  const buttons = [...document.querySelectorAll('#live-offer button')].map((one) => one.getBoundingClientRect());
  return { bar: bar.top, barEnd: bar.bottom, canvasEnd: canvas.bottom, window: innerHeight, wide: bar.width,
    inside: buttons.every((one) => one.left >= 0 && one.right <= innerWidth && one.bottom <= innerHeight), height: Math.min(...buttons.map((one) => one.height)) };
});

async function expectNothingCovered(page, what) {
  await settle(page);
  const found = await places(page);
  check(found.canvasEnd <= found.bar && found.bar < found.barEnd && found.barEnd === found.window, `${what}: the bar lies below the explorer: ${JSON.stringify(found)}`);
  check(found.inside && found.height >= 32, `${what}: its buttons lie inside the window: ${JSON.stringify(found)}`);
}

export function openCases(sites, program, app, screenshots) {
  test('opened: a changed article is offered to the open page, and stands in it after a reload', async () => {
    await withOpen(program, app, async (address, write) => {
      const { browser, close } = await launch();
      const page = await openExplorer(browser, address + '#/quotes');
      await words(page, 'bridge');
      equal(await offer(page).getAttribute('role'), 'status', 'the role of the offer');
      equal(await offer(page).textContent(), '', 'what is offered before anything has changed');
      const before = await places(page);
      equal(before.canvasEnd, before.window, 'where the explorer ends without an offer');

      write('tunnel');
      await offered(page);
      check(await page.getByRole('status').getByRole('button', { name: 'Reload' }).isVisible(), 'the button is there, for assistive technology too');
      await expectNothingCovered(page, 'in a wide window');
      await page.screenshot({ path: path.join(screenshots, 'open-light.png') });
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectNothingCovered(page, 'in the dark');
      await page.screenshot({ path: path.join(screenshots, 'open-dark.png') });
      await page.setViewportSize({ width: 320, height: 560 });
      await expectNothingCovered(page, 'in a narrow window');
      await page.screenshot({ path: path.join(screenshots, 'open-narrow.png') });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1400, height: 900 });

      // The bar goes by the explorer's theme where the reader has chosen one that is not the system's.
      const brightness = () => page.evaluate(() => getComputedStyle(document.getElementById('live-offer')).backgroundColor.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0) / 3);
      await eventually('the bar is light on a light system', async () => (await brightness()) > 200);
      for (let turn = 0; turn < 4 && await brightness() > 100; turn++) {
        await page.getByRole('button', { name: /theme/i }).click();
        await settle(page);
      }
      check(await brightness() < 100, 'the bar is dark in the dark theme of the explorer');
      await page.screenshot({ path: path.join(screenshots, 'open-chosen.png') });

      // Not now: it goes, the explorer has its room again, and the next change is offered anew.
      await page.getByRole('button', { name: 'Not now' }).click();
      equal(await offer(page).textContent(), '', 'what is offered after “Not now”');
      await settle(page);
      const after = await places(page);
      equal(after.canvasEnd, after.window, 'where the explorer ends after “Not now”');
      await words(page, 'bridge');
      write('harbour');
      await offered(page);

      // By keyboard alone, and none of its keys is the explorer's.
      const address_before = page.url();
      await page.getByRole('button', { name: 'Not now' }).focus();
      await page.keyboard.press('Shift+Tab');
      equal(await page.evaluate(() => document.activeElement.textContent), 'Reload', 'what has the focus before “Not now”');
      expectNoComplaints(page);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      await page.waitForFunction(() => document.documentElement.classList.contains('running'));
      await words(page, 'harbour');
      equal(page.url(), address_before, 'the address after the reload');
      equal(await offer(page).textContent(), '', 'what is offered after the reload');
      expectNoComplaints(page);
      await close();
    });
  });

  test('opened: Escape declines, Tab leads to the offer, and an article that is as it was before takes it back', async () => {
    await withOpen(program, app, async (address, write) => {
      const { browser, close } = await launch();
      const page = await openExplorer(browser, address);
      write('tunnel');
      await offered(page);
      await page.getByRole('combobox').first().focus();
      const reached = async () => { await page.keyboard.press('Tab'); return page.evaluate(() => document.activeElement.closest('#live-offer') !== null); };
      let turns = 0;
      while (!await reached()) check(++turns < 200, 'Tab reaches the offer');
      await page.keyboard.press('Escape');
      equal(await offer(page).textContent(), '', 'what is offered after Escape');
      write('harbour');
      await offered(page);
      write('bridge');
      await eventually('the offer is taken back', async () => (await offer(page).textContent()) === '');
      expectNoComplaints(page);
      await close();
    });
  });

  test('a published site neither offers to reload nor asks whether it should', async () => {
    await explore(sites.sample, '', async (page) => {
      equal(await offer(page).count(), 0, 'offers in the page');
      const asked = await page.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.includes('.verbatim')));
      equal(asked, [], 'requests for what only `verbatim open` has');
    });
  });
}
