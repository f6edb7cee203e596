// Text of the world and its readers: every script is drawn as Chromium itself draws it, the page says languages and directions, and what
// assistive technology is told hangs together.
import fs from 'node:fs';

import { check, equal, explore, settle, test } from './harness.mjs';

const openArticle = async (page, id) => {
  await page.evaluate((hash) => { location.hash = hash; }, '/articles?article=' + id);
  await settle(page);
};

// How much ink stands in each column of the lines of the article's first paragraph: of what the canvas shows, or of the page's own text, which is
// then made visible.
async function inkOf(page, own) {
  await page.evaluate((shown) => {
    document.getElementById('canvas').style.opacity = shown ? 0 : 1;
    for (const line of document.querySelectorAll('#mirror .layer .line')) line.style.color = shown ? '#000' : '';
  }, own);
  const clip = await page.evaluate(() => {
    const block = document.querySelectorAll('#mirror .layer .block')[2].getBoundingClientRect();
    return { x: block.x, y: block.y, width: block.width, height: block.height };
  });
  const shot = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const pen = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d');
    pen.drawImage(image, 0, 0);
    const data = pen.getImageData(0, 0, image.width, image.height).data, columns = [];
    for (let x = 0; x < image.width; x++) {
      let ink = 0;
      // Grounds of quotations are lighter.
      for (let y = 0; y < image.height; y++) ink += Math.max(0, 225 - data[(y * image.width + x) * 4 + 1]);
      columns.push(ink);
    }
    return columns;
  }, shot);
}

function correlation(a, b) {
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const ma = mean(a), mb = mean(b);
  let both = 0, one = 0, other = 0;
  for (let i = 0; i < a.length; i++) { both += (a[i] - ma) * (b[i] - mb); one += (a[i] - ma) ** 2; other += (b[i] - mb) ** 2; }
  return both / Math.sqrt(one * other);
}

// Neighbours are added up: letters may stand half a pixel apart.
const blurred = (columns) => columns.map((_, i) => columns.slice(Math.max(0, i - 2), i + 3).reduce((sum, one) => sum + one, 0));

export function scriptCases(sites, corpus) {
  const articles = fs.readFileSync(corpus, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const rightToLeft = new Set(['ar', 'he', 'fa', 'ur']);

  test('every script is drawn as the browser draws it, and said to be what it is', () =>
    explore(sites.scripts, '/articles', async (page) => {
      for (const { id, lang } of articles) {
        await openArticle(page, id);
        const said = await page.evaluate(() => {
          const block = document.querySelectorAll('#mirror .layer .block')[2];
          return { lang: block.closest('[lang]').lang, dir: block.dir };
        });
        equal(JSON.stringify(said), JSON.stringify({ lang, dir: rightToLeft.has(lang) ? 'rtl' : 'ltr' }), id);
        await page.waitForTimeout(150);  // lines are fitted to the drawn ones
        const drawn = blurred(await inkOf(page, false)), own = blurred(await inkOf(page, true));
        await inkOf(page, false);
        check(Math.max(...drawn) > 0, id + ' is drawn');
        // The page's lines of East Asia are spaced to the drawn ones, letter by letter, and letters stand on whole pixels: no column is another's.
        if (['zh', 'ja', 'ko'].includes(lang)) continue;
        const alike = correlation(drawn, own);
        check(alike > 0.7, `${id} is drawn like the browser’s own text: ${alike.toFixed(3)}`);
      }
    }, { viewport: { width: 700, height: 600 } }));

  test('a browser that falsifies what is read from a canvas shows the article’s own text', () =>
    explore(sites.scripts, '/articles', async (page, browser) => {
      await browser.addInitScript(() => {
        const read = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...area) {
          const image = read.apply(this, area);
          for (let i = 0; i < image.data.length; i += 4) image.data[i] ^= 1;
          return image;
        };
      });
      await page.reload();
      await page.waitForFunction(() => document.documentElement.classList.contains('running'));
      await openArticle(page, 'arabic');
      check(await page.evaluate(() => document.documentElement.classList.contains('no-runs')), 'it is noticed');
      const colour = await page.evaluate(() => getComputedStyle(document.querySelector('#mirror .layer .line')).color);
      check(!/, 0\)$/.test(colour) && colour !== 'transparent', 'the words are seen: ' + colour);
    }));

  test('lists hold items, tabs stand in lists of tabs, options in a box, menu items in a menu', () =>
    explore(sites.demo, '/articles', async (page) => {
      const wrong = () => page.evaluate(() => {
        const parents = { listitem: ['list'], tab: ['tablist'], option: ['listbox'], menuitem: ['menu'] };
        const found = [];
        for (const [role, allowed] of Object.entries(parents))
          for (const element of document.querySelectorAll(`#mirror [role="${role}"]`))
            if (!allowed.includes(element.parentElement.getAttribute('role'))) found.push(role + ' in ' + element.parentElement.outerHTML.slice(0, 80));
        for (const list of document.querySelectorAll('#mirror [role="list"]'))
          if (!list.children.length || [...list.children].some((child) => child.getAttribute('role') !== 'listitem')) found.push('list of ' + list.outerHTML.slice(0, 120));
        for (const link of document.querySelectorAll('#mirror a[aria-posinset]')) found.push('a link with a place: ' + link.textContent.slice(0, 40));
        return found;
      });
      for (const route of ['/', '/articles', '/quotes', '/people', '/words?q=minister']) {
        await page.evaluate((hash) => { location.hash = hash; }, route);
        await settle(page);
        equal((await wrong()).join('; '), '', route);
      }
      check(await page.evaluate(() => document.querySelectorAll('#mirror [role="list"] [role="listitem"]').length) > 0, 'there are items');
      await page.keyboard.press('Control+k');
      await settle(page);
      equal((await wrong()).join('; '), '', 'the palette');
    }));

  test('a dialog has the focus, what is beside it cannot be reached, and the focus goes back', () =>
    explore(sites.demo, '/articles', async (page) => {
      await page.locator('#mirror [role="listitem"] a').first().focus();
      const before = await page.evaluate(() => document.activeElement.textContent);
      await page.keyboard.press('?');
      await settle(page);
      check(await page.evaluate(() => !!document.activeElement.closest('[role="dialog"][aria-modal="true"]')), 'the focus is in the dialog');
      check(await page.evaluate(() => [...document.querySelectorAll('#mirror a')].filter((one) => !one.closest('[role="dialog"]')).every((one) => one.closest('[inert]'))), 'the page is out of reach');
      await page.keyboard.press('Escape');
      await settle(page);
      equal(await page.evaluate(() => document.activeElement.textContent), before, 'the focus is back');
      check(await page.evaluate(() => !document.querySelector('#mirror [inert]')), 'the page is in reach');
    }));

  test('several quotations are copied each with its speaker', () =>
    explore(sites.demo, '/quotes', async (page) => {
      const words = await page.evaluate(() => {
        const quotes = document.querySelectorAll('#mirror blockquote .flow');
        const range = document.createRange();
        range.setStart(quotes[0], 0);
        range.setEnd(quotes[1], quotes[1].childNodes.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true });
        document.dispatchEvent(event);
        return { copied: event.clipboardData.getData('text/plain'), speakers: [...quotes].slice(0, 2).map((one) => one.closest('blockquote').getAttribute('aria-label')) };
      });
      for (const speaker of words.speakers) check(words.copied.includes('– ' + speaker), `${speaker} is named in ${words.copied}`);
    }));
}
