const containers = new Set([
  ...[
    'H1',
    'H2',
    'H3',
    'H4',
    'H5',
    'H6',
    'P',
    'DIV',
    'BLOCKQUOTE',
    'UL',
    'OL',
    'LI',
    'DL',
    'DT',
    'DD',
  ],
  ...[
    'TABLE',
    'CAPTION',
    'THEAD',
    'TBODY',
    'TFOOT',
    'TR',
    'TH',
    'TD',
    'PRE',
    'FIGURE',
    'FIGCAPTION',
    'HR',
  ],
]);

/** Whether an element lays out its own lines (a paragraph, an item, a cell) rather than flowing inside one. */
export function isContainer(node: Node): node is Element {
  return node instanceof Element && containers.has(node.tagName);
}

/** One run of running text in a block: sibling nodes inside one container, such as a paragraph's or an item's own text. */
export interface Segment {
  readonly container: Element;
  /** Neighbouring inline nodes, in order; none of them holds a container. */
  readonly nodes: readonly Node[];
}

/** The segments of a block's sanitised element, in document order: what is split into sentences and translated. */
export function segmentsOf(root: Element): Segment[] {
  const segments: Segment[] = [];
  collect(root, segments);
  return segments;
}

function collect(container: Element, segments: Segment[]): void {
  let run: Node[] = [];
  const flush = (): void => {
    if (run.some((node) => node.textContent?.trim())) segments.push({ container, nodes: run });
    run = [];
  };
  for (const node of container.childNodes) {
    if (isContainer(node)) {
      flush();
      if (node.tagName !== 'PRE') collect(node, segments);
    } else run.push(node);
  }
  flush();
}
