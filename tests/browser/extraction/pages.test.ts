import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedArticle } from '../../../scripts/expected-article.mjs';
import { contentScript, openPages, savedPages } from '../../../scripts/saved-pages.mjs';

const folder = fileURLToPath(new URL('../../fixtures/pages', import.meta.url));

// What is read of a page does not depend on the browser's own parts: once, in Chromium, is enough.
describe.skipIf(process.env['WARRAQ_BROWSER'] === 'firefox')('pages of our own', () => {
  const results = new Map<string, unknown>();

  beforeAll(async () => {
    if (!existsSync(contentScript)) throw new Error('npm run build first');
    await openPages([folder], {}, async ({ slug }, tab) => {
      results.set(slug, expectedArticle((await tab.extract()).result));
    });
    // All pages at once: more than a hook's usual minute on a slow machine.
  }, 300_000);

  for (const { slug, meta } of savedPages([folder]))
    it(`${slug}: ${String(meta['about'])}`, () => {
      expect(results.get(slug)).toEqual(meta['article']);
    });
});
