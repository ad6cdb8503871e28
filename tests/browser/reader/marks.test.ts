import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Article, articleId } from '../../../src/article/model.ts';
import {
  type Browser,
  borrow,
  browsers,
  isShare,
  mainlyIn,
  someOf,
  type View,
} from '../harness/index.ts';
import { type SampleServer, startSampleServer } from '../harness/sample-server.ts';
import { restoreFile } from '../library/backup-file.ts';
import { exportRow } from '../library/exported-file.ts';
import { inLibrary } from '../library/in-page.ts';
import { violations } from './axe.ts';
import { pairs, said } from './fish-market.ts';
import { middleOf } from './middle-of.ts';
import { articleOf, keepArticles, keptOf } from './open-article.ts';

const url = 'https://news.example/fish-market';
const article: Article = {
  ...articleOf(said(0, 0), [
    ...pairs.slice(1).map(([text]) => ({ text })),
    {
      kind: 'table',
      html: '<table><tr><th>السمك</th><th>السعر</th></tr><tr><td>روبيان</td><td>٩ دنانير</td></tr></table>',
      text: 'السمك السعر\nروبيان ٩ دنانير',
    },
  ]),
  url,
  id: await articleId(url),
};

const otherUrl = 'https://news.example/other';
const other: Article = {
  ...articleOf('خبر آخر', [{ text: 'نص.' }]),
  url: otherUrl,
  id: await articleId(otherUrl),
};

/** Runs in the page: texts of what is drawn as marked, those with a note after a bar. */
function drawn(): string {
  const of = (name: string) =>
    Array.from(CSS.highlights.get(name) ?? [], (range) => `${range as Range}`).join(' ');
  return `${of('marked')}|${of('noted')}`;
}

/** Runs in the page: how the bar or the card stands to what is selected or marked: over none of its lines, and in the window. */
function placedWell(css: string, highlight?: string): boolean {
  const box = document.querySelector(css)?.getBoundingClientRect();
  const ranges = highlight
    ? ([...(CSS.highlights.get(highlight) ?? [])] as Range[])
    : [getSelection()?.getRangeAt(0)];
  const lines = ranges.flatMap((range) => [...(range?.getClientRects() ?? [])]);
  if (!box || !lines.length) return false;
  const isClear = lines.every(
    ({ top, bottom, left, right }) =>
      box.top >= bottom || box.bottom <= top || box.left >= right || box.right <= left,
  );
  return (
    isClear && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
  );
}

describe.each(browsers)('marks and notes in %s', (name) => {
  let browser: Browser;
  let server: SampleServer;
  let reader: View;
  const folder = process.env['WARRAQ_PICTURES'];

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, backupOffered: true });
    await keepArticles(browser, [article], keptOf(article, pairs));
    reader = await browser.openExtensionPage(`reader.html?id=${article.id}`);
    await reader.resize(1300, 900);
    await ready();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const detail = test.runIf(mainlyIn('chromium'));
  const ready = (): Promise<unknown> =>
    reader.until(() => document.querySelectorAll('.translation:lang(en)').length >= 2);
  const text = (block: number, pane: 'original' | 'translation'): string =>
    `[data-block="${block}"] > .${pane} > :first-child`;
  const marked = () => reader.evaluate(drawn);
  const pressMark = async (pane: 'original' | 'translation', words: string, block: number) => {
    const place = await reader.evaluate(middleOf, pane, words, block);
    await reader.evaluate(({ x, y }: { x: number; y: number }) => {
      getSelection()?.removeAllRanges();
      document
        .elementFromPoint(x, y)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y }));
    }, place);
  };
  const note = () =>
    reader.evaluate(
      () => document.querySelector<HTMLTextAreaElement>('.mark-card textarea')?.value,
    );
  const toast = () => reader.text('.mark-toast p');
  const listed = () =>
    reader.evaluate(() =>
      Array.from(document.querySelectorAll('.mark-item'), (item) =>
        [...item.querySelectorAll('.mark-quote, .mark-state, .mark-note')]
          .map((part) => part.textContent)
          .join(' · '),
      ),
    );

  test('a selection over two paragraphs of the original is marked by a press on the bar beside it', async () => {
    await reader.selectTo(text(1, 'original'), text(2, 'original'));
    await reader.waitFor('.mark-bar');
    await expect.poll(() => reader.evaluate(placedWell, '.mark-bar')).toBe(true);
    await reader.click('.mark-bar button:first-child');
    await expect.poll(marked).toBe(`${said(1, 0)} ${said(2, 0)}|`);
    expect(await toast()).toBe('Marked');
    await reader.until(() => !document.querySelector('.mark-bar'));
  });

  test('a part of the translation is marked with a note, which a press on it opens again', async () => {
    await reader.multiClick(text(3, 'translation'), 3);
    await reader.waitFor('.mark-bar');
    await reader.click('.mark-bar button:last-child');
    await reader.type('.mark-card textarea', 'Too early for me');
    await expect.poll(() => reader.evaluate(placedWell, '.mark-card', 'marked-open')).toBe(true);
    await reader.press('Escape');
    await expect.poll(marked).toBe(`${said(1, 0)} ${said(2, 0)}|${said(3, 1)}`);
    await pressMark('translation', 'market', 3);
    await expect.poll(note).toBe('Too early for me');
    // Drawn anew, the text is other nodes.
    await reader.press('Escape');
    await reader.press('d');
    await expect.poll(marked).toContain(said(2, 0));
    await pressMark('original', 'السمك', 1);
    await expect.poll(note).toBe('');
    await expect.poll(() => reader.evaluate(placedWell, '.mark-card', 'marked-open')).toBe(true);
    await reader.press('Escape');
    await reader.press('d');
    await reader.until(() => !document.querySelector('.mark-card'));
  });

  detail(
    'a cell of a table and the title are marked by a key, and a lit sentence too',
    async () => {
      await reader.multiClick('[data-block="4"] .original td:last-child', 3);
      await reader.press('v');
      await expect.poll(marked).toContain('٩ دنانير');
      await reader.evaluate(() => getSelection()?.removeAllRanges());
      await reader.press('j');
      await reader.press('u');
      await reader.type('.mark-card textarea', 'عنوان');
      await reader.press('Ctrl+Enter');
      await expect.poll(marked).toContain(`|${said(0, 0)}`);
    },
  );

  detail('all are there when the article is opened again, and are listed beside it', async () => {
    await reader.reload();
    await ready();
    await expect
      .poll(marked)
      .toBe(`${said(1, 0)} ${said(2, 0)} ٩ دنانير|${said(0, 0)} ${said(3, 1)}`);
    await reader.press('g');
    await expect
      .poll(listed)
      .toEqual([
        `${said(0, 0)} · عنوان`,
        `${said(1, 0)}\n${said(2, 0)}`,
        '٩ دنانير',
        `${said(3, 1)} · Too early for me`,
      ]);
    expect(await violations(reader)).toEqual([]);
  });

  detail('a mark is deleted and brought back', async () => {
    await reader.click('.mark-item:nth-child(3) .mark-buttons button:last-child');
    await expect.poll(async () => (await listed()).length).toBe(3);
    expect(await toast()).toBe('Mark deleted');
    await reader.click('.mark-toast .button');
    await expect.poll(async () => (await listed()).length).toBe(4);
    await expect.poll(marked).toContain('٩ دنانير');
  });

  detail(
    'an update that is accepted keeps marks where their text still is, and lists what is gone',
    async () => {
      const [first, second, , table] = article.blocks;
      if (!first || !second || !table) throw new Error('no blocks');
      const page = await browser.openExtensionPage('options.html');
      const rewritten = 'وقال الباعة إن البيع كان أكثر من العام الماضي بكثير.';
      const changed = { ...second, text: rewritten, html: `<p>${rewritten}</p>` };
      const added = { ...first, text: 'جديد.', html: '<p>جديد.</p>' };
      await inLibrary(page, 'cacheArticle', { ...article, blocks: [added, first, changed] });
      await page.close();
      await reader.reload();
      await ready();
      await reader.click('.notice .primary');
      await reader.press('g');
      await expect
        .poll(listed)
        .toEqual([
          `${said(0, 0)} · عنوان`,
          `${said(1, 0)}\n${said(2, 0)}`,
          '٩ دنانير · Not found in this text',
          `${said(3, 1)} · Not found in this text · Too early for me`,
        ]);
      await expect.poll(marked).toBe(`${said(1, 0)} ${rewritten.slice(0, -7)}|${said(0, 0)}`);
    },
  );

  detail(
    'the library shows how many there are, lists what has notes, and finds their words',
    async () => {
      const library = await browser.openExtensionPage('library.html');
      await keepArticles(browser, [other]);
      await expect.poll(() => library.text('.library-marks')).toBe('4 marks, 2 notes');
      await library.until(() => {
        const all = [...document.querySelectorAll<HTMLElement>('.library-list')];
        const list = all.find((one) => one.textContent === 'With notes1');
        list?.click();
        return list !== undefined;
      });
      await expect
        .poll(() => library.evaluate(() => document.querySelectorAll('.library-row').length))
        .toBe(1);
      await library.evaluate(() => {
        const box = document.querySelector<HTMLInputElement>('.library-search input');
        if (!box) return;
        box.value = 'early';
        box.dispatchEvent(new Event('input'));
      });
      await expect
        .poll(() => library.text('.library-note-label + .library-excerpt'))
        .toBe('Too early for me');
      expect(await violations(library)).toEqual([]);
      await library.click('.library-marks');
      await library.waitFor('.marks-panel .mark-item');
      await library.close();
    },
  );

  test.skipIf(isShare)(
    'an exported page has marks and notes, and a backup brings them back',
    async () => {
      const library = await browser.openExtensionPage('library.html');
      await library.waitFor('.library-row:nth-child(2)');
      const { text: page } = await exportRow(library, 2, 'html');
      expect(page).toContain(`<mark class="reader-mark">${said(1, 0)}</mark>`);
      expect(page).toContain('Too early for me');
      const file = Buffer.from(await inLibrary(library, 'backupBase64'), 'base64');
      await inLibrary(library, 'removeAllArticles');
      await library.reload();
      await library.waitFor('.library-empty');
      expect(await restoreFile(library, file)).toBe('2 articles restored; 4 marks restored');
      await expect.poll(() => library.text('.library-marks')).toBe('4 marks, 2 notes');
      await library.evaluate(() =>
        document
          .querySelector('.library-row:has(.library-marks)')
          ?.querySelector<HTMLElement>('.library-buttons button:last-child')
          ?.click(),
      );
      await expect
        .poll(() => library.text('.library-toast'))
        .toContain('1 article removed with 4 marks');
      await library.click('.library-toast button');
      await expect.poll(() => library.text('.library-marks')).toBe('4 marks, 2 notes');
      await library.close();
    },
  );

  detail('paper shows marks, and their notes below', async () => {
    await reader.reload();
    await ready();
    await expect.poll(marked).toContain(`|${said(0, 0)}`);
    const printed = await reader.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const marks = Array.from(document.querySelectorAll('.cell mark'), (one) => one.textContent);
      const notes = document.querySelector('.printed-marks')?.textContent;
      dispatchEvent(new Event('afterprint'));
      return [
        marks.join(' '),
        notes,
        document.querySelectorAll('.cell mark, .printed-marks').length,
      ];
    });
    expect(printed[0]).toContain(said(1, 0));
    expect(printed[1]).toContain('✎1 عنوان');
    expect(printed[1]).toContain('Too early for me');
    expect(printed[2]).toBe(0);
    await expect.poll(marked).toContain(`${said(1, 0)} `);
  });

  detail(
    'marking an article that is not saved saves it, says so, and undoing undoes both',
    async () => {
      const page = await browser.openPage(server.page('library'));
      const popup = await browser.openPopup(page);
      await popup.waitFor('.cell.original');
      await popup.evaluate(() => {
        const cell = document.querySelector('[data-block="1"] .cell.original');
        if (cell) getSelection()?.selectAllChildren(cell);
      });
      await popup.click('.mark-bar button:first-child');
      await expect
        .poll(() => popup.text('.mark-toast p'))
        .toBe('Marked. The article is saved now, so that the mark stays.');
      expect(await popup.text('.save')).toContain('Saved');
      await popup.click('.mark-toast .button');
      await expect.poll(() => popup.text('.save')).toBe('Save');
      expect(await popup.evaluate(drawn)).toBe('|');
      await popup.close();
      await page.close();
    },
  );

  const screens = [
    ['en', 'light', 1200],
    ['ar', 'dark', 1200],
    ['ar', 'sepia', 360],
    ['en', 'dark', 360],
  ] as const;
  detail.each(someOf(screens, 4))(
    'axe finds nothing in the bar, the card and the list: %s, %s, %i px',
    async (language, theme, width) => {
      await browser.changeSettings({ language, theme });
      await reader.resize(width, 800);
      await reader.reload();
      await ready();
      await expect.poll(marked).toContain(`|${said(0, 0)}`);
      const picture = async (what: string): Promise<void> => {
        expect(await violations(reader), what).toEqual([]);
        if (folder)
          await reader.screenshot(
            `${folder}/marks-${name}-${language}-${theme}-${width}-${what}.png`,
          );
      };
      await reader.multiClick(text(2, 'original'), 3);
      await reader.waitFor('.mark-bar');
      await expect.poll(() => reader.evaluate(placedWell, '.mark-bar')).toBe(true);
      await picture('bar');
      await reader.evaluate(() => getSelection()?.removeAllRanges());
      await pressMark('original', 'الميناء', 0);
      await reader.waitFor('.mark-card');
      await expect.poll(() => reader.evaluate(placedWell, '.mark-card', 'marked-open')).toBe(true);
      await picture('card');
      await reader.press('Escape');
      await reader.press('g');
      await reader.waitFor('.marks-panel .mark-item');
      await picture('list');
      await reader.press('Escape');
      await reader.until(() => !document.querySelector('.marks-panel'));
    },
  );

  detail(
    'the word that is looked up stays the selected one, and its card gives way to the list and to a longer selection',
    async () => {
      const word = () => reader.text('.word-card h2');
      await reader.multiClick(text(2, 'original'), 2);
      await reader.waitFor('.word-card');
      const first = await word();
      await reader.press('ArrowLeft');
      await expect.poll(word).not.toBe(first);
      expect(await reader.evaluate(() => `${getSelection()}`)).toBe(await word());
      await reader.waitFor('.mark-bar');
      await expect.poll(() => reader.evaluate(placedWell, '.mark-bar')).toBe(true);
      await reader.press('g');
      await reader.waitFor('.marks-panel');
      await reader.until(() => !document.querySelector('.word-card'));
      await reader.press('Escape');
      await reader.until(() => !document.querySelector('.marks-panel'));
      await reader.multiClick(text(2, 'original'), 2);
      await reader.waitFor('.word-card');
      await reader.press('Ctrl+a');
      await reader.until(() => !document.querySelector('.word-card'));
      await reader.evaluate(() => getSelection()?.removeAllRanges());
    },
  );

  // A browser that had such a window is not handed on, which costs a start.
  test.skipIf(isShare)('a private window offers no marks, and the key says why', async () => {
    await browser.changeSettings({ language: 'en', theme: 'light' });
    const page = await browser.openPrivatePage(server.page('library'));
    const popup = await browser.openPopup(page);
    await popup.waitFor('.cell.original');
    await popup.evaluate(() => {
      const cell = document.querySelector('[data-block="1"] .cell.original');
      if (cell) getSelection()?.selectAllChildren(cell);
    });
    for (const key of ['v', 'g']) {
      await popup.press(key);
      await expect
        .poll(() => popup.text('.toast.failed'))
        .toContain('Nothing from a private window is kept');
      await popup.click('.toast.failed .icon');
      await popup.until(() => !document.querySelector('.toast.failed'));
    }
    expect(await popup.evaluate(() => document.querySelector('.mark-bar'))).toBeNull();
  });
});
