import type { NodeSpan } from './aligned-text.ts';

/** A stretch of a text node that belongs to a mark. */
export interface MarkedSpan extends NodeSpan {
  /** The mark's id. */
  readonly id: string;
}

/** Numbers for the notes of some marks, from 1 on: by where the marks end in text nodes that are in order, for the references stand there. */
export function numbersAtEnds(
  noted: ReadonlySet<string>,
  spans: readonly MarkedSpan[],
  nodes: readonly Text[],
): ReadonlyMap<string, number> {
  const order = new Map(nodes.map((node, at) => [node, at]));
  const ends = [...lastSpans(spans).values()].filter(({ id }) => noted.has(id));
  const placeOf = ({ node }: MarkedSpan): number => order.get(node) ?? nodes.length;
  ends.sort((one, other) => placeOf(one) - placeOf(other) || one.end - other.end);
  return new Map(ends.map(({ id }, at) => [id, at + 1]));
}

function lastSpans(spans: readonly MarkedSpan[]): ReadonlyMap<string, MarkedSpan> {
  return new Map(spans.map((span) => [span.id, span]));
}

/**
 * Puts marked stretches of text nodes into elements, and behind the last of each mark what belongs there, which is given in order.
 * Gives what takes that back.
 */
export function wrapSpans(
  spans: readonly MarkedSpan[],
  element: () => HTMLElement,
  behind: ReadonlyMap<string, HTMLElement>,
): () => void {
  const byNode = new Map<Text, MarkedSpan[]>();
  for (const span of spans) byNode.set(span.node, [...(byNode.get(span.node) ?? []), span]);
  const last = lastSpans(spans);
  const undo = [...byNode].map(([node, own]) => wrapNode(node, own, element));
  const added = [...behind].flatMap(([id, made]) => {
    const span = last.get(id);
    return span ? [{ made, node: span.node, end: span.end }] : [];
  });
  // Each stands right behind its place, so that of several at one place the last comes first.
  for (const { made, node, end } of added.toReversed())
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
