// What the browser's side of the seam promises, whatever is drawn: idleness, sharpness, themes, lost contexts, touch.
import { check, equal, eventually, expectNoComplaints, launch, look, openExplorer, serve, settle, test } from './harness.mjs';

// Runs `use` with the sample's explorer open.
async function withExplorer(site, context, use, route = '') {
  const server = await serve(site);
  const { browser, close } = await launch(context);
  try {
    const page = await openExplorer(browser, server.address + route);
    await use(page, browser);
    expectNoComplaints(page);
  } finally {
    await close();
    server.close();
  }
}

const framesIn = async (page, milliseconds) => {
  const before = await page.evaluate(() => window.verbatimFrames);
  await page.waitForTimeout(milliseconds);
  return await page.evaluate(() => window.verbatimFrames) - before;
};

const canvasSize = (page) => page.evaluate(() => {
  const canvas = document.getElementById('canvas');
  return [canvas.width, canvas.height];
});

export function hostCases(sites) {
  test('nothing is drawn while nothing happens, not even with a focused field', () =>
    withExplorer(sites.sample, {}, async (page) => {
      equal(await framesIn(page, 2000), 0, 'frames in two idle seconds');
      await page.getByRole('combobox').first().focus();
      await settle(page);
      equal(await framesIn(page, 2000), 0, 'frames in two seconds with a focused field');
    }));

  test('the canvas follows the window and is sharp at any pixel ratio', async () => {
    await withExplorer(sites.sample, { viewport: { width: 900, height: 600 }, deviceScaleFactor: 2 }, async (page) => {
      equal(await canvasSize(page), [1800, 1200], 'the buffer at pixel ratio 2');
      await page.setViewportSize({ width: 500, height: 700 });
      await eventually('the buffer follows', async () => (await canvasSize(page)).join() === '1000,1400');
    });
    await withExplorer(sites.sample, { viewport: { width: 900, height: 600 }, deviceScaleFactor: 1.25 }, async (page) =>
      equal(await canvasSize(page), [1125, 750], 'the buffer at pixel ratio 1.25'));
  });

  test('the canvas shows something, light or dark as the system asks', () =>
    withExplorer(sites.sample, { colorScheme: 'light' }, async (page) => {
      const light = await look(page);
      check(light.colours > 50, 'words are drawn: ' + light.colours + ' colours');
      check(light.brightness > 180, 'light: brightness ' + light.brightness);
      await page.emulateMedia({ colorScheme: 'dark' });
      await settle(page);
      const dark = await look(page);
      check(dark.brightness < 80, 'dark: brightness ' + dark.brightness);
    }));

  test('a lost drawing context comes back with the same picture', () =>
    withExplorer(sites.sample, {}, async (page) => {
      const before = await page.screenshot();
      await page.evaluate(() => {
        window.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
        window.loss.loseContext();
      });
      await page.waitForTimeout(200);
      await page.evaluate(() => window.loss.restoreContext());
      await eventually('the picture is the same', async () => before.equals(await page.screenshot()));
    }));

  test('back and forward lead through the views', () =>
    withExplorer(sites.sample, {}, async (page) => {
      const first = page.url();
      await page.getByRole('tab', { name: 'Quotes' }).or(page.getByRole('link', { name: 'Quotes', exact: true })).first().click();
      await eventually('the address changes', async () => page.url().includes('/quotes'));
      await page.goBack();
      await eventually('back', async () => page.url() === first);
      await page.goForward();
      await eventually('forward', async () => page.url().includes('/quotes'));
    }));
}
