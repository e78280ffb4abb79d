// SPDX-License-Identifier: Apache-2.0
// start_page.mjs PAGE SCREENSHOTS: opens START-HERE.html of a kit in headless Chromium and checks it. Prints one line for
// each problem, then one with what was checked. Exit status 1 if there are problems.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkAccess, checkLinks, checkPdf, checkWidth, complain, open, run, views } from './browser.mjs';

const [pagePath, screenshots] = process.argv.slice(2).map((each) => path.resolve(each));
const kit = path.dirname(pagePath);
const seen = {};

async function checkFiles(page) {
  const names = await page.$$eval('code.file', (all) => all.map((each) => each.textContent.replaceAll('\\', '/')));
  for (const name of names) {
    if (!fs.existsSync(path.join(kit, name))) complain(`names a file that is not in the kit: ${name}`);
  }
  return names.length;
}

// Collapsed text is printed.
async function checkPaper(page) {
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.$$eval('details code.file', (all) => all.filter((each) => !each.checkVisibility()).length);
  if (hidden) complain(`print: ${hidden} files are not on paper`);
  await checkPdf(page, path.join(screenshots, 'print.pdf'));
  await page.emulateMedia({ media: 'screen' });
}

async function look(page, view, scheme) {
  await page.setViewportSize({ width: view.width, height: view.height });
  await checkWidth(page, view);
  await page.$$eval('details', (all) => all.forEach((each) => { each.open = true; }));
  await checkWidth(page, view);
  if (view.whole) {
    seen.checks = await checkAccess(page, view, scheme);
    await page.screenshot({ path: path.join(screenshots, `${view.name}-${scheme}.png`), fullPage: true });
  }
  await page.$$eval('details', (all) => all.forEach((each) => { each.open = false; }));
}

async function lookIn(browser, scheme) {
  const page = await open(browser, pathToFileURL(pagePath).href, { colorScheme: scheme });
  for (const view of views) await look(page, view, scheme);
  seen.links = await checkLinks(page);
  seen.files = await checkFiles(page);
  if (scheme === 'light') await checkPaper(page);
  await page.context().close();
}

fs.mkdirSync(screenshots, { recursive: true });
await run(async (browser) => {
  for (const scheme of ['light', 'dark']) await lookIn(browser, scheme);
  return `inspected ${seen.files} files, ${seen.links} links, ${seen.checks} rules of access`;
});
