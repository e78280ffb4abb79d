// SPDX-License-Identifier: Apache-2.0
// Checks of a page in headless Chromium. Complaints are collected and printed at the end.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(path.join(process.env.P2S_NPM, 'package.json'));
const { chromium } = require('playwright-core');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const views = [
  { name: 'phone-small', width: 320, height: 640 },
  { name: 'phone', width: 390, height: 844, whole: true },
  { name: 'desktop', width: 1280, height: 900, whole: true },
];

const complaints = new Set();
export const complain = (text) => complaints.add(text);

// A new page that reports what the browser complains about, and every request except for its address.
export async function open(browser, address, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(120_000);  // a long page is slow to draw where others use the processors
  const page = await context.newPage();
  page.on('console', (message) => complain(`console: ${message.text()}`));
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== address) complain(`request: ${request.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  if (!(await page.locator('h1').count())) complain('no heading');
  return page;
}

export async function checkWidth(page, view) {
  const [shown, wide] = await page.evaluate(() => [
    document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  if (wide > shown) complain(`${view.name}: ${wide} pixels wide on a screen of ${shown}`);
}

// The number of rules that the page passes.
export async function checkAccess(page, view, scheme) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const each of found.violations) {
    complain(`${view.name}, ${scheme}: ${each.id}: ${each.help}: ${each.nodes[0].html.slice(0, 120)}`);
  }
  return found.passes.length;
}

// The number of links: to a part of the page, or to a site.
export async function checkLinks(page) {
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

// Writes the page to FILE as a PDF.
export async function checkPdf(page, file) {
  const pdf = await page.pdf({ format: 'A4', path: file });
  if (pdf.subarray(0, 5).toString() !== '%PDF-' || pdf.length < 5000) complain('print: no PDF');
}

// Runs `check` with a browser of its own and prints the complaints, then what it returns. Exit status 1 for complaints.
export async function run(check) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'p2s-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env.P2S_CHROMIUM,
    headless: true,
    env: { ...process.env, HOME: profile },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const summary = await check(browser);
    for (const text of complaints) console.log(text);
    console.log(summary);
  } finally {
    await browser.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
  process.exitCode = complaints.size ? 1 : 0;
}
