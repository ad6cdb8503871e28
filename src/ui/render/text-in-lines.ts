import { isContainer } from '../../article/html/segments.ts';

/** An element's text as it is shown, with a way back to the nodes that it stands in. */
export interface TextInLines {
  readonly text: string;
  /** The text nodes in order, each with where it begins, in UTF-16 units of the text. */
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}

/** The text of an element, with a line break between what stands on different lines: cells, items, paragraphs, and parts around a `br`. */
export function textInLines(root: Element): TextInLines {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  let line: Node | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) line = undefined;
    if (!(node instanceof Text)) continue;
    const container = containerOf(node, root);
    if (nodes.length && container !== line) text += '\n';
    line = container;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { text, nodes };
}

/** Where a place of a text node stands in the text, in UTF-16 units; undefined where the node is none of it. */
export function placeOf({ nodes }: TextInLines, node: Node, offset: number): number | undefined {
  const found = nodes.find((one) => one.node === node);
  return found && found.start + offset;
}

/** The range of a stretch of the text, in UTF-16 units. */
export function rangeIn({ nodes }: TextInLines, start: number, end: number): Range {
  const range = document.createRange();
  const from = nodes.findLast((one) => one.start <= start) ?? nodes[0];
  const to = nodes.findLast((one) => one.start < end) ?? nodes[0];
  if (from) range.setStart(from.node, Math.min(start - from.start, from.node.length));
  if (to) range.setEnd(to.node, Math.min(end - to.start, to.node.length));
  return range;
}

function containerOf(node: Node, root: Node): Node {
  let at: Node = node.parentNode ?? root;
  while (at !== root && !isContainer(at) && at.parentNode) at = at.parentNode;
  return at;
}
