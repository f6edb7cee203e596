// What a reader does with the sample: search, read, see who said what, pass a link on; with a mouse, by keyboard alone, by
// touch. Controls are found by role and name, through the mirror.
import fs from 'node:fs';
import path from 'node:path';
import { check, equal, eventually, expectNoComplaints, explore, launch, openExplorer, serve, settle, test } from './harness.mjs';

const speaker = 'Kassym-Jomart Tokayev';
const pageLink = (page, name) => page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name, exact: true });
const search = (page) => page.getByRole('search').getByRole('combobox');
const shows = (page, words) => async () => (await page.locator('#mirror').getByText(words).count()) > 0;

// What the view says, in words: all names in reading order.
const saidBy = (page) => page.locator('#mirror').evaluate((mirror) => mirror.innerText.replace(/\s+/g, ' ').trim());

export function explorerCases(sites, screenshots) {
  test('typing “trade volume” finds the article and marks the words', () =>
    explore(sites.sample, '/articles', async (page) => {
      await search(page).click();
      await page.keyboard.type('trade volume');
      await eventually('one article is found', shows(page, /^1 article/));
      await eventually('the search is in the address', async () => page.url().endsWith('q=trade%20volume') || page.url());
      await page.keyboard.type(' zebra');
      await eventually('nothing is found', shows(page, 'Nothing found'));
      expectNoComplaints(page);
    }));

  test('the quotes view lists five direct quotes and one quoted fragment, indirect ones apart', () =>
    explore(sites.sample, '', async (page) => {
      await pageLink(page, 'Quotes').click();
      await page.getByRole('navigation', { name: 'Speaker' }).getByRole('link', { name: speaker }).click();
      await eventually('the view is the speaker’s', async () => page.url().includes('speaker='));
      await eventually('the kinds are counted', shows(page, /^5 direct, 1 partly quoted, \d+ reported/));
      const quotes = page.locator('#mirror main').getByRole('blockquote');
      await eventually('six quotations are listed, without the indirect ones', async () => await quotes.count() === 6 || await quotes.count());
      equal(await quotes.getByRole('button', { name: speaker }).count(), 6, 'quotations with their speaker');
      equal(await quotes.getByText('eternal strategic partnership').count(), 1, 'the quoted fragment');
      expectNoComplaints(page);
    }, { viewport: { width: 1400, height: 2400 } }));  // only what is visible is mirrored

  test('a copied link reopens the same view in a fresh browser', async () => {
    const server = await serve(sites.sample);
    const first = await launch();
    await first.browser.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await openExplorer(first.browser, server.address + '#/quotes?speaker=' + encodeURIComponent(speaker));
    await page.getByRole('button', { name: 'Copy link' }).click();
    await eventually('the link is copied', async () => (await page.evaluate(() => navigator.clipboard.readText())).startsWith('http'));
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    await first.close();

    const second = await launch();
    const again = await openExplorer(second.browser, link);
    equal(await again.getByRole('heading', { level: 1 }).textContent(), heading, 'the heading');
    equal(again.url(), link, 'the address stays');
    expectNoComplaints(again);
    await second.close();
    server.close();
  });

  test('the mirror’s lines break where the drawn ones do, in letters of the same width', () =>
    explore(sites.sample, '/articles', async (page) => {
      const lines = await page.locator('#mirror .layer p').nth(2).locator('.line').evaluateAll((spans) => spans.map((span) => ({
        boxes: span.getClientRects().length, top: span.getBoundingClientRect().top, spread: Math.abs(parseFloat(span.style.letterSpacing) || 0),
      })));
      check(lines.length >= 3, 'the paragraph has lines: ' + lines.length);
      lines.forEach((line, i) => {
        equal(line.boxes, 1, 'pieces of line ' + i);
        check(line.spread < 0.25, 'letters are as wide as drawn: ' + line.spread);
        if (i > 0) check(Math.abs(line.top - lines[i - 1].top - 28) < 1, 'lines follow in steps of 28 px');
      });
    }));

  test('find in page lands in the article', () =>
    explore(sites.sample, '/articles', async (page) => {
      await eventually('the article is open', async () => (await page.locator('#mirror article .line').count()) > 4);
      check(await page.evaluate(() => window.find('regional and international')), 'the words are found');
    }));

  test('by keyboard alone: search, leave the field, go to the quotes, come back', () =>
    explore(sites.sample, '/articles', async (page) => {
      await page.keyboard.press('/');
      await eventually('the field has the keyboard', async () => page.evaluate(() => document.activeElement.tagName === 'INPUT'));
      await page.keyboard.type('sovereignty');
      await eventually('the search is in the address', async () => page.url().includes('sovereignty'));
      for (let i = 0; i < 30; i++) {
        await page.keyboard.press('Shift+Tab');
        const name = await page.evaluate(() => document.activeElement.textContent);
        if (name) break;
      }
      // Tab leads to the pages as a group, arrow keys from one to the next.
      const inMenu = () => page.evaluate(() => document.activeElement.closest('nav[aria-label="Menu"]') !== null);
      for (let i = 0; i < 40 && !await inMenu(); i++) await page.keyboard.press('Tab');
      for (let i = 0; i < 5 && await page.evaluate(() => document.activeElement.textContent) !== 'Quotes'; i++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await eventually('the quotes are shown', async () => page.url().includes('/quotes'));
      await page.goBack();
      await eventually('back at the articles', async () => page.url().includes('/articles'));
      expectNoComplaints(page);
    }));

  test('what is typed right after / reaches the search, and after Ctrl+K the palette, also out of a field', () =>
    explore(sites.sample, '/articles', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('trade');
      await eventually('the search has all the letters', async () => await search(page).inputValue() === 'trade' || search(page).inputValue());
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog').locator('input');
      await palette.waitFor();
      await eventually('the palette has the focus', () => palette.evaluate((field) => field === document.activeElement));
      await page.keyboard.type('tokayev');
      await eventually('the palette has the letters', async () => await palette.inputValue() === 'tokayev' || palette.inputValue());
      equal(await search(page).inputValue(), 'trade', 'the search field');
      expectNoComplaints(page);
    }));

  test('a pointer that comes and presses at once has pressed', () =>
    explore(sites.sample, '/articles', async (page) => {
      for (const part of [0.2, 0.5, 0.8]) {
        const box = await page.getByRole('list').getByRole('link').first().boundingBox();
        await page.mouse.click(box.x + box.width / 2, box.y + box.height * part);
        await eventually('the article is open', async () => page.url().includes('article='));
        await page.goBack();
        await eventually('the list is alone again', async () => !page.url().includes('article='));
        await page.mouse.move(1, 1);
        await settle(page);
      }
    }));

  test('what is selected in a field can be read', () =>
    explore(sites.sample, '/articles?q=trade', async (page) => {
      await search(page).click();
      await page.keyboard.press('Control+a');
      const colour = await search(page).evaluate((field) => getComputedStyle(field, '::selection').color);
      check(/^rgb\(/.test(colour), 'the colour of selected words: ' + colour);
    }));

  test('composed text (IME) reaches the search', () =>
    explore(sites.sample, '/articles', async (page, browser) => {
      await search(page).click();
      const devtools = await browser.newCDPSession(page);
      await devtools.send('Input.imeSetComposition', { text: 'トカ', selectionStart: 2, selectionEnd: 2 });
      await devtools.send('Input.insertText', { text: 'トカエフ' });
      await eventually('the composed words are in the address', async () => decodeURIComponent(page.url()).includes('トカエフ'));
      equal(await search(page).inputValue(), 'トカエフ', 'the field');
      expectNoComplaints(page);
    }));

  test('a finger scrolls the article and taps a page', () =>
    explore(sites.sample, '/articles?article=000_59238e75049b2153', async (page, browser) => {
      const offset = () => page.locator('#mirror .layer').evaluate((layer) => layer.scrollTop);
      const devtools = await browser.newCDPSession(page);
      const touch = (type, ...points) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
      await touch('touchStart', { x: 180, y: 600 });
      for (let y = 590; y >= 200; y -= 10) await touch('touchMove', { x: 180, y });
      await touch('touchEnd');
      await eventually('the article has moved', async () => await offset() > 100);
      await pageLink(page, 'Quotes').tap();
      await eventually('the quotes are shown', async () => page.url().includes('/quotes'));
      expectNoComplaints(page);
    }, { viewport: { width: 390, height: 844 }, hasTouch: true }));

  test('a word is shown over time and in context, and a line opens its article at the hit', () =>
    explore(sites.demo, '', async (page) => {
      await pageLink(page, 'Words').click();
      await eventually('it asks for a word', shows(page, 'Which word?'));
      await search(page).click();
      await page.keyboard.type('harbour');
      await eventually('the figures are there', shows(page, /^In \d+ of \d+ articles/));
      const lines = page.getByRole('list', { name: 'Words in context' }).getByRole('link');
      await eventually('there are lines', async () => await lines.count() > 3 || await lines.count());
      // Lines of what was typed so far ("harbor") may be there before those of the whole word.
      await eventually('each line has the word', async () => {
        const other = (await lines.allTextContents()).filter((line) => !/harbour/i.test(line));
        return other.length === 0 || other[0];
      });
      await page.getByRole('tab', { name: 'By what precedes' }).click();
      await eventually('the order is in the address', async () => page.url().includes('lines=left') || page.url());
      const hrefOfFirst = () => lines.first().getAttribute('href');
      await eventually('and in the lines’ own', async () => (await hrefOfFirst()).includes('lines=left') || await hrefOfFirst());
      const href = await hrefOfFirst();
      await lines.first().click();
      await eventually('the article is open', async () => page.url().endsWith(href) || page.url());
      await eventually('it stands beside the lines', async () => (await page.locator('#mirror article .line').count()) > 4);
      expectNoComplaints(page);
    }));

  test('a shard that is missing is named, and the rest is shown', async () => {
    const shards = fs.readdirSync(path.join(sites.demo, 'data')).filter((name) => name !== 'manifest.json').sort();
    let named = 0;
    for (const shard of shards) {
      const server = await serve(sites.demo, new Map([[shard.replace(/\./g, '\\.'), 404]]));
      const { browser, close } = await launch();
      const page = await openExplorer(browser, server.address + '#/articles?q=the');
      if (await shows(page, /could not be read|could not be opened/)()) named++;
      check((await saidBy(page)).length > 20, 'the page still says something without ' + shard);
      await close();
      server.close();
      if (named > 0) return;
    }
    throw new Error('none of ' + shards.length + ' missing shards was named');
  });

  test('screenshots for people to look at', async () => {
    const widths = { wide: [1400, 900], narrow: [390, 844] };
    for (const [name, [width, height]] of Object.entries(widths)) {
      for (const colorScheme of ['light', 'dark']) {
        for (const [view, route] of [['articles', '/articles'], ['quotes', '/quotes']]) {
          await explore(sites.sample, route, (page) => page.screenshot({ path: path.join(screenshots, `sample-${view}-${name}-${colorScheme}.png`) }),
            { viewport: { width, height }, colorScheme });
        }
      }
    }
  });
}
