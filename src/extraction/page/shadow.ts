import { firstChildOf, nameOf, nextSiblingOf, shadowRootOf, textOf, typeOf } from './live.ts';
import { type LookAround, lookOf, writeLook } from './look.ts';

/** What browsers lend content scripts to read closed shadow trees by: Chrome in an extension's API, Firefox on the element. */
interface ShadowReader {
  readonly chrome?: {
    readonly dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null };
  };
}

interface MaybeHost extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/** Levels of elements and trees below which nothing is read: only a page made to hang nests so deep. */
const deepest = 300;

/** An element's shadow tree, open or closed, where it has one. */
export function shadowOf(element: Element): ShadowRoot | undefined {
  const open = shadowRootOf(element);
  if (open) return open;
  // An ordinary element's closed tree is not asked for: each question takes its time.
  if (!(element instanceof HTMLElement) || !nameOf(element).includes('-')) return undefined;
  const { chrome } = globalThis as ShadowReader;
  return (
    (element as MaybeHost).openOrClosedShadowRoot ??
    chrome?.dom?.openOrClosedShadowRoot?.(element) ??
    undefined
  );
}

/** Puts what a shadow tree shows, slots filled, in the place of what its host's copy holds. */
export function copyShadowTree(shadow: ShadowRoot, into: Element, around: LookAround): void {
  into.replaceChildren();
  copyTree(shadow, into, around, 0);
}

/** Copies a tree node by node; what is in a slot of it comes in the slot's place. */
function copyTree(from: Node, into: Element, around: LookAround, depth: number): void {
  if (depth > deepest) return;
  for (let node = firstChildOf(from); node; node = nextSiblingOf(node))
    copyNode(node, into, around, depth + 1);
}

function copyNode(node: Node, into: Element, around: LookAround, depth: number): void {
  if (typeOf(node) === Node.TEXT_NODE) into.append(textOf(node) ?? '');
  if (!(node instanceof Element) || nameOf(node) === 'style') return;
  if (node instanceof HTMLSlotElement) {
    const given = node.assignedNodes();
    if (given.length === 0) copyTree(node, into, around, depth);
    for (const one of given) copyNode(one, into, around, depth + 1);
    return;
  }
  const found = lookOf(node, around);
  if (found?.looks.includes('hidden')) return;
  const made = into.ownerDocument.importNode(node, false);
  into.append(made);
  if (found) writeLook(made, found.looks);
  copyTree(shadowOf(node) ?? node, made, found?.within ?? around, depth);
}
