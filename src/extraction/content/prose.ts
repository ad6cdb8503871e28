import { collapseWhitespace } from '../blocks/structure.ts';

/** Letters and digits of a text that are shown, spaces folded. */
export function textLength(node: Node): number {
  return collapseWhitespace(node.textContent ?? '').length;
}

/** Length of an element's text outside links, and the share of its text that stands in them, 0 to 1. */
export function proseOf(element: Element): { readonly length: number; readonly linked: number } {
  const all = textLength(element);
  const linked = shareIn(element, all);
  return { length: all * (1 - linked), linked };
}

/** Share of an element's text that stands in links, 0 to 1. */
export function linkShare(element: Element): number {
  return proseOf(element).linked;
}

/** Length of an element's text outside links. */
export function proseLength(element: Element): number {
  return proseOf(element).length;
}

function shareIn(element: Element, all: number): number {
  if (all === 0) return 0;
  if (element.closest('a')) return 1;
  if (element.childElementCount === 0) return 0;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += textLength(link);
  return Math.min(1, linked / all);
}
