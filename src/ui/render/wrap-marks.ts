import type { NodeSpan } from './aligned-text.ts';

/** A stretch of a text node that belongs to a mark. */
export interface MarkedSpan extends NodeSpan {
  /** The mark's id. */
  readonly id: string;
}

/** Puts marked stretches of text nodes into elements, and behind the last of each mark what belongs there. Gives what takes that back. */
export function wrapSpans(
  spans: readonly MarkedSpan[],
  element: () => HTMLElement,
  behind: (id: string) => HTMLElement | undefined,
): () => void {
  const byNode = new Map<Text, MarkedSpan[]>();
  const last = new Map<string, MarkedSpan>();
  for (const span of spans) {
    byNode.set(span.node, [...(byNode.get(span.node) ?? []), span]);
    last.set(span.id, span);
  }
  const undo = [...byNode].map(([node, own]) => wrapNode(node, own, element));
  const added = [...last].flatMap(([id, { node, end }]) => {
    const made = behind(id);
    return made ? [{ made, node, end }] : [];
  });
  for (const { made, node, end } of added)
    putBehind(made, undo.find((one) => one.node === node)?.endAt(end));
  return () => {
    for (const { made } of added) made.remove();
    for (const { takeBack } of undo) takeBack();
  };
}

interface Wrapped {
  readonly node: Text;
  /** What ends at a place of the node. */
  endAt(place: number): ChildNode | undefined;
  takeBack(): void;
}

function wrapNode(node: Text, spans: readonly MarkedSpan[], element: () => HTMLElement): Wrapped {
  const whole = node.data;
  const bounds = [
    ...new Set([0, whole.length, ...spans.flatMap(({ start, end }) => [start, end])]),
  ];
  bounds.sort((one, other) => one - other);
  const ends = new Map<number, ChildNode>();
  const parts = bounds.slice(1).map((end, at) => {
    const start = bounds[at] ?? 0;
    const text = new Text(whole.slice(start, end));
    const isMarked = spans.some((span) => span.start < end && span.end > start);
    const part = isMarked ? around(text, element()) : text;
    ends.set(end, part);
    return part;
  });
  // The node itself stays, so that whoever knows it finds it again.
  node.before(...parts);
  node.data = '';
  return {
    node,
    endAt: (place) => ends.get(place),
    takeBack() {
      for (const part of parts) part.remove();
      node.data = whole;
    },
  };
}

function around(text: Text, element: HTMLElement): HTMLElement {
  element.append(text);
  return element;
}

/** Not within a link: none may stand in another. */
function putBehind(made: HTMLElement, place: ChildNode | undefined): void {
  const link = place?.parentElement?.closest('a');
  (link ?? place)?.after(made);
}
