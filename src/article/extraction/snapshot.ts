import { textLength } from './prose.ts';

/** A copy of what a page shows, in a document of its own where nothing loads or runs. */
export interface Snapshot {
  readonly document: Document;
  readonly body: HTMLElement;
}

const mostElements = 150_000;
/** Elements of a page up to which each is asked whether it is shown. */
const mostJudged = 30_000;
/** Elements of a page that is copied natively, which nests as deep as the page does. */
const deepest = 300;

const never =
  'script, style, template, link, meta, title, base, canvas, dialog, svg, button, select, textarea, input, amp-sidebar, amp-ad';
/** Elements that a page can hide by a name of theirs, and those that others stand in. */
const named = '[class], [id], [style], [hidden], div, section, amp-accordion';
const unjudged = new Set(
  'BR,SOURCE,TRACK,WBR,OPTION,PATH,IMG,NOSCRIPT,VIDEO,AUDIO,IFRAME'.split(','),
);

/** Copies what is shown below a root; undefined where the page is too large to be read within a second or two. */
export function takeSnapshot(root: Element): Snapshot | undefined {
  const count = root.getElementsByTagName('*').length;
  if (count > mostElements) return undefined;
  if (count > deepest && isDeep(root)) return flatCopy(root);
  return fullCopy(root);
}

function isDeep(root: Element): boolean {
  let depth = 0;
  let element: Element | null = root;
  while (element) {
    if (element.firstElementChild) {
      element = element.firstElementChild;
      depth += 1;
      if (depth > deepest) return true;
      continue;
    }
    while (element && element !== root && !element.nextElementSibling) {
      element = element.parentElement;
      depth -= 1;
    }
    if (!element || element === root) return false;
    element = element.nextElementSibling;
  }
  return false;
}

// Outside a document until what never counts is gone: there no style sheet is parsed.
function fullCopy(root: Element): Snapshot {
  const document = root.ownerDocument.implementation.createHTMLDocument('');
  const copy = document.importNode(root, true);
  keepShown(root, copy);
  if (copy.tagName === 'BODY') document.body.replaceWith(copy);
  else document.body.append(copy);
  return { document, body: document.body };
}

// Copied natively, then rid of what is not shown: the n-th named element of the copy is the n-th of the page.
function keepShown(root: Element, copy: Element): void {
  const shown = root.querySelectorAll(named);
  const copied = copy.querySelectorAll(named);
  const hidden: Element[] = [];
  // A selection's copy is in no window, and shows nothing.
  const isJudged = root.ownerDocument.defaultView !== null && shown.length <= mostJudged;
  let last: Element | undefined;
  shown.forEach((element, index) => {
    if (element.shadowRoot) takeShadow(element.shadowRoot, copied[index]);
    if (!isJudged || last?.contains(element) || isShown(element)) return;
    last = element;
    const made = copied[index];
    if (made) hidden.push(made);
  });
  for (const element of copy.querySelectorAll(never)) element.remove();
  dropHidden(copy, hidden);
}

// Where nearly all text is hidden, the page waits for its own script to show it.
function dropHidden(copy: Element, hidden: readonly Element[]): void {
  const hiddenText = hidden.reduce((sum, element) => sum + textLength(element), 0);
  if (hiddenText > 400 && hiddenText > 0.75 * textLength(copy)) return;
  for (const element of hidden) element.remove();
}

function isShown(element: Element): boolean {
  if (unjudged.has(element.tagName)) return true;
  if (element.checkVisibility?.() !== false) return true;
  // Closed details are one click away from being read.
  const parent = element.parentElement;
  return parent?.closest('details:not([open])') != null && parent.checkVisibility();
}

function takeShadow(shadow: ShadowRoot, made: Element | undefined): void {
  if (!made) return;
  for (const node of [...shadow.childNodes].reverse())
    if (!(node instanceof HTMLStyleElement))
      made.prepend(made.ownerDocument.importNode(node, true));
}

/** A copy of a page that nests thousands of levels, by a stack of our own: only text, links and pictures keep their elements below. */
function flatCopy(root: Element): Snapshot {
  const document = root.ownerDocument.implementation.createHTMLDocument('');
  const stack: Step[] = childSteps(root, document.body, 0);
  for (let step = stack.pop(); step; step = stack.pop())
    for (const next of copyNode(step, document)) stack.push(next);
  return { document, body: document.body };
}

interface Step {
  readonly node: Node;
  readonly into: Element;
  readonly depth: number;
}

function copyNode({ node, into, depth }: Step, target: Document): Step[] {
  if (node.nodeType === Node.TEXT_NODE) into.append(node.nodeValue ?? '');
  if (!(node instanceof Element) || node.matches(never)) return [];
  // Asking the browser takes as long as the element stands deep.
  if (depth < 100 && !isShown(node)) return [];
  const kept = depth < 100 || /^(?:A|IMG|BR|H[1-6])$/.test(node.tagName);
  const paragraph = depth < 120 && node.tagName === 'P';
  const made = kept || paragraph ? into.appendChild(target.importNode(node, false)) : into;
  return childSteps(node, made, made === into ? depth : depth + 1);
}

function childSteps(parent: Element, into: Element, depth: number): Step[] {
  return Array.from(parent.childNodes, (node) => ({ node, into, depth })).reverse();
}
