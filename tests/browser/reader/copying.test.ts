import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { violations } from './axe.ts';
import { type CopyWish, copied } from './copied.ts';
import { articleOf, keptOf, openArticle } from './open-article.ts';

const pairs = [
  ['سوق السمك يعود إلى الميناء القديم', 'The fish market returns to the old harbour'],
  ['عاد سوق السمك صباح أمس إلى رصيفه.', 'The fish market came back to its quay yesterday.'],
  ['وقال الباعة إن البيع كان أوفر.', 'Vendors said they had sold more.'],
  ['ويفتح السوق أبوابه عند الفجر.', 'The market opens at dawn.'],
] as const;
const article = articleOf(pairs[0][0], [
  { text: pairs[1][0] },
  { text: `${pairs[2][0]} ${pairs[3][0]}` },
]);

describe.runIf(mainlyIn('chromium')).each(browsers)('copying in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en' });
    reader = await openArticle(browser, article, keptOf(article, pairs));
    await reader.resize(1300, 900);
    await reader.until(() => document.querySelectorAll('.translation:lang(en)').length >= 3);
  });
  afterAll(() => browser?.close());

  /** Selects nothing, so that the whole article is offered. */
  const copy = async (wish: CopyWish) => {
    await reader.evaluate(() => getSelection()?.removeAllRanges());
    return copied(reader, wish);
  };

  test('both languages as formatted text: each paragraph says its own language and direction', async () => {
    const { html, plain } = await copy({ content: 'both', form: 'rich', source: true });
    const page = new RegExp(/<(h1|p)[^>]* dir="(rtl|ltr)"[^>]* lang="(\w+)"/g);
    const blocks = [...html.matchAll(page)].map(([, tag, dir, lang]) => [tag, dir, lang]);
    expect(blocks).toEqual([
      ['h1', 'rtl', 'ar'],
      ['h1', 'ltr', 'en'],
      ['p', 'rtl', 'ar'],
      ['p', 'ltr', 'en'],
      ['p', 'rtl', 'ar'],
      ['p', 'ltr', 'en'],
      ['p', 'rtl', 'ar'],
      ['p', 'ltr', 'und'],
    ]);
    expect(plain).toBe(
      [
        ...pairs.slice(0, 2).flat(),
        `${pairs[2][0]} ${pairs[3][0]}`,
        `${pairs[2][1]} ${pairs[3][1]}`,
        'ليلى حداد · صحيفة النخيل · 2026-03-14',
        'https://news.example/story',
      ].join('\n\n'),
    );
  });

  test.each([
    ['original', 0],
    ['translation', 1],
  ] as const)('the %s alone as plain text', async (content, side) => {
    const { html, plain } = await copy({ content, form: 'plain', source: false });
    expect(html).toBe('');
    const [title, first, second, third] = pairs.map((pair) => pair[side]);
    expect(plain).toBe([title, first, `${second} ${third}`].join('\n\n'));
  });

  test('as Markdown, a translation is a quotation below its original', async () => {
    const { plain } = await copy({ content: 'both', form: 'markdown', source: false });
    expect(plain).toContain(
      `# ${pairs[0][0]}\n\n> # ${pairs[0][1]}\n\n${pairs[1][0]}\n\n> ${pairs[1][1]}`,
    );
  });

  test('the choice is there the next time', async () => {
    await reader.press('x');
    await reader.waitFor('.share-dialog');
    const chosen = await reader.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('.share-dialog input:checked')].map(
        ({ value }) => value,
      ),
    );
    expect(chosen).toEqual(['both', 'markdown']);
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.share-dialog'));
  });

  test.each([
    ['original', 0],
    ['translation', 1],
  ] as const)('a selection in the %s brings its counterpart', async (pane, side) => {
    const paragraph = `[data-block="1"] > .${pane} > :first-child`;
    await reader.selectTo(paragraph, paragraph);
    const { plain, html } = await copied(reader, {
      content: 'selection',
      form: 'rich',
      source: false,
    });
    expect(plain).toBe(pairs[1].join('\n\n'));
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('dir="ltr"');
    expect(plain).not.toContain(pairs[2][side]);
  });

  test('an article is cited in three styles', async () => {
    await reader.evaluate(() => getSelection()?.removeAllRanges());
    await reader.press('i');
    await reader.until(() => document.querySelector('.cite-preview p'));
    const styles: string[] = [];
    for (const style of ['chicago', 'apa', 'mla']) {
      await reader.evaluate((chosen: string) => {
        const select = document.querySelector<HTMLSelectElement>('.share-dialog select');
        if (!select) return;
        select.value = chosen;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, style);
      const last = styles.at(-1) ?? '';
      styles.push(
        await reader.until(
          (before: string) => {
            const text = document.querySelector('.cite-preview')?.textContent ?? '';
            return text === before ? '' : text;
          },
          { args: [last] },
        ),
      );
    }
    expect(styles[0]).toContain('March 14, 2026');
    expect(styles[1]).toContain('(2026, March 14)');
    expect(styles[2]).toContain('14 Mar. 2026');
    expect(await violations(reader)).toEqual([]);
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.share-dialog'));
  });

  test('the dialog has nothing that axe finds wrong', async () => {
    await reader.press('x');
    await reader.waitFor('.share-dialog');
    expect(await violations(reader)).toEqual([]);
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.share-dialog'));
  });
});
