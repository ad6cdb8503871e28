import Readability from '@mozilla/readability/Readability.js';
import type { Measures } from './measures.ts';

const boxes = 'div, section, aside, header';

interface Names {
  readonly REGEXPS: { readonly unlikelyCandidates: RegExp; readonly negative: RegExp };
}

const { unlikelyCandidates, negative } = (Readability.prototype as unknown as Names).REGEXPS;

/** Whether Readability would hold a box's name against it. */
function isPenalised(box: Element): boolean {
  const names = `${box.getAttribute('class') ?? ''} ${box.id}`;
  return unlikelyCandidates.test(names) || negative.test(names);
}

/**
 * Takes the names away by which Readability would drop the article's own boxes: what is junk by its name is gone by now.
 */
export function stripPenalisedNames(body: Element, sizes: Measures): void {
  const much = 0.2 * sizes.left(body);
  for (const element of body.querySelectorAll('[class], [id], [aria-hidden]'))
    if (!element.matches(boxes) || (sizes.left(element) >= much && isPenalised(element))) {
      element.removeAttribute('class');
      element.removeAttribute('id');
      element.removeAttribute('aria-hidden');
    }
}

/** Inline elements that Readability does not know as such: between line breaks it runs their texts together. */
const unknownInline = 'font, big, tt, nobr, bdi, u, s, strike';

/** Wraps them in an element that it knows; one around whole paragraphs goes, so that these stand beside the pictures of their box. */
export function wrapUnknownInline(body: Element): void {
  for (const element of body.querySelectorAll(unknownInline)) {
    if (element.querySelector('p, div, table, ul, ol')) continue;
    if (element.querySelector('br + br')) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    const span = element.ownerDocument.createElement('span');
    element.replaceWith(span);
    span.append(element);
  }
}
