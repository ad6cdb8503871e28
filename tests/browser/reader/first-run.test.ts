import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { openArticle } from './open-article.ts';
import { sample } from './sample.ts';

/** What the page has of the extension's API. */
interface Api {
  readonly storage: {
    readonly session: { get(key: string): Promise<{ settings?: Record<string, unknown> }> };
  };
}

/** Runs in an extension's page: what it has saved. */
async function saved(): Promise<Record<string, unknown>> {
  const scope = globalThis as never as { browser?: Api; chrome: Api };
  return (await (scope.browser ?? scope.chrome).storage.session.get('settings')).settings ?? {};
}

const path = `reader.html?id=${sample.id}`;

describe.runIf(mainlyIn('chromium')).each(browsers)('the first run in %s', (name) => {
  let browser: Browser;
  let page: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    await (await openArticle(browser, sample)).close();
  });
  afterAll(() => browser?.close());

  test('one screen says what Warraq does and never does, and what this browser can do by itself', async () => {
    await browser.changeSettings({ welcomed: false });
    page = await browser.openExtensionPage(path);
    await page.waitFor('.welcome');
    await expect.poll(() => page.text('.welcome')).toContain('Sends nothing anywhere');
    const engines = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('.welcome-engines input')].map(
        ({ value }) => value,
      ),
    );
    const own = name === 'chromium' ? ['chrome'] : [];
    expect(engines).toEqual(['automatic', ...own, 'bergamot', 'service']);
    await page.until(() =>
      /download of [\d.]+ MB/.test(document.querySelector('.welcome-engines')?.textContent ?? ''),
    );
  });

  test('it all fits into a pop-up', async () => {
    await page.resize(780, 580);
    await expect
      .poll(() =>
        page.evaluate(
          () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
        ),
      )
      .toBeLessThan(2);
  });

  test('language and engine are chosen in place, and reading begins', async () => {
    await page.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('.welcome-target select');
      if (!select) return;
      select.value = 'fr';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.click('.welcome-engines [value="bergamot"]');
    await page.click('.welcome .primary');
    await page.waitFor('.cell.original');
    await page.until(saved);
    await expect
      .poll(() => page.evaluate(saved))
      .toMatchObject({
        target: 'fr',
        engine: 'bergamot',
        welcomed: true,
      });
    await page.close();
  });

  test.each(['en', 'ar'])(
    'what can translate is offered in a row of its own, below the language and its label (%s)',
    async (language) => {
      await browser.changeSettings({ welcomed: true, engine: 'automatic', target: 'en', language });
      page = await browser.openExtensionPage(path);
      await page.resize(780, 580);
      await page.waitFor('.notice.offers');
      const [label, list, notice, head] = await page.evaluate(() =>
        ['.target-row > span', '.target-choice', '.notice.offers', '.reader-head'].map((css) =>
          document.querySelector(css)?.getBoundingClientRect().toJSON(),
        ),
      );
      const middle = ({ top, bottom }: DOMRect): number => (top + bottom) / 2;
      expect(label.width).toBeGreaterThan(40);
      expect(Math.abs(middle(label) - middle(list))).toBeLessThan(3);
      expect(notice.top).toBeGreaterThanOrEqual(list.bottom);
      expect(notice.width).toBe(head.width);
      await page.close();
      await browser.changeSettings({ language: 'en' });
    },
  );

  test('who wants a service comes to its settings', async () => {
    await browser.changeSettings({ welcomed: false });
    page = await browser.openExtensionPage(path);
    await page.click('.welcome-engines [value="service"]');
    await page.click('.welcome .primary');
    const options = await browser.findPage('options.html');
    await options.waitFor('.engine-list');
  });
});
