import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { type PictureServer, startPictureServer } from '../library/picture-server.ts';
import { openArticle } from './open-article.ts';
import { sample, sampleKept } from './sample.ts';

/** What the page did that leaves it, noted instead of done. */
interface Noted {
  readonly copied: string[];
  readonly shared: object[];
  readonly printed: number;
}

/** Runs in the page: puts notes in the place of what has no end that a test could see. */
function noteDeeds(): void {
  const scope = globalThis as never as { noted: { copied: string[]; shared: []; printed: number } };
  scope.noted = { copied: [], shared: [], printed: 0 };
  navigator.clipboard.writeText = async (text) => void scope.noted.copied.push(text);
  globalThis.print = () => void scope.noted.printed++;
}

const noted = (view: View): Promise<Noted> =>
  view.evaluate(() => (globalThis as never as { noted: Noted }).noted);

const toast = '.toast[role="status"]';

describe.runIf(mainlyIn('chromium')).each(browsers)(
  'what a reader does with an article in %s',
  (name) => {
    let browser: Browser;
    let reader: View;
    let server: PictureServer;
    let article = sample;

    beforeAll(async () => {
      server = await startPictureServer();
      article = { ...sample, url: server.page };
      browser = await borrow(name);
      await browser.changeSettings({ welcomed: true });
      reader = await openArticle(browser, article, sampleKept);
      await reader.resize(1200, 800);
      await reader.until(() => document.querySelector('[data-block="23"] .translation'));
    });
    beforeEach(() => reader.evaluate(noteDeeds));
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    const said = (words: string): Promise<unknown> =>
      reader.until(
        (where: string, wanted: string) => document.querySelector(where)?.textContent === wanted,
        { args: [toast, words], what: words },
      );
    const choose = async (label: string): Promise<void> => {
      await reader.click('[aria-label="More"]');
      await reader.waitFor('.menu');
      const at = await reader.evaluate(
        (wanted: string) =>
          [...document.querySelectorAll('.menu-item')].findIndex(
            (item) => item.textContent === wanted,
          ),
        label,
      );
      await reader.click(`.menu li:nth-child(${at + 1}) button`);
    };

    test('the link is copied from the menu and by a key, and a word says so', async () => {
      await choose('Copy link');
      await said('Link copied');
      await said('');
      await reader.press('c');
      await said('Link copied');
      expect((await noted(reader)).copied).toEqual([article.url, article.url]);
    });

    test('a link that could not be copied is told in a sentence that stays, with a button to try again', async () => {
      await reader.evaluate(() => {
        const { clipboard } = navigator;
        const copy = clipboard.writeText;
        clipboard.writeText = () => {
          clipboard.writeText = copy;
          return Promise.reject(new DOMException('', 'NotAllowedError'));
        };
      });
      await reader.press('c');
      await reader.waitFor('.toast.failed');
      await expect
        .poll(() => reader.text('.toast.failed [role="alert"]'))
        .toBe('The link could not be copied.');
      await reader.click('.toast.failed .small');
      await said('Link copied');
      await reader.until(() => !document.querySelector('.toast.failed'));
      expect((await noted(reader)).copied).toHaveLength(1);
    });

    test('where the system offers nothing for sharing, the link is copied', async () => {
      await reader.evaluate(() => {
        Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });
      });
      await choose('Share');
      await said('Link copied');
      expect((await noted(reader)).copied).toHaveLength(1);
    });

    test('title and link are handed to what the system offers; who turns it away gets nothing else', async () => {
      await reader.evaluate(() => {
        const share = async (what: object): Promise<void> => {
          (globalThis as never as { noted: { shared: object[] } }).noted.shared.push(what);
          throw new DOMException('', 'AbortError');
        };
        Object.defineProperty(navigator, 'share', { value: share, configurable: true });
      });
      await reader.press('h');
      await reader.until(() => (globalThis as never as { noted: Noted }).noted.shared.length === 1);
      const { shared, copied } = await noted(reader);
      expect(shared).toEqual([{ title: article.title, url: article.url }]);
      expect(copied).toHaveLength(0);
    });

    test('saving by a key is said aloud', async () => {
      // It is saved already: the key leads to its tags, and to the way back.
      await reader.press('s');
      await reader.click('.unsave');
      await said('No longer saved');
      await reader.press('s');
      await said('Saved');
      await reader.waitFor('.save[aria-pressed="true"]');
    });

    test('full screen comes and goes', async () => {
      await choose('Full screen');
      await reader.until(() => document.fullscreenElement === document.documentElement);
      await reader.press('f');
      await reader.until(() => !document.fullscreenElement);
    });

    test('the contents lead to a heading, by mouse and by keyboard, and the focus goes there', async () => {
      const arrived = (block: number): Promise<unknown> =>
        reader.until(
          (wanted: number) => {
            const heading = document.activeElement?.closest(`[data-block="${wanted}"]`);
            const top = heading?.getBoundingClientRect().top ?? -1;
            const bar = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0;
            return top >= bar - 1 && top < innerHeight && document.activeElement?.matches('h1, h2');
          },
          { args: [block], what: `the focus on block ${block}` },
        );
      await reader.click('[aria-label="Contents"]');
      await reader.click('.contents li:nth-child(2) button');
      await arrived(3);
      // The same heading again, from elsewhere.
      await reader.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await reader.evaluate(() =>
        document.querySelector<HTMLElement>('[aria-label="Contents"]')?.focus(),
      );
      for (const key of ['Enter', 'Tab', 'Tab', 'Enter']) await reader.press(key);
      await arrived(3);
      await reader.click('[aria-label="Contents"]');
      await reader.click('.contents li:first-child button');
      await arrived(0);
    });

    test('find gives the focus back to where it was', async () => {
      await reader.evaluate(() => document.querySelector<HTMLElement>('h1')?.focus());
      await reader.press('/');
      await reader.until(() => document.activeElement?.matches('.find-bar input'));
      await reader.press('Escape');
      await reader.until(() => document.activeElement?.matches('h1'));
    });

    test('the original page is one key away', async () => {
      await reader.press('e');
      await expect.poll(() => browser.addresses(), { timeout: 20_000 }).toContain(article.url);
    });

    test('printing puts the whole article on paper, without the tools, with source and date, in each layout', async () => {
      await browser.changeSettings({ theme: 'dark' });
      await reader.press('p');
      await reader.until(() => (globalThis as never as { noted: Noted }).noted.printed > 0);
      await browser.showAs(reader, { paper: true });
      for (const [layout, panes] of [
        ['side-by-side', [true, true]],
        ['stacked', [true, true]],
        ['original', [true, false]],
        ['translation', [false, true]],
      ] as const) {
        await browser.changeSettings({ layout });
        await reader.until(
          (wanted: string) => document.querySelector(`[data-layout="${wanted}"]`),
          {
            args: [layout],
          },
        );
        await expect
          .poll(() =>
            reader.evaluate(() => {
              const shown = (css: string): boolean =>
                document.querySelector(css)?.checkVisibility() ?? false;
              return {
                tools: ['.reader-bar', '.reader-head', '.split-handle', '.toast'].filter(shown),
                source: document.querySelector('.printed-source')?.textContent,
                date: [...document.querySelectorAll('.meta-line time')].some((one) =>
                  one.checkVisibility(),
                ),
                panes: ['original', 'translation'].map((pane) =>
                  shown(`[data-block="23"] > .${pane}`),
                ),
                colours: [document.documentElement, document.querySelector('.cell h1')].map(
                  (element) =>
                    element &&
                    getComputedStyle(element)[element.matches('h1') ? 'color' : 'backgroundColor'],
                ),
              };
            }),
          )
          .toEqual({
            tools: [],
            source: `${article.siteName} ${article.url}${layout === 'original' ? '' : 'Translated by Bergamot'}`,
            date: true,
            panes,
            colours: ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
          });
      }
      await browser.showAs(reader, {});
      expect((await reader.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    });

    test('the pop-up hands printing to the full page, since no dialog fits into it', async () => {
      const popup = await browser.openPopup(await browser.openPage(server.page));
      await popup.waitFor('.pair .original');
      // It closes while the key is still down, so that letting it go may reach nothing.
      await popup.press('p').catch(() => undefined);
      // The page takes the wish out of its address when it prints.
      await expect
        .poll(() => browser.addresses(), { timeout: 20_000 })
        .toContainEqual(expect.stringMatching(/reader\.html\?id=[0-9a-f]+&live=?&tab=\d+$/));
      await expect.poll(() => browser.hasPopup(), { timeout: 20_000 }).toBe(false);
    });
  },
);
