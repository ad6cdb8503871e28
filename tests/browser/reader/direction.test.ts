import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch, type View } from '../harness/index.ts';
import { hardStrings } from './hard-strings.ts';
import { articleOf, openArticle } from './open-article.ts';

/** Where a part is seen: its ends, and the left edge of each character in the order of the text. */
interface Seen {
  readonly left: number;
  readonly right: number;
  readonly characters: readonly number[];
}

describe.each(browsers)('direction in %s', (name) => {
  let browser: Browser;
  let reader: View;
  let broken: string[];

  beforeAll(async () => {
    browser = await launch(name);
    await browser.changeSettings({ welcomed: true, layout: 'original', originalWidth: 100 });
    const blocks = hardStrings.map(({ text, dir }) => ({
      text,
      dir,
      lang: dir === 'rtl' ? 'ar' : 'en',
      html: `<p>${text.replace(/&/g, '&amp;')}</p>`,
    }));
    reader = await openArticle(browser, articleOf('اختبار الاتجاه', blocks));
    await reader.resize(1400, 900);
    // All of them at once, also those that are not on the screen.
    await reader.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = '.pair { content-visibility: visible !important; }';
      document.head.append(style);
    });
    await reader.until(
      (count: number) => document.querySelectorAll('.cell.original p').length >= count,
      { args: [hardStrings.length] },
    );
    const seen = await reader.evaluate(
      measure,
      hardStrings.map(({ leftToRight }) => leftToRight),
    );
    broken = hardStrings.flatMap(({ name: what, text, leftToRight }, index) =>
      inOrder(seen[index] ?? [], leftToRight) ? [] : [`${what}: ${text}`],
    );
  });
  afterAll(() => browser?.close());

  test('there are more than sixty hard strings', () => {
    expect(hardStrings.length).toBeGreaterThan(60);
  });

  test('every part stands where a reader expects it', () => {
    expect(broken).toEqual([]);
  });

  test('text is not changed by keeping directions apart', async () => {
    const shown = await reader.evaluate(() =>
      [...document.querySelectorAll('.cell.original p')].map((cell) => cell.textContent),
    );
    for (const { text } of hardStrings) expect(shown).toContain(text);
  });
});

const arabicLetter = /[\u0620-\u064A]/;

function inOrder(seen: readonly (Seen | undefined)[], parts: readonly string[]): boolean {
  return seen.every((part, index) => {
    const next = seen[index + 1];
    if (!part || (next && part.right > next.left + 1)) return false;
    const toLeft = arabicLetter.test(parts[index] ?? '');
    return part.characters.every((left, i) => {
      const before = part.characters[i - 1] ?? left;
      return toLeft ? left <= before + 0.5 : left >= before - 0.5;
    });
  });
}

/** Where each part is seen, measured character by character; equal parts are told apart by the order in which they are read. */
function measure(parts: readonly (readonly string[])[]): (Seen | undefined)[][] {
  const cells = [...document.querySelectorAll('.pair:not(.meta) > .cell.original > p')];
  const boxesOf = (cell: Element, start: number, end: number): DOMRect[] => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const boxes: DOMRect[] = [];
    let at = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = (node as Text).data;
      for (let i = Math.max(start - at, 0); i < Math.min(end - at, length); i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width > 0) boxes.push(box);
      }
      at += length;
    }
    return boxes;
  };
  return parts.map((wanted, index) => {
    const cell = cells[index];
    const text = cell?.textContent ?? '';
    const toLeft = cell?.parentElement?.getAttribute('dir') === 'rtl';
    const seen: (Seen | undefined)[] = wanted.map(() => undefined);
    let from = 0;
    for (const i of wanted.map((_, place) => (toLeft ? wanted.length - 1 - place : place))) {
      const part = wanted[i] ?? '';
      const found = text.indexOf(part, from);
      if (!cell || found < 0) continue;
      from = found + part.length;
      const boxes = boxesOf(cell, found, from);
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      seen[i] = { left, right, characters: boxes.map((box) => box.left) };
    }
    return seen;
  });
}
