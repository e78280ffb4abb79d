// SPDX-License-Identifier: Apache-2.0
// start_page.mjs PAGE SCREENSHOTS: opens START-HERE.html of a kit in headless Chromium and checks it. Prints one line for
// each problem, then one with what was checked. Exit status 1 if there are problems.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.env.P2S_NPM, 'package.json'));
const { chromium } = require('playwright-core');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [pagePath, screenshots] = process.argv.slice(2).map((each) => path.resolve(each));
const address = pathToFileURL(pagePath).href;
const kit = path.dirname(pagePath);
const views = [
  { name: 'phone-small', width: 320, height: 640 },
  { name: 'phone', width: 390, height: 844, whole: true },
  { name: 'desktop', width: 1280, height: 900, whole: true },
];
const complaints = new Set();
const seen = {};
const complain = (text) => complaints.add(text);

// Problems that the browser reports while the page loads.
function watch(page) {
  page.on('console', (message) => complain(`console: ${message.text()}`));
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== address) complain(`request: ${request.url()}`);
  });
}

async function checkWidth(page, view) {
  const [shown, wide] = await page.evaluate(() => [
    document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  if (wide > shown) complain(`${view.name}: ${wide} pixels wide on a screen of ${shown}`);
}

async function checkAccess(page, view, scheme) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const each of found.violations) {
    complain(`${view.name}, ${scheme}: ${each.id}: ${each.help}: ${each.nodes[0].html.slice(0, 120)}`);
  }
  return found.passes.length;
}

async function checkLinks(page) {
  const links = await page.$$eval('a[href]', (all) => all.map((each) => each.getAttribute('href')));
  for (const link of links) {
    if (link.startsWith('#')) {
      if (!(await page.$(`[id="${link.slice(1)}"]`))) complain(`link to nothing: ${link}`);
    } else if (!link.startsWith('https://')) {
      complain(`link to somewhere else: ${link}`);
    }
  }
  return links.length;
}

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
  const pdf = await page.pdf({ format: 'A4', path: path.join(screenshots, 'print.pdf') });
  if (pdf.subarray(0, 5).toString() !== '%PDF-' || pdf.length < 5000) complain('print: no PDF');
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
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);  // a long page is slow to draw where others use the processors
  const page = await context.newPage();
  watch(page);
  await page.goto(address, { waitUntil: 'load' });
  if (!(await page.locator('h1').count())) complain('no heading');
  for (const view of views) await look(page, view, scheme);
  seen.links = await checkLinks(page);
  seen.files = await checkFiles(page);
  if (scheme === 'light') await checkPaper(page);
  await context.close();
}

fs.mkdirSync(screenshots, { recursive: true });
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'p2s-chromium-'));
const browser = await chromium.launch({
  executablePath: process.env.P2S_CHROMIUM,
  headless: true,
  env: { ...process.env, HOME: profile },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  for (const scheme of ['light', 'dark']) await lookIn(browser, scheme);
  for (const text of complaints) console.log(text);
  console.log(`looked at ${seen.files} files, ${seen.links} links, ${seen.checks} rules of access`);
} finally {
  await browser.close();
  fs.rmSync(profile, { recursive: true, force: true });
}
process.exitCode = complaints.size ? 1 : 0;
