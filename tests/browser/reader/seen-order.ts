import type { View } from '../harness/index.ts';
import type { HardString } from './hard-strings.ts';

/** Where a part is seen: its ends, and the left edge of each character in the order of the text. */
interface Seen {
  readonly left: number;
  readonly right: number;
  readonly characters: readonly number[];
}

const arabicLetter = /[\u0620-\u064A]/;

/** Which texts, each shown in an element of its own, are seen in another order than a reader expects. */
export async function misplaced(
  view: View,
  selector: string,
  strings: readonly HardString[],
): Promise<string[]> {
  const seen = await view.evaluate(
    measure,
    selector,
    strings.map(({ leftToRight }) => leftToRight),
  );
  return strings.flatMap(({ name, text, leftToRight }, index) =>
    inOrder(seen[index] ?? [undefined], leftToRight) ? [] : [`${selector} ${name}: ${text}`],
  );
}

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
function measure(selector: string, parts: readonly (readonly string[])[]): (Seen | undefined)[][] {
  const cells = [...document.querySelectorAll(selector)];
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
    const toLeft = cell?.matches(':dir(rtl)');
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
