import { once } from '../../article/once.ts';
import { classNames } from '../language/class-names.ts';
import { removeBox } from '../removals.ts';
import { checkTime } from '../time-limit.ts';
import { boxName } from './clutter-names.ts';
import type { Measures } from './measures.ts';
import { linkShare, proseLength, proseOf, textLength } from './prose.ts';

const mark = 'data-text-box';
const named = classNames('text-box');

/** Marks the box that the page itself calls its article's text, where there is one and it holds a good part of the prose. */
export function markTextBox(body: Element, sizes: Measures): void {
  const least = 0.3 * sizes.left(body);
  const told = [...body.querySelectorAll('[itemprop~=articleBody]')];
  const boxes = told.length === 1 ? told : body.querySelectorAll('div, section');
  let best: Element | undefined;
  for (const box of boxes) {
    checkTime();
    if (sizes.left(box) < least || !(told.length === 1 || holdsText(box))) continue;
    // Of boxes within each other the innermost that still holds all but a tenth.
    if (
      !best ||
      (best.contains(box)
        ? sizes.left(box) >= 0.9 * sizes.left(best)
        : sizes.left(box) > sizes.left(best))
    )
      best = box;
  }
  best?.setAttribute(mark, '');
}

/** Whether a box is named as the one that holds an article's text. */
export function holdsText(box: Element): boolean {
  return named.test(boxName(box));
}

/** Readability's answer, or the page's own text box where the answer looks wrong beside it. */
export function betterContent(content: Element | undefined, copy: Element): Element | undefined {
  const box = copy.querySelector(`[${mark}]`) ?? undefined;
  if (!content) return box ?? proseBox(copy);
  const own = proseOf(content);
  const other = box ?? (own.length < 200 ? proseBox(copy) : undefined);
  if (!other) return content;
  const others = proseOf(other);
  const wrong = others.length > 1.6 * own.length || (own.linked > 0.5 && others.linked < 0.3);
  return wrong && others.length > 100 ? other : content;
}

/** The smallest box that holds nearly all of the paragraphs that read like prose. */
function proseBox(copy: Element): Element | undefined {
  const paragraphs = [...copy.querySelectorAll('p, div')].filter(
    (element) =>
      textLength(element) > 80 &&
      linkShare(element) < 0.3 &&
      !element.querySelector('p, div, ul, table'),
  );
  const all = paragraphs.reduce((sum, element) => sum + textLength(element), 0);
  let box: Element | undefined;
  let next: Element | null = paragraphs[0]?.parentElement ?? null;
  while (next && copy.contains(next)) {
    box = next;
    const inside = paragraphs.filter((element) => next?.contains(element));
    if (inside.reduce((sum, element) => sum + textLength(element), 0) >= 0.6 * all) break;
    next = next.parentElement;
  }
  return box;
}

/** Drops what Readability took in behind the page's own text box, unless it is a good part of the text. */
export function dropBehindTextBox(content: Element): void {
  const box = content.querySelector(`[${mark}]`);
  dropBehindParagraphs(box ?? content);
  if (!box) return;
  const behind: Element[] = [];
  for (let up: Element = box; up !== content && up.parentElement; up = up.parentElement)
    behind.push(...siblingsAfter(up));
  if (behind.length === 0) return;
  const length = behind.reduce((sum, element) => sum + proseLength(element), 0);
  if (length > 0.25 * proseLength(content) || behind.some((element) => isAlike(element, box)))
    return;
  for (const element of behind) removeBox(element, 'behind-text-box', 'content');
}

// A text that goes on in a second box of the same make.
function isAlike(element: Element, box: Element): boolean {
  const name = boxName(box);
  return name !== '' && (boxName(element) === name || element.matches(`[${mark}]`));
}

/** Drops the boxes without a paragraph that follow the box of nearly all paragraphs: notices, widgets. */
function dropBehindParagraphs(content: Element): void {
  const paragraphs = [...content.querySelectorAll('p')].filter((one) => textLength(one) > 60);
  const box = paragraphs[Math.floor(paragraphs.length / 2)]?.parentElement;
  const inside = paragraphs.filter((one) => one.parentElement === box);
  if (!box || paragraphs.length < 3 || inside.length < 0.8 * paragraphs.length) return;
  const least = once(() => 0.25 * proseLength(content));
  for (let up: Element = box; up !== content && up.parentElement; up = up.parentElement)
    for (const next of siblingsAfter(up)) {
      if (!isNotice(next) || proseLength(next) > least()) continue;
      if (!next.querySelector('p, img, figure, table, blockquote, pre, [data-embed]'))
        removeBox(next, 'notice-behind-text', 'content');
    }
}

// Readability wraps a bare <span> in a paragraph.
function isNotice(element: Element): boolean {
  if (/^(?:DIV|SECTION|SPAN|SMALL)$/.test(element.tagName)) return true;
  const only = element.firstElementChild;
  return (
    element.tagName === 'P' && only?.tagName === 'SPAN' && textLength(only) === textLength(element)
  );
}

/** The elements that follow one in its box. */
export function siblingsAfter(element: Element): Element[] {
  const found: Element[] = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling)
    found.push(next);
  return found;
}
