// Reading: the text layer over the open article – find, selection, printing – links to its parts, and a finger that scrolls it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { check, equal, eventually, expectNoComplaints, explore, settle, test } from './harness.mjs';

const farWord = 'zebrafinch';

// The site of one long article and a short one, made in run.mjs: paragraphs and headline as they stand in its text.
const copied = (page) => page.evaluate(() => {
  const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true });
  document.dispatchEvent(event);
  return event.clipboardData.getData('text/plain');
});
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const layerOffset = (page) => page.evaluate(() => document.querySelector('#mirror .layer').scrollTop);

// Which columns of a part of the screen hold ink: something darker than half of the way from its ground.
async function inkColumns(page, clip) {
  const shot = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const data = context.getImageData(0, 0, image.width, image.height).data, columns = [];
    for (let x = 0; x < image.width; x++) {
      let darkest = 255;
      for (let y = 0; y < image.height; y++) darkest = Math.min(darkest, data[(y * image.width + x) * 4 + 1]);
      columns.push(darkest < 140);
    }
    return columns;
  }, shot);
}

// The found words' place on the screen; the selection itself is taken away, so that only what is drawn is seen.
const foundPlace = (page) => page.evaluate(() => {
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  getSelection().removeAllRanges();
  return { x: box.x, y: box.y, width: box.width, height: box.height };
});

export function readingCases(sites, long, program) {
  const openLong = (use, context) => explore(sites.long, '/articles?article=long', use, context);

  test('the browser’s find reaches a word far down the article and lands where it is drawn', () =>
    openLong(async (page) => {
      equal(await layerOffset(page), 0, 'the article starts at its top');
      check(await page.evaluate((word) => window.find(word), farWord), 'the word is found');
      await settle(page);
      check(await layerOffset(page) > 5000, 'the article has scrolled: ' + await layerOffset(page));
      const place = await foundPlace(page);
      await settle(page);
      check(place.y > 100 && place.y + place.height < 900, 'the word is in sight: ' + JSON.stringify(place));
      // A blank's width around the word: the drawn word fills the found place; to its right stands a comma.
      const ink = await inkColumns(page, { x: Math.round(place.x) - 3, y: place.y + 2, width: Math.round(place.width) + 6, height: place.height - 4 });
      const first = ink.indexOf(true), last = ink.lastIndexOf(true);
      check(first >= 2 && first <= 6 && last >= ink.length - 7,
        `ink from column ${first} to ${last} of ${ink.length}`);
      expectNoComplaints(page);
    }));

  test('find goes over the end of a line', () =>
    openLong(async (page) => {
      const words = await page.locator('.layer .line').nth(40).evaluate((line) => {
        const next = line.parentNode.children[[...line.parentNode.children].indexOf(line) + 1];
        return line.textContent.split(' ').slice(-2).join(' ') + ' ' + next.textContent.split(' ').slice(0, 2).join(' ');
      });
      check(await page.evaluate((text) => window.find(text), words), 'found: ' + words);
    }));

  test('a selection over many screens and “select all” copy exactly the article’s text', () =>
    openLong(async (page) => {
      await page.evaluate(() => {
        const blocks = document.querySelectorAll('#mirror .layer .block'), range = document.createRange();
        const lines = (block) => block.querySelectorAll('.line');
        range.setStart(lines(blocks[10])[1].firstChild, 0);
        range.setEnd(lines(blocks[300])[0].firstChild, 5);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      });
      const part = await copied(page);
      check(part.length > 50000, 'it is long: ' + part.length);
      check(long.text.includes(part), 'the article holds what was copied, byte for byte');
      await page.mouse.click(700, 40);
      await page.keyboard.press('Control+A');
      const all = await copied(page);
      check(all.startsWith(long.title + '\n\n'), 'it starts with the headline: ' + all.slice(0, 60));
      check(all.endsWith('\n\n' + long.text), 'and holds the whole text');
      expectNoComplaints(page);
    }));

  test('a paragraph dragged over two lines is copied as it stands in the article', () =>
    openLong(async (page) => {
      const [a, b] = await page.locator('.layer .block').nth(4).evaluate((block) => [...block.querySelectorAll('.line')].slice(0, 2)
        .map((line) => { const box = line.getBoundingClientRect(); return { x: box.x, y: box.y + box.height / 2, right: box.right }; }));
      await page.mouse.move(a.x + 1, a.y);
      await settle(page);
      await page.mouse.down();
      await page.mouse.move(b.right - 1, b.y, { steps: 8 });
      await page.mouse.up();
      const words = await copied(page);
      check(words.length > 80 && long.text.includes(words), 'copied: ' + words);
      const lines = await page.locator('.layer .block').nth(4).locator('.line').evaluateAll((all) => all.slice(0, 2).map((line) => line.textContent).join(' '));
      check(Math.abs(words.length - lines.length) <= 1, `both lines whole: ${words.length} of ${lines.length}`);
    }));

  // At fractions of a pixel, as scaled displays have them: half of the way into the first line is such a place.
  test('a drag from any place in a line, forwards and backwards, copies what lies between', () =>
    explore(sites.sample, '/articles', async (page) => {
      const lines = await page.locator('.layer p.block').nth(2).locator('.line').evaluateAll((all) => all.slice(0, 2).map((line) => {
        const box = line.getBoundingClientRect();
        return { x: box.x, y: box.y + box.height / 2, width: box.width, words: line.textContent };
      }));
      const whole = lines[0].words + ' ' + lines[1].words;
      for (let i = 3; i < 30; i += 3) {
        const [from, to] = i % 2 ? lines : [...lines].reverse();
        await page.evaluate(() => getSelection().removeAllRanges());  // a press on selected words would drag them
        await page.mouse.move(from.x + from.width * i / 30, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x + to.width / 2, to.y, { steps: 4 });
        await page.mouse.up();
        const words = await copied(page), at = whole.indexOf(words);
        const ends = [from, to].map((line, end) => (end ? 1 / 2 : i / 30) * line.words.length + (line === lines[1] ? lines[0].words.length + 1 : 0));
        check(words.length > 5 && at >= 0, `from ${i}/30 of a line: “${words}”`);
        // Letters are of unequal width.
        check(Math.abs(at - Math.min(...ends)) < 6 && Math.abs(at + words.length - Math.max(...ends)) < 6, `from ${i}/30 of a line, one end to the other: “${words}”`);
      }
    }));

  test('the layer is made once, and only moved while the article scrolls', () =>
    openLong(async (page) => {
      await page.evaluate(() => {
        window.changes = 0;
        new MutationObserver((list) => { window.changes += list.filter((one) => one.type === 'childList').length; })
          .observe(document.querySelector('.layer'), { childList: true, subtree: true });
      });
      await page.mouse.move(900, 500);
      for (let i = 0; i < 10; i++) await page.mouse.wheel(0, 300);
      await settle(page);
      check(await layerOffset(page) > 1000, 'it follows the wheel: ' + await layerOffset(page));
      equal(await page.evaluate(() => window.changes), 0, 'elements changed');
    }));

  test('read by keyboard alone: a screen further, the end, the start', () =>
    openLong(async (page) => {
      await page.keyboard.press('PageDown');
      await settle(page);
      const screen = await layerOffset(page);
      check(screen > 400 && screen < 900, 'a screen further: ' + screen);
      await page.keyboard.press(' ');
      await settle(page);
      check(await layerOffset(page) > screen + 400, 'and one more');
      await page.keyboard.press('End');
      await settle(page);
      check(await layerOffset(page) > 50000, 'the end: ' + await layerOffset(page));
      await page.keyboard.press('Home');
      await settle(page);
      equal(await layerOffset(page), 0, 'the start');
    }));

  test('printed, the whole article stands on the pages and nothing else', () =>
    openLong(async (page) => {
      await page.emulateMedia({ media: 'print' });
      const seen = await page.evaluate(() => ({
        canvas: getComputedStyle(document.getElementById('canvas')).display,
        words: document.querySelector('#mirror').innerText.length,
        last: [...document.querySelectorAll('.layer .block')].at(-1).getBoundingClientRect().height,
      }));
      equal(seen.canvas, 'none', 'the canvas');
      check(seen.words > 0.95 * long.text.length && seen.words < 1.1 * long.text.length, 'words on paper: ' + seen.words);
      check(seen.last > 10, 'the last paragraph has a height');
      await page.emulateMedia({ media: null });
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
      check(pages > 20, 'pages: ' + pages);
    }));

  test('text size and width change the layer with what is drawn', () =>
    openLong(async (page) => {
      const spread = () => page.locator('.layer .line').evaluateAll((lines) =>
        Math.max(...lines.slice(0, 30).map((line) => Math.abs(parseFloat(line.style.letterSpacing) || 0))));
      const em = () => page.locator('.layer p.block').nth(4).evaluate((block) => parseFloat(block.style.fontSize));
      const before = await em();
      await page.keyboard.press('+');
      await settle(page);
      check(await em() > before, 'larger: ' + await em());
      check(await spread() < 0.25, 'letters are as wide as drawn: ' + await spread());
      await page.setViewportSize({ width: 1024, height: 800 });
      await settle(page);
      check(await spread() < 0.25, 'in another width as well: ' + await spread());
    }));

  // A finger that moves up by 200 px, ever 8 ms, and is lifted while it moves.
  async function fling(page, browser) {
    const devtools = await browser.newCDPSession(page);
    const touch = (type, ...points) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', { x: 180, y: 600 });
    for (let y = 590; y >= 400; y -= 20) { await touch('touchMove', { x: 180, y }); await page.waitForTimeout(8); }
    await touch('touchEnd');
  }

  test('a finger scrolls the article, and what is drawn follows', () =>
    openLong(async (page, browser) => {
      await fling(page, browser);
      const lifted = await layerOffset(page);
      check(lifted > 100, 'it follows the finger: ' + lifted);
      await settle(page);
      equal(await page.evaluate(() => Math.round(layerOffset)), Math.round(await layerOffset(page)), 'what is drawn has followed');
      expectNoComplaints(page);
    }, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));

  test('a finger flings the list of articles, and a tap opens one', () =>
    explore(sites.demo, '/articles', async (page, browser) => {
      const row = (nth) => page.locator('#mirror a[href*="article="]').nth(nth);
      const top = async () => (await row(0).textContent()) + (await row(0).boundingBox()).height;
      const before = await top();
      await fling(page, browser);
      await eventually('the list has moved', async () => await top() !== before || before);
      await settle(page);
      await row(1).tap();
      await eventually('an article is open', async () => page.url().includes('article=') || page.url());
      expectNoComplaints(page);
    }, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));

  test('the link to a paragraph leads a fresh browser to it; once it has changed, to the nearest, and says so', async () => {
    let link;
    await openLong(async (page, browser) => {
      await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate((word) => window.find(word), farWord);
      await settle(page);
      await page.keyboard.press('l');
      await eventually('the link is copied', async () => (await clipboard(page)).includes('paragraph=') || clipboard(page));
      link = await clipboard(page);
    });
    const route = (address) => address.slice(address.indexOf('#') + 1);
    await explore(sites.long, route(link), async (page) => {
      check(await layerOffset(page) > 5000, 'it is scrolled to');
      equal(await page.locator('#mirror').getByText('has changed').count(), 0, 'words of a change');
    });
    await explore(sites.long, route(link).replace(/paragraph=../, 'paragraph=00'), async (page) => {
      check(await layerOffset(page) > 5000, 'the nearest is scrolled to');
      equal(await page.locator('#mirror').getByText('has changed').count(), 1, 'words of a change');
    });
  });

  test('c on a quotation copies words, speaker, outlet, date and a link to it', () =>
    explore(sites.sample, '/quotes', async (page, browser) => {
      await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
      const quote = page.locator('#mirror main').getByRole('blockquote').first();
      const words = (await quote.locator('.line').first().textContent()).slice(1, 30);
      await quote.getByRole('button', { name: 'sure' }).focus();
      await settle(page);
      await page.keyboard.press('c');
      await eventually('it is copied', async () => (await clipboard(page)).includes(words) || clipboard(page));
      const citation = await clipboard(page);
      for (const part of ['Tokayev', 'Trend', '3 January 2025', 'quote=']) check(citation.includes(part), part + ' in ' + citation);
    }));

  test('one source in one week quoting a person: the CSV that is saved holds the engine’s rows', () =>
    explore(sites.demo, '/articles?source=Harbour%20Post&said-by=Beno%20Castellane&from=2024-10-07&to=2024-10-13', async (page) => {
      await page.getByRole('button', { name: 'Export' }).first().click();
      const saving = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'CSV' }).click();
      const rows = fs.readFileSync(await (await saving).path(), 'utf8').trim().split('\r\n');
      const found = JSON.parse(execFileSync(program, ['search', sites.demo, '--format', 'json', '--sort', 'date',
        'source:"Harbour Post" speaker:"Beno Castellane" date:2024-10-07..2024-10-13'], { encoding: 'utf8' }));
      equal(found.hits.length, 2, 'articles that the engine finds');
      equal(rows.slice(1).map((row) => row.split(',')[0]).sort(), found.hits.map((hit) => hit.id).sort(), 'the ids');
      expectNoComplaints(page);
    }));

  test('in the field: paste, undo, and what a soft keyboard is told', () =>
    explore(sites.sample, '/articles', async (page, browser) => {
      await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
      const field = page.getByRole('search').getByRole('combobox');
      await page.evaluate(() => navigator.clipboard.writeText('trade volume'));
      await field.click();
      await page.keyboard.press('Control+V');
      await eventually('what was pasted is searched for', async () => page.url().endsWith('q=trade%20volume') || page.url());
      await page.keyboard.press('Control+Z');
      await eventually('undone', async () => await field.inputValue() === '' && !page.url().includes('q='));
      equal(await field.evaluate((input) => [input.enterKeyHint, input.inputMode, input.autocapitalize]), ['search', 'search', 'none'], 'the attributes');
      expectNoComplaints(page);
    }));
}
