import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, type View } from '../harness/index.ts';
import { screenViolations } from './axe.ts';
import { openArticle } from './open-article.ts';
import { sample, sampleKept } from './sample.ts';
import { allScreens } from './screens.ts';

describe.each(browsers)('accessibility of every screen in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, sample, sampleKept);
  });
  afterAll(() => browser?.close());

  test('axe finds nothing in any language, theme, layout and width', {
    timeout: 900_000,
  }, async () => {
    expect(await screenViolations(browser, reader, allScreens)).toEqual([]);
  });
});
