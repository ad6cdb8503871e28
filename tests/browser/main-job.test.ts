import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, type View } from './harness/index.ts';
import {
  articleShown,
  type ShownPair,
  shownPairs,
  translated,
  translationStatus,
} from './harness/reader.ts';
import { type SampleServer, startSampleServer } from './harness/sample-server.ts';

/** The model's sentences, longest first: Arabic and English. */
const sentences = readFileSync('tests/sample-model/data/pairs.tsv', 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [, arabic = '', english = ''] = line.split('\t');
    return [arabic.replaceAll('|', ' '), english.replace(/\{\d+\}/g, '')] as const;
  })
  .sort(([a], [b]) => b.length - a.length);

/** What the sample model makes of a text. */
function inEnglish(text: string): string {
  return sentences.reduce(
    (rest, [arabic, english]) => rest.split(arabic).join(english),
    text.replace(/\s+/g, ' ').trim(),
  );
}

const clutter =
  /Home|Sunday|RELATED|REPLY|Popular|cookies|ADVERT|إعلان|اقرأ|شارك|الرئيسية|نشرتنا|عاجل/;
const title = 'دار النخيل تفتتح أول مكتبة عامة في تاريخها';
const englishTitle = 'Dar al-Nakhil opens the first public library in its history';

/** Blocks with a translation of their own; the line of facts below the title is none. */
async function blocks(view: View): Promise<readonly ShownPair[]> {
  return (await shownPairs(view)).filter(({ index }) => Number.isFinite(index));
}

/** Every block says what the sample model makes of it; the last ones may still be on their way into the page. */
async function expectWholeTranslation(view: View): Promise<void> {
  await expect
    .poll(async () => {
      const shown = await blocks(view);
      const wrong = shown.filter(
        ({ original, translation }) =>
          original === '' || translation.replace(/\s+/g, ' ').trim() !== inEnglish(original),
      );
      return shown.length > 12 ? wrong : 'few blocks';
    })
    .toEqual([]);
}

/** How many translated sentences are kept of all articles; asked of the database itself, with no reader open. */
function keptCount(page: View): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('warraq');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result
            .transaction('translations')
            .objectStore('translations')
            .getAll();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(
              (asking.result as { sentences: unknown[] }[]).reduce(
                (sum, kept) => sum + kept.sentences.length,
                0,
              ),
            );
          };
        };
      }),
  );
}

describe.each(browsers)('the main job in %s', (name) => {
  let server: SampleServer;
  let browser: Browser;
  let page: View;

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, modelSource: server.mirror });
    page = await browser.openPage(server.page('library'));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  afterEach(async () => {
    if (await browser.hasPopup()) await (await browser.popup()).close();
  });

  test('one click shows the clean article, right to left', async () => {
    const popup = await browser.openPopup(page);
    await articleShown(popup);
    await popup.until(() => document.querySelectorAll('.pair').length > 12);
    const shown = await blocks(popup);
    const texts = shown.map(({ original }) => original);
    expect(texts[0]).toBe(title);
    expect(texts.filter((text) => text === title)).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('صورة:'))).toHaveLength(1);
    expect(texts).not.toContain('.');
    expect(texts.join('\n')).not.toMatch(clutter);
    expect(shown.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['heading', 'paragraph', 'picture', 'quote', 'list']),
    );
    expect(
      await popup.evaluate(
        () => getComputedStyle(document.querySelector('.original') as Element).direction,
      ),
    ).toBe('rtl');
    await expect.poll(() => popup.text('main')).toContain('مها الكاتب');
  });

  test('one more click, and the translation stands beside it, word for word', async () => {
    const popup = await browser.openPopup(page);
    await translated(popup);
    await expectWholeTranslation(popup);
    const [arabic, english] = await popup.evaluate(() =>
      ['.original', '.translation'].map((cell) => {
        const box = document.querySelector(`.pair.paragraph ${cell}`)?.getBoundingClientRect();
        return { left: box?.left ?? 0, right: box?.right ?? 0, top: box?.top ?? 0 };
      }),
    );
    expect(arabic?.left).toBeGreaterThanOrEqual(english?.right ?? 0);
    expect(Math.abs((arabic?.top ?? 0) - (english?.top ?? 0))).toBeLessThan(16);
    expect(
      await popup.evaluate(() => document.querySelector('.article-room')?.scrollTop),
      'the article still stands at its beginning',
    ).toBe(0);
    await popup.close();
  });

  test('the work goes on when the pop-up is closed in the middle', async () => {
    const library = await browser.openExtensionPage('library.html');
    const before = await keptCount(library);
    const football = await browser.openPage(server.page('football'));
    const popup = await browser.openPopup(football);
    await articleShown(popup);
    await popup.until(() =>
      Boolean(document.querySelector<HTMLElement>('.reader')?.dataset['translation']),
    );
    await popup.close();
    await expect.poll(() => browser.hasPopup()).toBe(false);
    const footballSentences = 38;
    await expect
      .poll(() => keptCount(library), { timeout: 20_000 })
      .toBeGreaterThan(before + footballSentences);
    const again = await browser.openPopup(football);
    await translated(again);
    await expectWholeTranslation(again);
    await again.close();
    await football.close();
    await library.close();
  });

  test('saved, it opens from the library with the network off, also after a restart', async () => {
    const popup = await browser.openPopup(page);
    await translated(popup);
    await popup.click('.save');
    await popup.waitFor('.save[aria-pressed="true"]');
    // Chromium refuses, since it evicts nothing of an extension with unlimited storage anyway.
    if (name === 'firefox')
      await expect
        .poll(() => popup.evaluate(() => navigator.storage.persisted()), { timeout: 20_000 })
        .toBe(true);
    await popup.close();
    await browser.killBackground();
    const port = Number(new URL(server.url).port);
    await server.close();
    for (const restart of [false, true]) {
      if (restart) await browser.restart();
      const library = await browser.openExtensionPage('library.html');
      await browser.setOffline(library, true);
      await library.until(
        (wanted: string) => document.querySelector('main, body')?.textContent?.includes(wanted),
        { args: [title] },
      );
      await library.evaluate((wanted: string) => {
        const links = [
          ...document.querySelectorAll<HTMLAnchorElement>('a[href*="reader.html?id="]'),
        ];
        const link = links.find((one) => one.textContent?.includes(wanted));
        link?.removeAttribute('target');
        link?.click();
      }, title);
      await library.waitFor('.pair .original');
      await translated(library);
      await expectWholeTranslation(library);
      await expect
        .poll(() => library.text('.pair[data-block="0"] .translation'))
        .toBe(englishTitle);
      await library.close();
    }
    server = await startSampleServer(port);
    page = await browser.openPage(server.page('library'));
  });

  test('a background that was killed answers the next click', async () => {
    await browser.killBackground();
    const popup = await browser.openPopup(page);
    await translated(popup);
    await expect.poll(() => popup.text('.pair[data-block="0"] .translation')).toBe(englishTitle);
    await popup.close();
  });

  test('a private window reads and translates, and keeps nothing', async () => {
    const inPrivate = await browser.openPrivatePage(server.page('drought'));
    const popup = await browser.openPopup(inPrivate);
    await translated(popup);
    await expectWholeTranslation(popup);
    await popup.waitFor('.save[aria-disabled="true"]');
    await popup.close();
    await inPrivate.close();
    const library = await browser.openExtensionPage('library.html');
    await library.waitFor('a[href*="reader.html?id="]');
    await expect.poll(() => library.text('body')).not.toContain('سد الزيتونة');
    await library.close();
  });

  test('on a page of the browser it says why not, and a page without an article has a way on', async () => {
    const own = await browser.openPage(name === 'chromium' ? 'chrome://version/' : 'about:license');
    const refused = await browser.openPopup(own);
    await refused.waitFor('[role="alert"]');
    await expect.poll(() => refused.text('[role="alert"] p')).not.toBe('');
    await refused.close();
    await own.close();
    const front = await browser.openPage(`${server.url}sign-in.html`);
    const none = await browser.openPopup(front);
    await none.waitFor('[role="alert"] button');
    await front.evaluate(() =>
      getSelection()?.selectAllChildren(document.querySelector('p') as Element),
    );
    await none.click('[role="alert"] .primary');
    await articleShown(none);
    await expect.poll(() => none.text('main')).toContain('اشترك في نشرتنا البريدية');
    await none.close();
    await front.close();
  });

  test.runIf(name === 'firefox')('the context menu opens it', async () => {
    await browser.chooseMenuItem(page, 'h1', 'read');
    const popup = await browser.popup();
    await articleShown(popup);
    await expect.poll(() => popup.text('.pair[data-block="0"] .original')).toBe(title);
    await expect.poll(() => translationStatus(popup)).not.toBe('failed');
    await popup.close();
  });

  test('the shortcut opens it too, and the button a full page where the reader chose so', async () => {
    await browser.pressShortcut(page, 'Alt+W');
    const popup = await browser.popup();
    await articleShown(popup);
    await expect.poll(() => popup.text('.pair[data-block="0"] .original')).toBe(title);
    await popup.close();
    await browser.changeSettings({ opensIn: 'page' });
    await browser.clickButton(page);
    const reader = await browser.findPage('reader.html');
    await articleShown(reader);
    await expect.poll(() => reader.text('.pair[data-block="0"] .original')).toBe(title);
    await reader.close();
    await browser.changeSettings({ opensIn: 'popup' });
  });
});
