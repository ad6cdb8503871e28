import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Article, Block } from '../../../src/article/model.ts';
import { type Browser, borrow, browsers, mainlyIn, someOf, type View } from '../harness/index.ts';
import { exportRow } from '../library/exported-file.ts';
import { type HardString, hardStrings } from './hard-strings.ts';
import { articleOf, keepArticles, keptOf, openArticle } from './open-article.ts';
import { misplaced } from './seen-order.ts';

const escaped = (text: string): string => text.replace(/&/g, '&amp;');
const languageOf = { rtl: 'ar', ltr: 'en' } as const;
const rightToLeft = hardStrings.filter(({ dir }) => dir === 'rtl');
const leftToRight = hardStrings.filter(({ dir }) => dir === 'ltr');

/** What a text can stand in: a block's kind, its HTML, and the element of the pane that then holds the text. */
const places = [
  ['paragraph', (text: string) => `<p>${text}</p>`, '.paragraph > .original > p'],
  ['heading', (text: string) => `<h2>${text}</h2>`, '.heading > .original > h2'],
  ['quote', (text: string) => `<blockquote><p>${text}</p></blockquote>`, '.quote > .original p'],
  ['list', (text: string) => `<ul><li>${text}</li></ul>`, '.list > .original li'],
  ['table', (text: string) => `<table><tr><td>${text}</td></tr></table>`, '.table > .original td'],
  [
    'picture',
    (text: string) => `<figure><img src="data:," alt=""><figcaption>${text}</figcaption></figure>`,
    '.picture > .original figcaption',
  ],
] as const;

function blockOf({ text, dir }: HardString, place: (typeof places)[number]): Partial<Block> {
  const [kind, html] = place;
  return { kind, dir, lang: languageOf[dir], text, html: html(escaped(text)) };
}

/** An article whose sentences say nothing, and a translation that holds the hard texts. */
function translatedInto(dir: 'rtl' | 'ltr', strings: readonly HardString[]): [Article, string[][]] {
  const source = (index: number): string =>
    dir === 'rtl' ? `Sentence number ${index + 1}.` : `الجملة رقم ${index + 1}.`;
  const own = dir === 'rtl' ? 'ltr' : 'rtl';
  const blocks = strings.map((_, index) => ({
    text: source(index),
    html: `<p>${source(index)}</p>`,
    dir: own,
    lang: languageOf[own],
  }));
  const title = dir === 'rtl' ? 'Directions' : 'الاتجاهات';
  const article = {
    ...articleOf(title, blocks as never),
    dir: own,
    lang: languageOf[own],
  } as const;
  return [article, strings.map(({ text }, index) => [source(index), text])];
}

describe.each(browsers)('direction in %s', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-direction-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, originalWidth: 100, translationWidth: 100 });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lays everything out, also what is not on the screen. */
  const whole = async (reader: View, last: string, count: number): Promise<void> => {
    await reader.resize(2400, 900);
    await reader.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = '.chunk { content-visibility: visible !important; }';
      document.head.append(style);
    });
    await reader.until(
      (css: string, wanted: number) => document.querySelectorAll(css).length >= wanted,
      { args: [last, count] },
    );
  };

  test('there are more than sixty hard strings', () => {
    expect(hardStrings.length).toBeGreaterThan(60);
  });

  test('in paragraphs, headings, quotes, lists, tables and captions every part stands where a reader expects it', async () => {
    await browser.changeSettings({ layout: 'original' });
    const blocks = places.flatMap((place) => hardStrings.map((one) => blockOf(one, place)));
    const reader = await openArticle(browser, articleOf('اختبار الاتجاه', blocks));
    await whole(reader, places[5][2], hardStrings.length);
    const wrong: string[] = [];
    for (const [, , selector] of places)
      wrong.push(...(await misplaced(reader, selector, hardStrings)));
    expect(wrong).toEqual([]);
    const shown = await reader.evaluate(() =>
      [...document.querySelectorAll('.cell.original p')].map((cell) => cell.textContent),
    );
    for (const { text } of hardStrings) expect(shown).toContain(text);
    await reader.close();
  });

  const targets = [
    ['English', 'en', leftToRight],
    ['Arabic', 'ar', rightToLeft],
  ] as const;
  test.each(someOf(targets, 2))(
    'a translation into %s is in order too',
    async (_, target, strings) => {
      await browser.changeSettings({ layout: 'side-by-side', target });
      const [article, pairs] = translatedInto(target === 'ar' ? 'rtl' : 'ltr', strings);
      const id = `${target}0`.repeat(10).slice(0, 32).padEnd(32, '0');
      const kept = keptOf({ ...article, id }, pairs as never).map((one) => ({ ...one, target }));
      const reader = await openArticle(browser, { ...article, id }, kept);
      const cells = `.paragraph > .translation:lang(${target}) > p`;
      await whole(reader, cells, strings.length);
      await expect.poll(() => misplaced(reader, cells, strings)).toEqual([]);
      await reader.close();
    },
  );

  test('raised and lowered signs stand behind the word that they belong to', async () => {
    const signs: readonly (readonly [string, ...string[]])[] = [
      ['نسبة CO<sub>2</sub> في الهواء', 'الهواء', 'في', 'CO2', 'نسبة'],
      ['صيغة الماء H<sub>2</sub>O معروفة', 'معروفة', 'H2O', 'الماء', 'صيغة'],
      ['الكتلة m<sub>x</sub> هنا', 'هنا', 'mx', 'الكتلة'],
      [
        'نشرت Nakhl<sup><a href="https://a.example/">2</a></sup> خبراً',
        'خبراً',
        '2',
        'Nakhl',
        'نشرت',
      ],
    ];
    const blocks = signs.map(([html]) => ({ html: `<p>${html}</p>` }));
    const reader = await openArticle(browser, {
      ...articleOf('صيغ', blocks),
      id: 'd'.repeat(32),
    });
    await reader.waitFor('.paragraph:nth-last-child(1) > .original > p');
    const strings = signs.map(([html, ...leftToRight]) => {
      const text = html.replace(/<[^>]*>/g, '');
      return { name: html, text, dir: 'rtl', leftToRight } as const;
    });
    await expect.poll(() => misplaced(reader, '.paragraph > .original > p', strings)).toEqual([]);
    await reader.close();
  });

  test('a list with items in both scripts turns each item for itself', async () => {
    const article = articleOf('قائمة', [
      {
        kind: 'list',
        html: '<ul><li>خبر من القاهرة</li><li>Reuters said that 25% agreed.</li></ul>',
        text: 'خبر من القاهرة\nReuters said that 25% agreed.',
      },
    ]);
    const reader = await openArticle(browser, { ...article, id: 'c'.repeat(32) });
    await reader.waitFor('.list li');
    const sides = await reader.evaluate(() =>
      [...document.querySelectorAll('.list > .original li')].map((item) => {
        const range = document.createRange();
        range.selectNodeContents(item);
        const [text, box] = [range.getBoundingClientRect(), item.getBoundingClientRect()];
        return box.right - text.right < text.left - box.left ? 'right' : 'left';
      }),
    );
    expect(sides).toEqual(['right', 'left']);
    await reader.close();
  });

  test.runIf(mainlyIn('chromium'))(
    'titles, excerpts and what a search finds are in order in the library, whatever the language of the interface',
    async () => {
      const titled = (one: HardString, index: number): Article => ({
        ...articleOf(one.text, [{ text: one.text, dir: one.dir, lang: languageOf[one.dir] }]),
        excerpt: one.text,
        id: `${index}`.padStart(32, 'b'),
        url: `https://news.example/${index}`,
        dir: one.dir,
        lang: languageOf[one.dir],
      });
      // The newest comes first.
      await keepArticles(browser, hardStrings.map(titled).toReversed());
      const wrong: string[] = [];
      for (const language of someOf(['ar', 'en'], 2)) {
        await browser.changeSettings({ language });
        const library = await browser.openExtensionPage('library.html');
        await library.resize(2400, 20_000);
        // One line each, so that what stands first can be told from left and right.
        await library.evaluate(() => {
          const style = document.createElement('style');
          style.textContent =
            '.library-row h3, .library-excerpt { white-space: nowrap; overflow: visible !important; }';
          document.head.append(style);
        });
        await library.until(
          (wanted: number) => document.querySelectorAll('.library-row h3 a').length >= wanted,
          { args: [hardStrings.length] },
        );
        wrong.push(...(await misplaced(library, '.library-row h3 a', hardStrings)));
        wrong.push(...(await misplaced(library, '.library-excerpt', hardStrings)));
        await library.type('.library-search input', 'شركة');
        await library.waitFor('.library-excerpt mark');
        const passages = await library.evaluate(() =>
          [...document.querySelectorAll('.library-excerpt')].map(({ textContent }) => textContent),
        );
        const found = passages.flatMap((one) => hardStrings.find(({ text }) => text === one) ?? []);
        expect(found.length).toBe(passages.length);
        expect(found.length).toBeGreaterThan(3);
        wrong.push(...(await misplaced(library, '.library-excerpt', found)));
        await library.close();
      }
      expect(wrong).toEqual([]);
    },
  );

  const panes = [
    ['original', '.paragraph > :lang(ar) > p', 'e'],
    ['translation', '.paragraph > :lang(en) > p', 'f'],
  ] as const;
  test.each(someOf(panes, 2))(
    'the %s of an exported page is in order too',
    async (part, selector, letter) => {
      const strings = part === 'original' ? rightToLeft : leftToRight;
      const id = letter.repeat(32);
      const [said, pairs] = translatedInto('ltr', strings);
      const shown = strings.map((one) => blockOf(one, places[0]));
      const article =
        part === 'original' ? { ...articleOf('الاتجاهات', shown), id } : { ...said, id };
      await keepArticles(browser, [article], keptOf(article, pairs as never));
      const library = await browser.openExtensionPage('library.html');
      const { name: file, text } = await exportRow(library, 1, 'html');
      await library.close();
      const path = join(folder, file);
      writeFileSync(path, text);
      const page = await browser.openPage(pathToFileURL(path).href);
      await page.resize(2400, 900);
      // The page takes its new width some time after it is told.
      await expect.poll(() => misplaced(page, selector, strings)).toEqual([]);
      await page.close();
    },
  );
});
