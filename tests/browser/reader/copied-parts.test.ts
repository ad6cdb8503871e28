import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { copied } from './copied.ts';
import { articleOf, openArticle } from './open-article.ts';

const row = (tag: string, ...cells: string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const article = articleOf('رحلات العبّارة الجديدة', [
  {
    kind: 'list',
    html: '<ul><li>رحلة الفجر</li><li>رحلة الظهر<ul><li>يوم الجمعة</li></ul></li><li>رحلة المساء</li></ul>',
  },
  {
    kind: 'table',
    html: `<table><thead>${row('th', 'الميناء', 'الأجرة')}</thead><tbody>${row('td', 'المرفأ', 'ثلاثة')}${row('td', 'الرصيف', 'خمسة')}</tbody></table>`,
  },
  { kind: 'code', html: '<pre><code>if (a)\n  go();</code></pre>', lang: 'en', dir: 'ltr' },
  {
    kind: 'embed',
    html: '<div><a href="https://posts.example/1">منشور</a><p>تبدأ الرحلات غداً.</p></div>',
  },
  {
    kind: 'list',
    html: '<ol start="3"><li>رحلة قصيرة</li><li>رحلة طويلة</li><li>رحلة ليلية</li></ol>',
  },
]);

describe.runIf(mainlyIn('firefox')).each(browsers)('parts of a block copied in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en' });
    reader = await openArticle(browser, article);
    await reader.resize(1300, 900);
  });
  afterAll(() => browser?.close());

  /** Selects from the first to the last letter of these elements of a block. */
  const select = (block: number, from: string, to: string): Promise<void> => {
    const inside = (css: string): string => `[data-block="${block}"] > .original ${css}`;
    return reader.evaluate(
      (first: string, last: string) => {
        const start = document.querySelector(first);
        const end = document.querySelector(last);
        const texts = (root: Element | null): Node[] => {
          const walker = document.createTreeWalker(root ?? document, NodeFilter.SHOW_TEXT);
          const found: Node[] = [];
          while (walker.nextNode()) found.push(walker.currentNode);
          return found;
        };
        const [from] = texts(start);
        const to = texts(end).at(-1);
        if (from && to) getSelection()?.setBaseAndExtent(from, 0, to, to.textContent?.length ?? 0);
      },
      inside(from),
      inside(to),
    );
  };

  /** What the browser's own way of copying gives. */
  const keyCopy = async (): Promise<{ readonly html: string; readonly plain: string }> => {
    await reader.evaluate(() => {
      const keep = ({ clipboardData }: ClipboardEvent): void => {
        const forms = ['text/html', 'text/plain'].map((type) => clipboardData?.getData(type) ?? '');
        document.body.dataset['copied'] = JSON.stringify(forms);
      };
      addEventListener('copy', keep, { once: true });
    });
    await reader.press('Ctrl+c');
    const forms = await reader.evaluate(() => document.body.dataset['copied'] ?? '[]');
    const [html = '', plain = ''] = JSON.parse(forms);
    return { html, plain };
  };

  test.each([
    ['items', 1, 'li', 'li li', '- رحلة الفجر\n- رحلة الظهر\n  - يوم الجمعة'],
    ['items with numbers', 5, 'li:nth-child(2)', 'li:last-child', '4. رحلة طويلة\n5. رحلة ليلية'],
    ['cells of a row', 2, 'td', 'td:last-of-type', '| | |\n| - | - |\n| المرفأ | ثلاثة |'],
    ['rows', 2, 'th', 'td', '| الميناء | الأجرة |\n| - | - |\n| المرفأ | |'],
    ['code', 3, 'code', 'code', '```\nif (a)\n  go();\n```'],
    ['a card', 4, 'a', 'p', '[منشور](https://posts.example/1)\n\nتبدأ الرحلات غداً.'],
  ] as const)('%s are so in Markdown', async (...[, block, from, to, text]) => {
    await select(block, from, to);
    const wish = { content: 'selection', form: 'markdown', source: false } as const;
    expect((await copied(reader, wish)).plain.trim()).toBe(text);
  });

  test('cells stay in their table, items in their list, code in its box, where they are pasted', async () => {
    const wish = { content: 'selection', form: 'rich', source: false } as const;
    for (const [block, from, to, css, count] of [
      [1, 'li', 'li li', 'ul > li', 3],
      [2, 'td', 'td:last-of-type', 'table tr > td', 2],
      [3, 'code', 'code', 'pre', 1],
    ] as const) {
      await select(block, from, to);
      const htmls = [(await keyCopy()).html, (await copied(reader, wish)).html];
      const counts = await reader.evaluate(
        (pages: string[], wanted: string) =>
          pages.map(
            (page) =>
              new DOMParser().parseFromString(page, 'text/html').querySelectorAll(wanted).length,
          ),
        htmls,
        css,
      );
      expect(counts, css).toEqual([count, count]);
    }
  });

  test('an item of an inner list is a line of its own in plain text', async () => {
    await select(1, 'li', 'ul > li:last-child:not(li li)');
    expect((await keyCopy()).plain).toBe('رحلة الفجر\nرحلة الظهر\nيوم الجمعة\nرحلة المساء');
  });
});
