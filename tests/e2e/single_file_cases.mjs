// The whole site in one file, as somebody opens it who got it by mail.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { check, equal, eventually, expectNoComplaints, launch, openExplorer, openPage, test } from './harness.mjs';

// In a folder where nothing else stands.
function singleFile(program, app, corpus, folder) {
  const file = path.join(folder, 'mailed', 'explorer.html');
  if (fs.existsSync(file)) return 'file://' + file;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  execFileSync(program, ['build', corpus, '-o', path.join(folder, 'site'), '--app', app, '--single-file', file], { stdio: 'ignore' });
  return 'file://' + file;
}

export function singleFileCases(program, app, corpus, folder) {
  fs.rmSync(folder, { recursive: true, force: true });

  test('the single file opens from disk and answers a search', async () => {
    const address = singleFile(program, app, corpus, folder);
    const { browser, close } = await launch();
    const page = await openExplorer(browser, address);
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('combobox').first().fill('harbour');
    await eventually('articles are found', async () => (await page.locator('#mirror').getByText(/harbour/i).count()) > 0);
    await eventually('the search is in the address', async () => page.url().includes('harbour') || page.url());
    equal(asked, [], 'files that it asks for');
    expectNoComplaints(page);
    await close();
  });

  test('the single file can be read without scripts, and its links lead within it', async () => {
    const address = singleFile(program, app, corpus, folder);
    const { browser, close } = await launch({ javaScriptEnabled: false });
    const page = await openPage(browser, address);
    await page.getByRole('link', { name: 'Articles, speakers and sources as plain pages' }).click();
    check(decodeURIComponent(page.url()).endsWith('#pages/index.html'), 'the link leads to the pages: ' + page.url());
    const broken = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href'))
      .filter((address) => !address.startsWith('#/') && address !== '#' && !document.getElementById(address.slice(1))));
    equal(broken, [], 'links that lead nowhere');
    equal(await page.evaluate(() => { const ids = [...document.querySelectorAll('[id]')].map((one) => one.id); return ids.length - new Set(ids).size; }), 0, 'ids given twice');
    check((await page.locator('section.page').count()) > 50, 'the pages are there');
    await close();
  });
}
