// Saving a whole list: every quotation once, in the list's order; how far it has come; stopping it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { check, equal, eventually, expectNoComplaints, launch, openExplorer, serve, settle, test } from './harness.mjs';

// Runs `use` with all quotations of a site on the screen, in a browser that gets nothing ahead: what is saved has to be fetched.
async function withQuotes(site, use) {
  const answers = new Map(), server = await serve(site, answers);
  const { browser, close } = await launch({});
  try {
    await browser.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true, effectiveType: '4g' }) }));
    const page = await openExplorer(browser, server.address + '#/quotes');
    // From now on every shard takes its time.
    const slow = (wait) => fs.readdirSync(path.join(site, 'data')).filter((name) => name.endsWith('.vbs'))
      .forEach((name) => answers.set(name.replace('.', '\\.'), { wait, bytes: fs.readFileSync(path.join(site, 'data', name)) }));
    await use(page, slow);
    expectNoComplaints(page);
  } finally {
    await close();
    server.close();
  }
}

async function saveAs(page, format) {
  await page.getByRole('button', { name: 'Export' }).first().click();
  await page.getByRole('menuitem', { name: format, exact: true }).click();
}

const progress = (page) => page.locator('#mirror').getByText(/^Saving: /);
const stop = (page) => page.getByRole('button', { name: 'Stop' });

export function savingCases(sites, program) {
  test('all quotations are saved, while it is said how far that has come', () =>
    withQuotes(sites.quoted, async (page, slow) => {
      slow(1500);
      const saving = page.waitForEvent('download');
      await saveAs(page, 'JSONL');
      await progress(page).first().waitFor();
      const lines = fs.readFileSync(await (await saving).path(), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
      const all = execFileSync(program, ['quotes', sites.quotedCorpus, '--format', 'jsonl'], { encoding: 'utf8', maxBuffer: 1 << 26 });
      const expected = all.trim().split('\n').flatMap((line) => JSON.parse(line).quotes.filter((quote) => quote.kind !== 'indirect').map((quote) => quote.text.replace(/,$/, '')));  // the comma is the reporter's
      check(expected.length > 500, 'quotations in the corpus: ' + expected.length);
      equal(lines.map((line) => line.words).sort(), expected.sort(), 'the words');
      const dates = lines.map((line) => line.date);
      equal(dates, [...dates].sort().reverse(), 'the newest first');
      for (const line of lines.slice(0, 50)) check(line.context.includes(line.words) && line.confidence > 0 && line.rule, 'evidence: ' + JSON.stringify(line));
      await eventually('nothing more is said of it', async () => await progress(page).count() === 0 || progress(page).count());
    }));

  test('saving ends with Stop, and with Escape, without a file', () =>
    withQuotes(sites.quoted, async (page, slow) => {
      let files = 0;
      page.on('download', () => { files++; });
      slow(20000);
      for (const end of [() => stop(page).click(), () => page.keyboard.press('Escape')]) {
        await saveAs(page, 'CSV');
        await progress(page).first().waitFor();
        await end();
        await eventually('nothing is said of saving', async () => await progress(page).count() === 0 || progress(page).count());
      }
      check(page.url().endsWith('#/quotes'), 'the page stays: ' + page.url());
      await settle(page);
      equal(files, 0, 'files saved');
    }));
}
