/** A copy of what a page shows, in a document of its own where nothing loads or runs. */
export interface Snapshot {
  readonly document: Document;
  readonly body: HTMLElement;
}

const mostElements = 400_000;
const deepest = 150;

const never = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'LINK',
  'META',
  'TITLE',
  'BASE',
  'CANVAS',
  'DIALOG',
]);

/** Copies what is shown below a root; undefined where the page is too large to be read within a second or two. */
export function takeSnapshot(root: Element): Snapshot | undefined {
  if (root.getElementsByTagName('*').length > mostElements) return undefined;
  const shown = copy(root, true);
  if (shown.hidden <= 4 * shown.kept + 400) return shown.snapshot;
  // A page whose text waits for its own script to show it.
  return copy(root, false).snapshot;
}

interface Copying {
  readonly document: Document;
  readonly onlyShown: boolean;
  kept: number;
  hidden: number;
}

function copy(
  root: Element,
  onlyShown: boolean,
): { snapshot: Snapshot; kept: number; hidden: number } {
  const target = root.ownerDocument.implementation.createHTMLDocument('');
  const copying: Copying = { document: target, onlyShown, kept: 0, hidden: 0 };
  const start = root.tagName === 'BODY' ? target.body : target.createElement('div');
  if (root.tagName === 'BODY') copyAttributes(root, target.body);
  else target.body.append(start);
  copyChildren(root, start, copying);
  return {
    snapshot: { document: target, body: target.body },
    kept: copying.kept,
    hidden: copying.hidden,
  };
}

interface Step {
  readonly node: Node;
  readonly into: Element;
  readonly depth: number;
}

// Own stack instead of recursion: a page may nest ten thousand levels.
function copyChildren(root: Element, start: Element, copying: Copying): void {
  const stack = childSteps(root, start, 0);
  for (let step = stack.pop(); step; step = stack.pop())
    for (const next of copyNode(step, copying)) stack.push(next);
}

function copyNode({ node, into, depth }: Step, copying: Copying): Step[] {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue ?? '';
    copying.kept += text.trim().length;
    into.append(text);
  }
  if (!(node instanceof Element) || !isWanted(node, copying)) return [];
  const flat = depth >= deepest && !node.matches('p,a,img,h1,h2,h3,h4,h5,h6,br');
  const made = flat ? into : into.appendChild(copying.document.importNode(node, false));
  // What the style says of showing has been judged by now.
  if (!flat) made.removeAttribute('style');
  return childSteps(node, made, flat ? depth : depth + 1);
}

function childSteps(parent: Element, into: Element, depth: number): Step[] {
  return Array.from(shownChildren(parent), (node) => ({ node, into, depth })).reverse();
}

function shownChildren(parent: Element): readonly Node[] | NodeListOf<ChildNode> {
  if (parent.shadowRoot) return parent.shadowRoot.childNodes;
  if (parent instanceof HTMLSlotElement) {
    const assigned = parent.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return parent.childNodes;
}

function isWanted(element: Element, copying: Copying): boolean {
  if (never.has(element.tagName)) return false;
  if (!copying.onlyShown || element.checkVisibility?.() !== false) return true;
  // Closed details are one click away from being read; a <noscript> is read for its pictures.
  if (element.closest('details, noscript, picture, video, audio')) return true;
  copying.hidden += element.textContent?.trim().length ?? 0;
  return false;
}

function copyAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
}
