import type { Mark, MarkedText } from './marks.ts';

/** A segment's text with marks for its inline elements, and those elements. Offsets are those of the nodes' text, unfolded. */
export function readMarked(nodes: readonly Node[]): { marked: MarkedText; elements: Element[] } {
  const elements: Element[] = [];
  const marks: Mark[] = [];
  let text = '';
  const read = (node: Node): void => {
    if (node instanceof Text) text += node.data;
    if (!(node instanceof Element)) return;
    const element = elements.push(node) - 1;
    const start = text.length;
    const place = marks.push({ start, end: start, element }) - 1;
    node.childNodes.forEach(read);
    marks[place] = { start, end: text.length, element };
  };
  nodes.forEach(read);
  return { marked: { text, marks }, elements };
}

/** Nodes for a marked text: its text, in shallow copies of the elements that its marks name. */
export function writeMarked(marked: MarkedText, elements: readonly Element[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const open: { node: Node; end: number }[] = [{ node: fragment, end: Number.POSITIVE_INFINITY }];
  let at = 0;
  const innermost = (): Node => open[open.length - 1]?.node ?? fragment;
  const writeTo = (offset: number): void => {
    if (offset > at)
      innermost().appendChild(document.createTextNode(marked.text.slice(at, offset)));
    at = Math.max(at, offset);
  };
  const closeTo = (offset: number): void => {
    for (let top = open.at(-1); top && top.end <= offset; top = open.at(-1)) {
      writeTo(top.end);
      open.pop();
    }
  };
  for (const mark of marked.marks) {
    closeTo(mark.start);
    writeTo(mark.start);
    const copy = elements[mark.element]?.cloneNode(false);
    if (copy) {
      innermost().appendChild(copy);
      open.push({ node: copy, end: mark.end });
    }
  }
  closeTo(marked.text.length);
  writeTo(marked.text.length);
  return fragment;
}
