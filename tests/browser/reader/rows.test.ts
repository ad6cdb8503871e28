import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { articleOf, keptOf, openArticle } from './open-article.ts';

const cells = (names: readonly string[]): string =>
  `<tr>${names.map((name) => `<td>${name}</td>`).join('')}</tr>`;
const months = ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر'];
const amounts = months.map((_, index) => `${(index + 3) * 1_250_000}`);
const verses = ['سرى النسيمُ على النخيلِ', 'فمالَ سعفٌ في الأصيلِ', 'يا ليلُ طُلْ أو لا تطُلْ'] as const;

const article = articleOf('جدول وقصيدة', [
  { text: 'نشرت البلدية أرقام الأشهر الماضية.' },
  { kind: 'table', html: `<table>${cells(['شهر', 'كمية'])}${cells(['يناير', '12'])}</table>` },
  {
    kind: 'table',
    html: `<table>${Array(3)
      .fill(cells([...months, ...months, ...months]) + cells([...amounts, ...amounts, ...amounts]))
      .join('')}</table>`,
  },
  {
    kind: 'quote',
    html: `<blockquote><p>${verses[0]}\u2003\u2003${verses[1]}<br>${verses[2]}</p></blockquote>`,
    text: verses.join('\n'),
  },
  { kind: 'code', html: `<pre>${'let value = 1; '.repeat(60)}</pre>`, lang: 'en', dir: 'ltr' },
  { kind: 'table', html: `<table>${cells(['1', '2', '3', '4', '5', '6', '7'])}</table>` },
  { kind: 'table', html: `<table>${cells([verses[0], '', verses[1]])}</table>` },
]);
const kept = keptOf(article, [
  ['جدول وقصيدة', 'A table and a poem'],
  ['نشرت البلدية أرقام الأشهر الماضية.', 'The municipality published figures.'],
]);

describe.runIf(mainlyIn('firefox')).each(browsers)('the rows of an article in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, article, kept);
    await reader.resize(1200, 900);
    await reader.waitFor('[data-block="5"] pre');
  });
  afterAll(() => browser?.close());

  /** What every box of a pane is like that may scroll; the last but one holds seven short columns, the last a verse. */
  const boxesOf = (selector: string) =>
    reader.until(
      (css: string) => {
        const found = [...document.querySelectorAll(css)].map((box) => ({
          scrolls: box.scrollWidth > box.clientWidth + 1,
          reached: box.getAttribute('tabindex') === '0',
          role: box.getAttribute('role'),
          named: (box.getAttribute('aria-label')?.length ?? 0) > 5,
          more: box.getAttribute('data-more'),
          fades: getComputedStyle(box).maskImage.includes('gradient'),
          scrollsDown:
            box.scrollHeight > box.clientHeight && !/hidden/.test(getComputedStyle(box).overflowY),
          sizeOfPage: document.documentElement.scrollWidth <= innerWidth,
        }));
        return found.every(({ scrolls, reached }) => scrolls === reached) && found;
      },
      { args: [selector] },
    );

  test.each([
    ['.original', '.original > .scroller'],
    ['.translation', '.translation > .scroller:has(table)'],
  ])(
    'in the %s a table wider than its pane scrolls, is named, hints at what is hidden and is reached by keyboard, and a small one is not',
    async (pane, selector) => {
      const common = { named: true, sizeOfPage: true, scrollsDown: false };
      const wide = {
        ...common,
        ...{ scrolls: true, reached: true, role: 'region', more: 'behind', fades: true },
      };
      const small = {
        ...common,
        ...{ scrolls: false, reached: false, role: null, more: null, fades: false },
      };
      // The code stands among the source's.
      const all =
        pane === '.original' ? [small, wide, wide, small, small] : [small, wide, small, small];
      expect(await boxesOf(selector)).toEqual(all);
    },
  );

  test('a table of many columns stands beside its translation where both fit', async () => {
    const [one, other, pane] = await reader.evaluate(() =>
      [
        '[data-block="6"] > .original',
        '[data-block="6"] > .translation',
        '[data-block="1"] > .original',
      ].map((css) => document.querySelector(css)?.getBoundingClientRect().toJSON()),
    );
    expect(one.width).toBeLessThan(pane.width + 2);
    expect(other.right).toBeLessThan(one.left);
    expect(Math.abs(one.top - other.top)).toBeLessThan(20);
  });

  test('a wide table takes the width of both panes, and scrolls by arrow keys', async () => {
    const [table, pane] = await reader.evaluate(() =>
      ['[data-block="3"] > .original', '[data-block="1"] > .original'].map(
        (css) => document.querySelector(css)?.getBoundingClientRect().width ?? 0,
      ),
    );
    expect(table).toBeGreaterThan((pane ?? 0) * 1.8);
    await reader.evaluate(() =>
      document.querySelector<HTMLElement>('[data-block="3"] > .original > .scroller')?.focus(),
    );
    for (let press = 0; press < 4; press++) await reader.press('ArrowLeft');
    await reader.until(
      () => document.querySelector('[data-block="3"] > .original > .scroller')?.scrollLeft !== 0,
    );
    const box = '[data-block="3"] > .original > .scroller';
    await reader.waitFor(`${box}[data-more="before behind"]`);
    await reader.evaluate((css: string) => document.querySelector(css)?.scrollBy(-10_000, 0), box);
    await reader.waitFor(`${box}[data-more="before"]`);
  });

  test('half-lines in a table stand without its lines, in both panes', async () => {
    const lines = (): Promise<string[]> =>
      reader.evaluate(() =>
        [...document.querySelectorAll('[data-block="7"] td')].map(
          (cell) => getComputedStyle(cell).borderBlockEndWidth,
        ),
      );
    await expect.poll(lines).toEqual(Array(6).fill('0px'));
  });

  test('two half-lines stand beside each other where they fit, else one below the other', async () => {
    const areBeside = (): Promise<boolean> =>
      reader.evaluate(() => {
        const [one, , other] = document.querySelectorAll('[data-block="7"] > .original td');
        return one?.getBoundingClientRect().top === other?.getBoundingClientRect().top;
      });
    expect(await areBeside()).toBe(true);
    await reader.resize(300, 700);
    await expect.poll(areBeside).toBe(false);
    await reader.resize(1200, 900);
    await expect.poll(areBeside).toBe(true);
  });

  test('verses keep their lines and the gap between half-lines', async () => {
    const shown = await reader.text('[data-block="4"] > .original p');
    expect(shown.split('\n')).toEqual([`${verses[0]}\u2003\u2003${verses[1]}`, verses[2]]);
  });

  test('the bar between the panes is a thin line until somebody points at it', async () => {
    const bar = (): Promise<string> =>
      reader.evaluate(() => {
        const spread = document.querySelector('.spread');
        return spread ? getComputedStyle(spread, '::before').inlineSize : '';
      });
    await expect.poll(bar).toBe('1px');
    await reader.drag('.split-handle', 40);
    await reader.until(() => {
      const spread = document.querySelector('.spread');
      return spread && getComputedStyle(spread, '::before').inlineSize === '3px';
    });
    await reader.click('[data-block="1"] > .original');
    await reader.until(() => {
      const spread = document.querySelector('.spread');
      return spread && getComputedStyle(spread, '::before').inlineSize === '1px';
    });
    // By keyboard it is seen while it has the focus.
    await reader.evaluate(() =>
      document.querySelector<HTMLElement>('.split-handle')?.focus({ focusVisible: true } as never),
    );
    await reader.press('ArrowLeft');
    await expect.poll(bar).toBe('3px');
  });

  test('in the largest letters the panes stack, which the choice of layouts tells, and what stands beside the title grows too', async () => {
    const look = (): Promise<{ layout?: string; pressed: string[]; byline: number }> =>
      reader.evaluate(() => ({
        layout: document.querySelector<HTMLElement>('.reader')?.dataset['layout'] ?? '',
        pressed: [...document.querySelectorAll('.bar-row .layout-choice button')].map(
          (button) => button.getAttribute('aria-pressed') ?? '',
        ),
        byline: Number.parseFloat(
          getComputedStyle(document.querySelector('.meta-line') ?? document.body).fontSize,
        ),
      }));
    await reader.resize(900, 800);
    const before = await look();
    expect(before).toMatchObject({
      layout: 'side-by-side',
      pressed: ['true', 'false', 'false', 'false'],
    });
    await browser.changeSettings({ originalSize: 48, translationSize: 48 });
    await reader.until(() => document.querySelector('[data-layout="stacked"]'));
    const after = await look();
    expect(after.pressed).toEqual(['false', 'true', 'false', 'false']);
    expect(after.byline).toBeGreaterThan(before.byline * 1.5);
    // The reader's own choice is not forgotten.
    await reader.resize(1500, 800);
    await reader.until(() => document.querySelector('[data-layout="side-by-side"]'));
    await browser.changeSettings({ originalSize: 22, translationSize: 18 });
  });

  test('the panel of letters does not scroll sideways', async () => {
    await reader.resize(700, 420);
    await reader.click('[aria-label="Text and theme"]');
    await reader.waitFor('.text-panel');
    const [over, scrolls] = await reader.evaluate(() => {
      const panel = document.querySelector('.panel');
      if (!panel) return [];
      const inner = [...panel.querySelectorAll(':not([type="radio"])')].map((one) =>
        one.getBoundingClientRect(),
      );
      const box = panel.getBoundingClientRect();
      const beyond = inner.filter(
        ({ left, right, width }) => width > 0 && (left < box.left || right > box.right),
      );
      return [
        beyond.length + panel.scrollWidth - panel.clientWidth,
        panel.scrollHeight > panel.clientHeight,
      ];
    });
    expect([over, scrolls]).toEqual([0, true]);
    await reader.press('Escape');
  });
});
