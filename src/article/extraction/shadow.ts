import { isShown } from './shown.ts';

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
  const open = element.shadowRoot;
  // An ordinary element's closed tree is not asked for: each question takes its time.
  if (open instanceof ShadowRoot) return open;
  if (!(element instanceof HTMLElement) || !isCustom(element)) return undefined;
  const { chrome } = globalThis as ShadowReader;
  return (
    (element as MaybeHost).openOrClosedShadowRoot ??
    chrome?.dom?.openOrClosedShadowRoot?.(element) ??
    undefined
  );
}

/** Whether an element below a root has, or may have, a shadow tree: asked before each is looked for. */
export function mayHost(root: Element): boolean {
  for (const element of root.querySelectorAll('*'))
    if (element.shadowRoot !== null || isCustom(element)) return true;
  return false;
}

// A form's fields may bear the names of its properties.
function isCustom(element: Element): boolean {
  return typeof element.localName === 'string' && element.localName.includes('-');
}

/** Puts what shadow trees show, slots filled, into a copy that holds the same elements as its root. */
export function copyShadowTrees(root: Element, copy: Element): void {
  const elements = [...root.getElementsByTagName('*')];
  const found = elements.flatMap((element, index) => {
    const shadow = shadowOf(element);
    return shadow ? [{ shadow, index }] : [];
  });
  const copied = found.length > 0 ? [...copy.getElementsByTagName('*')] : [];
  for (const { shadow, index } of found) {
    const made = copied[index];
    // What stood in a tree that was copied already was copied with it.
    if (!made || !copy.contains(made)) continue;
    made.replaceChildren();
    copyTree(shadow, made, 0);
  }
}

/** Copies what a tree shows, node by node; what is in a slot of it comes in the slot's place. */
function copyTree(from: Node, into: Element, depth: number): void {
  if (depth > deepest) return;
  for (let node = from.firstChild; node; node = node.nextSibling) copyShown(node, into, depth + 1);
}

function copyShown(node: Node, into: Element, depth: number): void {
  if (node.nodeType === Node.TEXT_NODE) into.append((node as Text).data);
  if (!(node instanceof Element) || node.tagName === 'STYLE') return;
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) {
    for (const given of node.assignedNodes()) copyShown(given, into, depth + 1);
    return;
  }
  if (!(node instanceof HTMLSlotElement) && !isShown(node)) return;
  const made = into.ownerDocument.importNode(node, false);
  into.append(made);
  copyTree(shadowOf(node) ?? node, made, depth);
}
