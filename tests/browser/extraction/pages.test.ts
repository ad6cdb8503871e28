import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedArticle, expectedRemovals } from '../../../scripts/expected-article.mjs';
import { launch, openTab, type SavedTab, savedPages } from '../../../scripts/saved-pages.mjs';
import { drawnPages } from '../../fixtures/drawn-pages.ts';
import { browsers, someOf } from '../harness/index.ts';

const pages = savedPages([fileURLToPath(new URL('../../fixtures/pages', import.meta.url))]);
const isDrawn = ({ slug }: { readonly slug: string }): boolean => drawnPages.includes(slug);
// Node reads all that need not be drawn (tests/unit/article/pages.slow.test.ts).
const some = [
  ...someOf(pages.filter(isDrawn), 4),
  ...someOf(
    pages.filter((page) => !isDrawn(page)),
    20,
  ),
];

describe.each(browsers)('pages of our own in %s', (name) => {
  let browser: Browser;
  let tab: SavedTab;

  beforeAll(async () => {
    browser = await launch(name);
    tab = await openTab(browser);
  });
  afterAll(() => browser?.close());

  it.each(some)('$slug: $meta.about', async (saved) => {
    await tab.open(saved);
    const { result } = await tab.extract({ unhurried: true });
    expect(expectedArticle(result)).toEqual(saved.meta['article']);
    expect(expectedRemovals(result)).toEqual(saved.meta['removals']);
  });
});
