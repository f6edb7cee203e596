// Readers who don't use a mouse or a screen: axe-core over everything that can be shown, journeys by keyboard alone and through the
// accessibility tree alone, what is printed, and what the system's colours and a small window make of it.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { check, equal, eventually, expectNoComplaints, explore, launch, openExplorer, serve, settle, test } from './harness.mjs';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Everything that axe finds wrong on the screen: "rule: element" for each node.
async function violations(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.any.concat(node.all, node.none).map((one) => one.message).join('; ').slice(0, 200)})`));
  });
}

const go = async (page, route) => {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await settle(page);
};
const dialog = (page) => page.getByRole('dialog');
const shut = async (page) => { await page.keyboard.press('Escape'); await settle(page); };

// Every view, sheet, dialog and menu: a name, how it comes about, and whether it floats and so has to be shut again.
const states = [
  { name: 'overview', route: '/' },
  { name: 'articles', route: '/articles' },
  { name: 'articles, filtered', route: '/articles?q=the&from=2020-01-01' },
  { name: 'nothing found', route: '/articles?q=zzzzqqq' },
  { name: 'a search that makes no sense', route: '/articles?q=(' },
  { name: 'an article', route: '/articles?q=harbour', act: (page) => page.locator('#mirror [role="list"] a').first().click() },
  { name: 'quotes', route: '/quotes' },
  { name: 'menu: order', route: '/quotes', act: (page) => page.getByRole('button', { name: 'Export' }).click(), floats: true },
  { name: 'evidence', route: '/quotes', act: (page) => page.locator('#mirror blockquote button', { hasText: /sure|likely/ }).first().click(), floats: true },
  { name: 'menu of a speaker', route: '/quotes', act: (page) => page.locator('#mirror blockquote button').first().click(), floats: true },
  { name: 'context', route: '/quotes', act: (page) => page.getByRole('button', { name: /context/i }).first().click() },
  { name: 'people', route: '/people' },
  { name: 'words, none', route: '/words' },
  { name: 'words', route: '/words?q=harbour' },
  { name: 'palette', route: '/articles', act: (page) => page.keyboard.press('Control+k'), floats: true },
  { name: 'shortcuts', route: '/articles', act: (page) => page.keyboard.press('?'), floats: true },
  { name: 'filters', route: '/articles', act: (page) => page.keyboard.press('f'), floats: true },
  { name: 'suggestions', route: '/articles', act: async (page) => { await page.getByRole('search').locator('input').click(); await page.keyboard.type('har'); }, floats: true },
  { name: 'examples', route: '/articles', act: (page) => page.getByRole('search').locator('input').click(), floats: true },
  { name: 'the speakers’ sheet', route: '/quotes', act: (page) => page.locator('#mirror main button', { hasText: /everyone|speaker/i }).first().click(), floats: true, narrow: true },
];

export function accessCases(sites, screenshots) {
  for (const [width, height] of [[1400, 900], [390, 844]]) {
    // Themes differ in colours alone, and six minutes are long: VERBATIM_AXE=all looks at the other two as well.
    for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { contrast: 'more' }].slice(0, process.env.VERBATIM_AXE === 'all' ? 3 : 1)) {
      const narrow = width < 760;
      test(`axe finds nothing wrong, ${narrow ? 'narrow' : 'wide'}, ${look.contrast ? 'high contrast' : look.colorScheme}`, () =>
        explore(sites.demo, '/', async (page) => {
          const wrong = [];
          let looked = 0;
          for (const { name, route, act, floats, narrow: only } of states) {
            if (only && !narrow) continue;
            await go(page, route);
            if (act) {
              await act(page);
              await settle(page);
            }
            for (const one of await violations(page)) wrong.push(`${name}: ${one}`);
            looked++;
            if (floats) await shut(page);
          }
          check(looked >= states.length - 1, 'states looked at: ' + looked);
          equal(wrong.slice(0, 12).concat(wrong.length > 12 ? [`and ${wrong.length - 12} more`] : []), [], 'violations');
          expectNoComplaints(page);
        }, { viewport: { width, height }, ...look }));
    }
  }

  // What has the focus: its role, its words, and the place of its row in the list.
  const focus = (page) => page.evaluate(() => {
    const element = document.activeElement, item = element.closest('[role="listitem"]');
    return { role: element.getAttribute('role') || element.tagName.toLowerCase(), name: element.getAttribute('aria-label') || element.textContent,
      at: item ? Number(item.getAttribute('aria-posinset')) : 0, of: item ? Number(item.getAttribute('aria-setsize')) : 0,
      away: element.classList.contains('away') };
  });
  const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

  test('by keyboard alone, in at most 40 presses: find, date, speaker, evidence, citation, article, export', () =>
    explore(sites.demo, '/', async (page, browser) => {
      await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
      let presses = 0;
      const press = async (...keys) => {
        for (const key of keys) { await page.keyboard.press(key); presses++; }
        await settle(page);
      };
      await press('/', ...'water', 'Enter', 'Escape');
      await eventually('articles are found', async () => page.url().includes('/articles?q=water') || page.url());
      await press('f');
      equal((await focus(page)).role, 'slider', 'f leads to the dates');
      await press('ArrowRight');
      await eventually('the first date is in the address', async () => page.url().includes('from=') || page.url());
      await press('Control+k');
      await press(...'hale');
      await press('Enter');
      await eventually('the speaker is in the address', async () => /speaker=\w+%20Hale/.test(page.url()) || page.url());
      check(page.url().includes('from=') && page.url().includes('q=water'), 'search and dates went along: ' + page.url());
      await press('j');
      const row = await focus(page);
      equal([row.role, row.at], ['a', 1], 'j leads to the first quotation');
      await press('e');
      await dialog(page).waitFor();
      check(/Who: \w+ Hale/.test((await dialog(page).innerText()).replace(/\s+/g, ' ')), 'the card says who: ' + await dialog(page).innerText());
      await press('c');
      await eventually('the citation is copied', async () => /Hale/.test(await copied(page)) || copied(page));
      await press('Escape');
      equal((await focus(page)).at, 1, 'the focus is back at the quotation');
      await press('Enter');
      await eventually('the article is open', async () => page.url().includes('article=') || page.url());
      await page.getByRole('article').waitFor();
      await press('Escape');
      const download = page.waitForEvent('download');
      await press('Control+k');
      await press(...'csv');
      await press('Enter');
      check((await download).suggestedFilename().endsWith('.csv'), 'a file is saved');
      check(presses <= 40, 'presses: ' + presses);
      expectNoComplaints(page);
    }));

  test('through the accessibility tree alone: find, date, speaker, evidence, citation, article, export', () =>
    explore(sites.demo, '/articles', async (page, browser) => {
      await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
      // What assistive technology does: it acts on the element, without a pointer.
      const act = async (locator) => { await locator.first().evaluate((element) => element.click()); await settle(page); };
      await page.getByRole('search').getByRole('combobox').fill('water');
      await settle(page);
      const from = page.getByRole('slider', { name: 'From date' });
      const said = await from.getAttribute('aria-valuetext');
      check(/20\d\d.*article/.test(said), 'the slider says its place: ' + said);
      await from.focus();
      await page.keyboard.press('ArrowRight');
      await eventually('the slider has moved', async () => await from.getAttribute('aria-valuetext') !== said);
      const speaker = page.getByRole('group', { name: 'Speaker' }).getByRole('checkbox').first();
      await act(speaker);
      await eventually('the value is ticked', async () => await speaker.getAttribute('aria-checked') === 'true');
      await act(page.getByRole('link', { name: 'Quotes', exact: true }));
      const quotations = page.getByRole('list', { name: 'Quotations' });
      await act(quotations.getByRole('button', { name: /^(sure|likely)$/ }));
      await dialog(page).waitFor();
      check(/Who: /.test(await dialog(page).innerText()), 'the evidence is there in words');
      await act(dialog(page).getByRole('button', { name: 'Copy as citation' }));
      await eventually('the citation is copied', async () => (await copied(page)).length > 20 || copied(page));
      await act(dialog(page).getByRole('button', { name: 'Close' }));
      await eventually('the card is gone', async () => await dialog(page).count() === 0);
      await act(page.getByRole('button', { name: 'Export' }));
      const download = page.waitForEvent('download');
      await act(page.getByRole('menuitem', { name: 'CSV' }));
      check((await download).suggestedFilename().endsWith('.csv'), 'a file is saved');
      await act(quotations.getByRole('link'));
      await page.getByRole('article').waitFor();
      check((await page.getByRole('article').innerText()).length > 200, 'the article is there in words');
      expectNoComplaints(page);
    }));

  for (const [name, site, route, list] of [['articles', 'many', '/articles', 'Articles found'], ['quotations', 'quoted', '/quotes', 'Quotations']]) {
    test(`arrow keys go through the list of ${name}, far beyond the screen, and Tab leaves it`, () =>
      explore(sites[site], route, async (page) => {
        await page.getByRole('list', { name: list }).getByRole('link').first().focus();
        for (let at = 2; at <= 40; at++) {
          await page.keyboard.press('ArrowDown');
          await eventually(`row ${at} has the focus and is in sight`, async () => {
            const now = await focus(page);
            if (now.at < at) await page.keyboard.press('ArrowDown');  // its words were on their way
            return (now.at === at && !now.away) || now;
          });
        }
        check((await focus(page)).of >= 40, 'how many there are: ' + (await focus(page)).of);
        await page.keyboard.press('ArrowUp');
        equal((await focus(page)).at, 39, 'and back');
        await page.keyboard.press('Tab');
        check((await focus(page)).at !== 39, 'Tab leads out of the row');
        await page.keyboard.press('Shift+Tab');
        equal((await focus(page)).at, 39, 'and Shift and Tab back to it');
        expectNoComplaints(page);
      }));
  }

  test('a dialog takes the focus, keeps it, and gives it back; so does a menu', () =>
    explore(sites.demo, '/quotes', async (page) => {
      for (const [button, role] of [[page.locator('#mirror blockquote').getByRole('button', { name: 'sure' }).first(), 'dialog'], [page.getByRole('button', { name: 'Export' }), 'menu']]) {
        await button.focus();
        const before = await focus(page);
        await page.keyboard.press('Enter');
        const opened = page.getByRole(role);
        await opened.waitFor();
        await settle(page);
        const inside = () => opened.first().evaluate((element) => element.contains(document.activeElement));
        check(await inside(), `the ${role} has the focus`);
        for (let i = 0; i < 12; i++) {
          await page.keyboard.press('Tab');
          check(await inside() || (await focus(page)).role === 'body', `Tab stays in the ${role}: ${JSON.stringify(await focus(page))}`);
        }
        await page.keyboard.press('Escape');
        await eventually(`the ${role} is gone`, async () => await opened.count() === 0);
        await eventually('the focus is back', async () => JSON.stringify(await focus(page)) === JSON.stringify(before) || focus(page));
      }
      expectNoComplaints(page);
    }));

  test('single letters can be switched off, and stay so', () =>
    explore(sites.demo, '/articles', async (page) => {
      await page.keyboard.press('?');
      await dialog(page).waitFor();
      await dialog(page).getByRole('checkbox').evaluate((box) => box.click());
      await settle(page);
      await shut(page);
      for (const key of ['3', 't', '/', '?', 'j']) await page.keyboard.press(key);
      await settle(page);
      check(page.url().endsWith('/articles'), 'nothing was opened: ' + page.url());
      check(await dialog(page).count() === 0 && !/input|combobox/.test((await focus(page)).role), 'no dialog, no field: ' + JSON.stringify(await focus(page)));
      await page.reload();
      await page.waitForFunction(() => document.documentElement.classList.contains('running'));
      await settle(page);
      await page.keyboard.press('3');
      await settle(page);
      check(page.url().endsWith('/articles'), 'nor after a reload: ' + page.url());
      await page.keyboard.press('Control+k');
      await dialog(page).waitFor();
      expectNoComplaints(page);
    }));

  test('an empty search field shows what can be searched for, and how', () =>
    explore(sites.demo, '/articles', async (page) => {
      await page.getByRole('search').locator('input').click();
      const offers = page.getByRole('option');
      await eventually('there are three examples and the help', async () => await offers.count() === 4 || await offers.count());
      await page.keyboard.press('ArrowDown');
      await eventually('the first is the active one', async () => await page.getByRole('combobox').first().evaluate((field) =>
        document.getElementById(field.getAttribute('aria-activedescendant'))?.textContent || '') === await offers.first().textContent());
      await page.keyboard.press('Enter');
      await eventually('it finds something', async () => /^\d+ articles?/.test(await page.locator('#mirror [role="status"]', { hasText: /articles?$/ }).first().textContent()));
      await eventually('it is a search for a speaker', async () => /q=speaker/.test(page.url()) || page.url());
      expectNoComplaints(page);
    }));

  test('in Arabic the page reads from the right, and its elements lie where they are drawn', () =>
    explore(sites.demo, '/articles?q=water', async (page) => {
      equal(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang]), ['rtl', 'ar'], 'direction and language of the page');
      const field = await page.getByRole('search').locator('input').boundingBox(), filter = await page.getByRole('checkbox').first().boundingBox();
      check(field.x >= 0 && field.x + field.width < 900, 'the field is at the left: ' + JSON.stringify(field));
      check(filter.x > 1100 && filter.x + filter.width <= 1400, 'the filters are at the right: ' + JSON.stringify(filter));
      await page.mouse.click(filter.x + filter.width - 10, filter.y + filter.height / 2);
      await eventually('a press finds the value under it', async () => page.url().includes('source=') || page.url());
      expectNoComplaints(page);
    }, { viewport: { width: 1400, height: 900 }, locale: 'ar' }));

  test('forced colours: the canvas has the system’s ground', () =>
    explore(sites.demo, '/articles', async (page) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      await settle(page);
      const shot = (await page.screenshot({ path: `${screenshots}/forced-colours.png` })).toString('base64');
      const [canvas, most] = await page.evaluate(async (png) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'Canvas';
        const system = getComputedStyle(probe).color.match(/\d+/g).map(Number).join();
        probe.remove();
        const image = new Image();
        image.src = 'data:image/png;base64,' + png;
        await image.decode();
        const context = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d');
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height), counts = new Map();
        for (let i = 0; i < data.length; i += 4) {
          const key = [data[i], data[i + 1], data[i + 2]].join();
          counts.set(key, (counts.get(key) || 0) + 1);
        }
        return [system, [...counts].sort((a, b) => b[1] - a[1])[0][0]];
      }, shot);
      equal(most, canvas, 'the colour that most of the window has');
    }));

  test('at 400% of 1280 by 1024: nothing wider than the window, and the evidence card shows evidence', () =>
    explore(sites.demo, '/quotes', async (page) => {
      await page.locator('#mirror blockquote').first().waitFor();
      const wide = await page.evaluate(() => [...document.querySelectorAll('#mirror :is(button, a, input, h1, h2, p)')].filter((element) => !element.classList.contains('away'))
        .map((element) => element.getBoundingClientRect()).filter((box) => box.right > innerWidth + 1 || box.left < -1).length);
      equal(wide, 0, 'things beyond the edge');
      await page.locator('#mirror blockquote').getByRole('button', { name: /sure|likely/ }).first().evaluate((button) => button.click());
      await dialog(page).waitFor();
      await settle(page);
      const words = dialog(page).locator('p:not(.away)').first();
      const [box, text] = [await words.boundingBox(), await words.textContent()];
      check(text.length > 20 && box.height > 60, `the passage is in sight: ${box.height} px of “${text}”`);
      const button = dialog(page).getByRole('button', { name: 'Copy as citation' });
      await button.focus();
      await settle(page);
      const at = await button.boundingBox();
      check(at.y >= 0 && at.y + at.height <= 256 && at.height >= 30, 'a button comes into sight with the focus: ' + JSON.stringify(at));
      await page.screenshot({ path: `${screenshots}/evidence-400.png` });
    }, { viewport: { width: 320, height: 256 } }));
}
