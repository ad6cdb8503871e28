import type { Element as HastElement, Nodes as HastNodes } from 'hast';
import { fromDom } from 'hast-util-from-dom';
import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast';
import type { List, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { markClass, noteIds, noteReferenceClass, pictureFolder } from './parts.ts';

/** What separates two lists that Markdown would read as one. */
const listBreak: RootContent = { type: 'html', value: '<!-- -->' };

/** An article's sanitised block as nodes of Markdown (mdast), in order. */
export function markdownTree(block: Element): readonly RootContent[] {
  const root = block.cloneNode(true) as Element;
  for (const cell of root.querySelectorAll('td, th')) unwrapBlocks(cell);
  const tree = toMdast(fromDom(root) as HastNodes, { document: true, handlers });
  return tree.type === 'root' ? tree.children : [tree as RootContent];
}

/** Handlers of elements for which Markdown has no sign, or that a file alone cannot carry. */
const handlers: Readonly<Record<string, Handle>> = {
  sub: tagged,
  sup: (state, node) => noteReference(node) ?? tagged(state, node),
  // Markdown can't mark these, and a stress that the writer did not mean would be false; what the reader marked stays HTML.
  mark: (state, node) => (hasClass(node, markClass) ? tagged(state, node) : state.all(node)),
  u: (state, node) => state.all(node),
  a: (state, node) => (isReachable(node) ? defaultHandlers['a']?.(state, node) : state.all(node)),
  img: (state, node) =>
    isReachable(node)
      ? defaultHandlers['img']?.(state, node)
      : { type: 'text', value: String(node.properties['alt'] ?? '') },
  ol: (state, node) => splitAtValues(defaultHandlers['ol']?.(state, node), node),
  table: (state, node) => {
    const captions = node.children.filter((child) => isElement(child, 'caption'));
    const table = { ...node, children: node.children.filter((child) => !captions.includes(child)) };
    const words = captions.flatMap((caption) => state.toFlow(state.all(caption as HastElement)));
    const made = defaultHandlers['table']?.(state, table);
    return [...words, ...(made ? [made].flat() : [])];
  },
};

function hasClass({ properties }: HastElement, name: string): boolean {
  return [properties['className']].flat().includes(name);
}

/** The reference to a note of the reader's, in the form of GitHub's footnotes. */
function noteReference(node: HastElement): RootContent | undefined {
  const number = node.properties['dataNote'];
  if (!hasClass(node, noteReferenceClass) || number === undefined) return undefined;
  return { type: 'html', value: `[^${noteIds.note(Number(number))}]` };
}

/** Raised and lowered signs stay HTML, which Markdown allows: `10<sup>6</sup>` is not 106. */
function tagged(state: Parameters<Handle>[0], node: HastElement): PhrasingContent {
  const children = state.all(node) as PhrasingContent[];
  return { type: 'emphasis', children, data: { tag: node.tagName } };
}

declare module 'mdast' {
  interface EmphasisData {
    /** The HTML element that is written instead of a sign of Markdown. */
    tag?: string;
  }
}

function isReachable({ tagName, properties }: HastElement): boolean {
  const address = properties[tagName === 'a' ? 'href' : 'src'];
  if (typeof address !== 'string') return false;
  return /^(?:https?|mailto|tel):/i.test(address) || address.startsWith(`${pictureFolder}/`);
}

function isElement(node: HastElement['children'][number], tagName: string): boolean {
  return node.type === 'element' && node.tagName === tagName;
}

/** A list's numbers go on by one in Markdown, so an item with a number of its own begins another list. */
function splitAtValues(made: ReturnType<Handle>, node: HastElement): RootContent[] {
  const items = node.children.filter((child) => isElement(child, 'li')) as HastElement[];
  return ([made].flat() as Nodes[]).flatMap((list) => {
    if (list?.type !== 'list' || list.children.length !== items.length)
      return list ? [list as RootContent] : [];
    const parts: List[] = [];
    let next = list.start ?? 1;
    list.children.forEach((item: ListItem, at) => {
      const own = Number(items[at]?.properties['value'] ?? Number.NaN);
      const number = Number.isSafeInteger(own) && own >= 0 ? own : next;
      const part = parts.at(-1);
      if (part && number === next) part.children.push(item);
      else parts.push({ ...list, start: number, children: [item] });
      next = number + 1;
    });
    return parts.flatMap((part, at) => (at ? [listBreak, part] : [part]));
  });
}

const blocksOfCells =
  'p, div, ul, ol, li, dl, dt, dd, blockquote, h1, h2, h3, h4, h5, h6, figure, figcaption';

/** A cell of Markdown is one line, so its paragraphs and items become lines that break. */
function unwrapBlocks(cell: Element): void {
  for (const box of cell.querySelectorAll(blocksOfCells)) {
    const before = box.previousSibling;
    if (before && !(before instanceof Element && before.tagName === 'BR') && hasWordsBefore(box))
      box.before(cell.ownerDocument.createElement('br'));
    if (box.nextSibling?.textContent?.trim()) box.after(cell.ownerDocument.createElement('br'));
    box.replaceWith(...box.childNodes);
  }
}

function hasWordsBefore(box: Element): boolean {
  for (let node = box.previousSibling; node; node = node.previousSibling)
    if (node.textContent?.trim()) return true;
  return false;
}
