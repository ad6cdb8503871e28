import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { inLibrary } from '../library/in-page.ts';
import { openArticle } from './open-article.ts';
import { sample, sampleKept } from './sample.ts';

/** What the page has of the extension's API. */
declare const chrome: {
  readonly storage: {
    readonly session: { get(key: string): Promise<{ settings?: { split?: number } }> };
  };
};

describe.each(browsers)('reading in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, sample, sampleKept);
    await reader.resize(1200, 800);
    await reader.until(() => document.querySelector('[data-block="9"] .translation:lang(en)'));
  });
  afterAll(() => browser?.close());

  const detail = test.runIf(mainlyIn('firefox'));
  const layout = (): Promise<string | undefined> =>
    reader.evaluate(() => document.querySelector<HTMLElement>('.reader')?.dataset['layout']);

  test('Arabic stands on the right, its translation beside it at the same height', async () => {
    const rows = await reader.evaluate(() =>
      [...document.querySelectorAll('.pair:not(.code, .embed, .picture)')]
        .slice(0, 6)
        .map((pair) => {
          const [a, b] = ['.original', '.translation'].map((cell) =>
            pair.querySelector(`:scope > ${cell}`)?.getBoundingClientRect(),
          );
          return {
            beside: (a?.left ?? 0) >= (b?.right ?? 0),
            apart: Math.abs((a?.top ?? 0) - (b?.top ?? 99)),
          };
        }),
    );
    expect(rows.length).toBe(6);
    for (const row of rows) {
      expect(row.beside).toBe(true);
      expect(row.apart).toBeLessThan(16);
    }
  });

  detail('every block has its own language and direction', async () => {
    await expect
      .poll(() =>
        reader.evaluate(() =>
          [
            ...document.querySelectorAll('[data-block="1"] > .cell, [data-block="7"] > .original'),
          ].map((cell) => `${cell.getAttribute('lang')} ${cell.getAttribute('dir')}`),
        ),
      )
      .toEqual(['ar rtl', 'en ltr', 'en ltr']);
    await expect
      .poll(() =>
        reader.evaluate(() => {
          const image = document.querySelector('.picture-place img');
          return ['lang', 'aria-label', 'role'].map((name) => image?.getAttribute(name));
        }),
      )
      .toEqual(['ar', 'بوابة', 'button']);
  });

  detail('a picture stands once for both panes, with its caption in both languages', async () => {
    await expect
      .poll(() =>
        reader.evaluate(() => [
          document.querySelectorAll('[data-block="2"] img').length,
          ...[...document.querySelectorAll('[data-block="2"] figcaption')].map(
            (caption) => `${caption.parentElement?.lang} ${caption.textContent?.trim()}`,
          ),
        ]),
      )
      .toEqual([1, 'ar مدخل الحديقة الشرقي', 'en The eastern entrance of the park']);
  });

  test('a sentence and its counterpart light up together, with nothing put inside the text', async () => {
    await reader.press('j');
    await reader.press('j');
    await reader.press('j');
    await expect
      .poll(() =>
        reader.evaluate(() =>
          [...(CSS.highlights.get('sentence') ?? [])].map((range) => (range as Range).toString()),
        ),
      )
      .toEqual([
        'وقالَ المُهندسُ سامي الحكيم إنّ العمل استمر ثلاثة أعوام.',
        'The engineer Sami al-Hakim said the work had lasted three years.',
      ]);
    await reader.press('k');
    const before = await reader.evaluate(() =>
      [...(CSS.highlights.get('sentence') ?? [])].map((range) => (range as Range).toString()),
    );
    expect(before[0]).toBe('افتتحت بلدية وادي الزيتون أمس حديقة عامة واسعة.');
    await expect
      .poll(() =>
        reader.evaluate(
          () => document.querySelector('[data-block="1"] > .original > p')?.childElementCount,
        ),
      )
      .toBe(0);
  });

  detail('the tab bears the article’s title', async () => {
    await expect.poll(() => reader.evaluate(() => document.title)).toBe(sample.title);
  });

  test('a tap on a sentence lights it and its counterpart', async () => {
    await reader.click('[data-block="5"] > .translation p');
    await expect
      .poll(() =>
        reader.evaluate(() =>
          [...(CSS.highlights.get('sentence') ?? [])].map((range) => (range as Range).toString()),
        ),
      )
      .toEqual(['الحديقة بيت لكل من لا بيت له.', 'The park is a home for everyone without one.']);
  });

  detail('keys change the layout, and the choice is remembered', async () => {
    for (const [key, expected] of [
      ['2', 'stacked'],
      ['3', 'original'],
      ['4', 'translation'],
    ] as const) {
      await reader.press(key);
      await reader.until((wanted: string) => document.querySelector(`[data-layout="${wanted}"]`), {
        args: [expected],
      });
    }
    await expect
      .poll(() =>
        reader.evaluate(() =>
          ['.original', '.translation'].map((cell) =>
            document.querySelector(`[data-block="1"] > ${cell}`)?.checkVisibility(),
          ),
        ),
      )
      .toEqual([false, true]);
    await reader.reload();
    await reader.waitFor('.cell.translation');
    await expect.poll(layout).toBe('translation');
    await reader.press('1');
    await reader.until(() => document.querySelector('[data-layout="side-by-side"]'));
  });

  detail('the line between the panes is moved by keyboard, and the panes follow', async () => {
    const width = (): Promise<number> =>
      reader.evaluate(
        () =>
          document.querySelector('[data-block="1"] > .original')?.getBoundingClientRect().width ??
          0,
      );
    const before = await width();
    await reader.evaluate(() => document.querySelector<HTMLElement>('.split-handle')?.focus());
    for (let i = 0; i < 5; i++) await reader.press('ArrowRight');
    await reader.until(
      (was: number) =>
        (document.querySelector('[data-block="1"] > .original')?.getBoundingClientRect().width ??
          was) <
        was - 60,
      { args: [before] },
    );
    await expect.poll(width).toBeLessThan(before - 60);
    await reader.press('Home');
    for (let i = 0; i < 12; i++) await reader.press('ArrowLeft');
    await reader.until(async () => {
      const scope = globalThis as never as Record<'browser' | 'chrome', typeof chrome>;
      const { settings } = await (scope.browser ?? scope.chrome).storage.session.get('settings');
      return settings?.split === 49;
    });
  });

  test('the line between the panes is dragged by mouse as far as it goes', async () => {
    const shareAfter = async (by: number, wanted: string): Promise<unknown> => {
      await reader.drag('.split-handle', by);
      return reader.until(
        (value: string) =>
          document.querySelector('.split-handle')?.getAttribute('aria-valuenow') === value,
        { args: [wanted], what: `a share of ${wanted} percent` },
      );
    };
    const left = (): Promise<number> =>
      reader.evaluate(
        () =>
          document.querySelector('[data-block="1"] > .original')?.getBoundingClientRect().left ?? 0,
      );
    const before = await left();
    // Arabic stands on the right, so the line to the left gives it more room.
    await shareAfter(-500, '75');
    await expect.poll(left).toBeLessThan(before - 100);
    await shareAfter(800, '25');
    await expect.poll(left).toBeGreaterThan(before + 100);
  });

  detail(
    'diacritics and digits change for the eye only: a copy is the article’s own text',
    async () => {
      await browser.changeSettings({ diacritics: 'hidden', digits: 'latin' });
      await reader.until(() =>
        document
          .querySelector('[data-block="1"] > .original')
          ?.textContent?.includes('وقال المهندس سامي'),
      );
      const copied = await reader.evaluate(() => {
        const cells = ['1', '9'].map((n) =>
          document.querySelector(`[data-block="${n}"] > .original > p`),
        );
        return cells.map((cell) => {
          if (!cell) return '';
          getSelection()?.selectAllChildren(cell);
          const event = new ClipboardEvent('copy', {
            clipboardData: new DataTransfer(),
            bubbles: true,
            cancelable: true,
          });
          cell.dispatchEvent(event);
          return `${cell.textContent} | ${event.clipboardData?.getData('text/plain')}`;
        });
      });
      expect(copied[0]).toContain(
        '| افتتحت بلدية وادي الزيتون أمس حديقة عامة واسعة. وقالَ المُهندسُ سامي',
      );
      expect(copied[1]).toContain('حتى 9 مساء. |');
      expect(copied[1]).toContain('حتى ٩ مساء.');
      await browser.changeSettings({ diacritics: 'shown', digits: 'original' });
    },
  );

  detail('find in the article takes alef forms and diacritics for the same', async () => {
    await reader.press('/');
    await reader.waitFor('.find-bar');
    await reader.type('.find-bar input', 'المهندس');
    // On a slow machine the first letters are looked for too, and found elsewhere.
    await reader.until(
      () =>
        CSS.highlights.get('found-current')?.size === 1 &&
        [...(CSS.highlights.get('found') ?? [])].join() === 'المُهندسُ',
      { what: 'the one place of the word' },
    );
    // What comes into the page later is found as well.
    await browser.changeSettings({ diacritics: 'hidden' });
    await reader.until(() => {
      const [range] = [...(CSS.highlights.get('found') ?? [])] as Range[];
      return range?.startContainer.isConnected && range.toString() === 'المهندس';
    });
    await browser.changeSettings({ diacritics: 'shown' });
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.find-bar'));
  });

  detail('a picture opens large and closes by Escape', async () => {
    await reader.click('.picture-place img');
    await reader.waitFor('.picture-zoom[open]');
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.picture-zoom'));
  });

  detail('? lists the shortcuts', async () => {
    await reader.press('?');
    await reader.waitFor('.shortcut-list[open]');
    await expect.poll(() => reader.text('.shortcut-list')).toContain('Next sentence');
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.shortcut-list'));
  });

  detail('panes that are not linked scroll each for itself', async () => {
    await reader.press('l');
    await reader.waitFor('.panes');
    const moved = await reader.evaluate(async () => {
      const [original, translation] = document.querySelectorAll('.pane');
      original?.scrollTo(0, 300);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [original?.scrollTop ?? 0, translation?.scrollTop ?? 0];
    });
    expect(moved[0]).toBeGreaterThan(100);
    expect(moved[1]).toBe(0);
    await reader.press('l');
    await reader.waitFor('.pairs');
  });

  test('the place in an article is kept', async () => {
    await reader.evaluate(() => document.querySelector('[data-block="16"]')?.scrollIntoView());
    const kept = async () => (await inLibrary(reader, 'findArticle', sample.id))?.position?.block;
    await expect.poll(kept).toBeGreaterThan(10);
    await reader.reload();
    await reader.waitFor('.cell.original');
    await reader.until(() => scrollY > 200);
  });

  test('where it is narrow the translation stands under each paragraph', async () => {
    await reader.resize(380, 700);
    await reader.until(() => {
      // Far blocks are not laid out until they come near.
      scrollTo(0, 0);
      const [a, b] = document.querySelectorAll('[data-block="1"] > .cell');
      return (b?.getBoundingClientRect().top ?? 0) > (a?.getBoundingClientRect().bottom ?? 1) - 1;
    });
    await expect
      .poll(() =>
        reader.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      )
      .toBeLessThan(2);
  });

  detail('an article that is gone is told in a sentence, with the way to the library', async () => {
    const page = await browser.openExtensionPage('reader.html?id=nothing');
    await page.waitFor('.failure .notice button');
    await expect.poll(() => page.text('.failure .notice p')).toContain('no longer on this device');
    await page.click('.failure .notice button');
    await (await browser.findPage('library.html')).close();
    await page.close();
  });
});
