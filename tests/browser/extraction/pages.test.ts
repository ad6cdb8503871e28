import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedArticle, expectedRemovals } from '../../../scripts/expected-article.mjs';
import { launch, openTab, type SavedTab, savedPages } from '../../../scripts/saved-pages.mjs';

const folder = fileURLToPath(new URL('../../fixtures/pages', import.meta.url));

// What is read of a page does not depend on the browser's own parts: once, in Chromium, is enough.
describe.skipIf(process.env['WARRAQ_BROWSER'] === 'firefox')('pages of our own', () => {
  let browser: Browser;
  let tab: SavedTab;

  beforeAll(async () => {
    browser = await launch();
    tab = await openTab(browser);
  });
  afterAll(() => browser?.close());

  it.each(savedPages([folder]))('$slug: $meta.about', async (saved) => {
    await tab.open(saved);
    const { result } = await tab.extract();
    expect(expectedArticle(result)).toEqual(saved.meta['article']);
    expect(expectedRemovals(result)).toEqual(saved.meta['removals']);
  });
});
