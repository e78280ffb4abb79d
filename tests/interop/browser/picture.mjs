// SPDX-License-Identifier: Apache-2.0
// picture.mjs PAGE FILE: the upper part of a page as a small PNG, for the documentation.
import { pathToFileURL } from 'node:url';
import { open, run } from './browser.mjs';

const [page, file] = process.argv.slice(2);
await run(async (browser) => {
  const shown = await open(browser, pathToFileURL(page).href, {
    colorScheme: 'light', viewport: { width: 800, height: 900 }, deviceScaleFactor: 0.75,
  });
  await shown.screenshot({ path: file });
  return `wrote ${file}`;
});
