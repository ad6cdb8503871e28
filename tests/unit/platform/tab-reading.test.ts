import { expect, test } from 'vitest';
import { extractFromTab } from '../../../src/platform/background/tab-reading.ts';
import { browser } from '../../../src/platform/browser.ts';

test.each([
  ['forbidden', { status: 'complete' }],
  ['forbidden', { status: 'complete', url: 'about:license' }],
  ['pdf', { status: 'complete', url: 'https://example.org/report.PDF?page=2' }],
  // The page before it goes with the permission that the click gave.
  ['loading', { status: 'loading' }],
] as const)('a tab that lets no script in is %s: %j', async (failure, tab) => {
  Object.assign(browser, {
    scripting: { executeScript: () => Promise.reject(new Error('no permission for the tab')) },
    tabs: { get: async () => tab },
  });
  expect(await extractFromTab(1, 'article')).toBe(failure);
});
