// SPDX-License-Identifier: Apache-2.0
// report.mjs PAGE SCREENSHOTS LEAST: opens the page of `report` in headless Chromium and checks it: the table must have at
// least LEAST clients. Prints one line for each problem, then one with what was checked and measured. Exit status 1 if
// there are problems.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkAccess, checkLinks, checkPdf, checkWidth, complain, open, run, views } from './browser.mjs';

const [pagePath, screenshots] = process.argv.slice(2, 4).map((each) => path.resolve(each));
const least = Number(process.argv[4]);
const address = pathToFileURL(pagePath).href;
const clients = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(fs.readFileSync(pagePath, 'utf8'))[1]);
const expires = 2;  // column
const slowest = 1000;  // ms; what a person notices is 100 ms, but tests share the processors
const seen = {};

const shown = (page, column) => page.$$eval('#rows tr', (rows, place) => rows.map((row) => row.children[place].textContent), column);
const count = (page) => page.textContent('#count');
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function expectSame(what, got, wanted) {
  if (!same(got, wanted)) complain(`${what}: ${JSON.stringify(got).slice(0, 300)} is not ${JSON.stringify(wanted).slice(0, 300)}`);
}

async function checkSorting(page) {
  const head = page.getByRole('button', { name: 'Expires' });
  const dates = clients.map((cells) => cells[expires]).sort();
  const rows = Math.min(clients.length, 100);
  await head.click();
  expectSame('sorted by expiry', await shown(page, expires), dates.slice(0, rows));
  expectSame('aria-sort', await page.$$eval('th[aria-sort]', (all) => all.map((each) => [each.textContent, each.ariaSort])),
    [['Expires', 'ascending']]);
  await head.click();
  expectSame('sorted in reverse', await shown(page, expires), dates.reverse().slice(0, rows));
  await page.getByRole('button', { name: 'Name' }).click();
}

async function checkFilter(page) {
  const word = clients[0][0].split(/\s/)[0].toLowerCase();
  const wanted = clients.filter((cells) => cells.join(' ').toLowerCase().includes(word));
  await page.getByLabel('Filter').fill(word.toUpperCase());
  const names = await shown(page, 0);
  if (!names.length || names.some((name) => !wanted.find((cells) => cells[0] === name))) complain(`filter: ${names}`);
  if (names.length !== Math.min(100, wanted.length)) complain(`filter: ${names.length} of ${wanted.length} rows`);
  await page.getByLabel('Filter').fill('nobody has this name');
  if (!/^0 of [0-9,]+ clients?$/.test(await count(page))) complain(`nobody: ${await count(page)}`);
  await page.getByLabel('Filter').fill('');
  for (const status of new Set(clients.map((cells) => cells[1]))) {
    await page.getByLabel('Status').selectOption(status);
    if ((await shown(page, 1)).some((text) => text !== status)) complain(`another status than ${status}`);
  }
  await page.getByLabel('Status').selectOption('');
}

// Every client is on one of the pages, once.
async function checkPages(page) {
  if (clients.length <= 100) return;
  const names = await shown(page, 6);
  const next = page.getByRole('button', { name: 'Next' });
  while (await next.isEnabled()) {
    await next.click();
    names.push(...(await shown(page, 6)));
  }
  expectSame('all pages', names.sort(), clients.map((cells) => cells[6]).sort());
}

// The longest time from a key or click to the finished layout, in ms.
async function measure(page) {
  seen.slowest = await page.evaluate(() => {
    const words = document.getElementById('words');
    const sort = document.querySelectorAll('#heads button');
    const time = (act) => {
      const begin = performance.now();
      act();
      document.getElementById('table').getBoundingClientRect();
      return performance.now() - begin;
    };
    const filter = [];
    for (const text of ['u', 'us', 'user', 'user 9', 'user 99', 'valid 2', 'zzz', '']) {
      filter.push(time(() => {
        words.value = text;
        words.dispatchEvent(new Event('input'));
      }));
    }
    const sorts = [...sort].map((button) => time(() => button.click()));
    sort[0].click();
    return { filter: Math.max(...filter), sort: Math.max(...sorts) };
  });
  for (const [what, time] of Object.entries(seen.slowest)) {
    if (time > slowest) complain(`${what}: ${time.toFixed(0)} ms, more than ${slowest}`);
  }
}

// On paper are all rows that match, and no controls.
async function checkPaper(page) {
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => { window.printed = document.querySelectorAll('#rows tr').length; });
  });
  await page.getByLabel('Filter').fill(clients.length > 500 ? 'user-001' : '');
  await page.emulateMedia({ media: 'print' });
  if (await page.locator('#filter').isVisible()) complain('print: controls');
  await checkPdf(page, path.join(screenshots, 'print.pdf'));
  const found = Number((await count(page)).replaceAll(',', '').match(/^\d+/)[0]);
  expectSame('printed rows', await page.evaluate(() => window.printed), found);
}

async function look(page, view, scheme) {
  await page.setViewportSize({ width: view.width, height: view.height });
  await checkWidth(page, view);
  if (!view.whole) return;
  seen.checks = await checkAccess(page, view, scheme);
  await page.screenshot({ path: path.join(screenshots, `${view.name}-${scheme}.png`), fullPage: true });
}

async function lookIn(browser, scheme) {
  const page = await open(browser, address, { colorScheme: scheme });
  for (const view of views) await look(page, view, scheme);
  seen.links = await checkLinks(page);
  if (scheme === 'light') {
    await checkSorting(page);
    await checkFilter(page);
    await checkPages(page);
    await measure(page);
    await checkPaper(page);
  }
  await page.context().close();
}

// Everything but the table of clients, which says so.
async function lookWithoutScript(browser) {
  const page = await open(browser, address, { javaScriptEnabled: false });
  for (const id of ['attention', 'timeline', 'map', 'findings', 'authorities', 'changes']) {
    if (!(await page.locator(`section[aria-labelledby=${id}] :is(table, ul, svg, p):visible`).count())) complain(`no script: no ${id}`);
  }
  if (!(await page.getByText('The table needs JavaScript').isVisible())) complain('no script: no reason for the missing table');
  await page.context().close();
}

fs.mkdirSync(screenshots, { recursive: true });
await run(async (browser) => {
  if (clients.length < least) complain(`${clients.length} clients, not ${least}`);
  for (const scheme of ['light', 'dark']) await lookIn(browser, scheme);
  await lookWithoutScript(browser);
  return `inspected ${clients.length} clients, ${seen.links} links, ${seen.checks} rules of access; `
    + `filter at most ${seen.slowest.filter.toFixed(0)} ms, sort at most ${seen.slowest.sort.toFixed(0)} ms`;
});
