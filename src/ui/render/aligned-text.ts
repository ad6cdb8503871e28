import { partitionPoint } from '../../article/partition-point.ts';

/** A text node of a block, with the text that the article has there. */
export interface WrittenNode {
  readonly node: Text;
  readonly written: string;
}

/** A stretch of a text node, counted in what the article has there. */
export interface NodeSpan extends WrittenNode {
  readonly start: number;
  readonly end: number;
}

/** A block's text nodes beside its plain text, which has white space folded and lacks signs such as notes' numbers. */
export interface AlignedText {
  /** Where a place of a node stands in the plain text. */
  placeOf(node: Node, offset: number): number | undefined;
  /** The stretches of the nodes that show a part of the plain text. */
  spans(start: number, end: number): readonly NodeSpan[];
}

/** Lays a block's text nodes beside its plain text. */
export function alignedText(nodes: readonly WrittenNode[], text: string): AlignedText {
  const starts = new Map<Node, number>();
  let length = 0;
  for (const { node, written } of nodes) {
    starts.set(node, length);
    length += written.length;
  }
  const places = placesIn(nodes.map(({ written }) => written).join(''), text);
  return {
    placeOf(node, offset) {
      const start = starts.get(node);
      return start === undefined ? undefined : places[start + offset];
    },
    spans(start, end) {
      const firstAt = (place: number): number =>
        partitionPoint(places.length, (at) => (places[at] ?? 0) < place);
      const [from, to] = [firstAt(start), firstAt(end)];
      return nodes.flatMap(({ node, written }) => {
        const own = starts.get(node) ?? 0;
        const span = { start: Math.max(0, from - own), end: Math.min(written.length, to - own) };
        return span.end > span.start ? [{ node, written, ...span }] : [];
      });
    },
  };
}

/** Letters that are looked ahead where two texts differ, and how many must be the same from there on: few only near by. */
const looks = [
  { mostAhead: 40, same: 3 },
  { mostAhead: 8, same: 2 },
  { mostAhead: 3, same: 1 },
] as const;

/** Differences that are looked into: texts of one block differ in a few signs. */
const mostDifferences = 500;

/** Where each letter of a shown text stands in the plain text; the last entry is for its end. White space makes no difference. */
function placesIn(shown: string, text: string): Uint32Array {
  const own = lettersOf(shown);
  const others = lettersOf(text);
  const found = counterparts(own.letters, others.letters);
  const places = new Uint32Array(shown.length + 1);
  let behind = 0;
  let from = 0;
  own.places.forEach((at, letter) => {
    // White space stands right behind what is before it.
    places.fill(behind, from, at);
    const place = others.places[found[letter] ?? 0] ?? text.length;
    places[at] = place;
    behind = Math.min(text.length, place + 1);
    from = at + 1;
  });
  return places.fill(behind, from);
}

interface Letters {
  readonly letters: string;
  readonly places: readonly number[];
}

/** A text without white space, and where each of its letters stands in it. */
function lettersOf(text: string): Letters {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (!/\s/.test(text.charAt(at))) places.push(at);
  return { letters: text.replace(/\s+/g, ''), places };
}

/** For each letter of a text the place of its counterpart in another; letters without one have that of the next. */
function counterparts(one: string, other: string): Uint32Array {
  const found = new Uint32Array(one.length);
  let differences = 0;
  let [i, j] = [0, 0];
  while (i < one.length) {
    const isSame = one[i] === other[j] || differences++ >= mostDifferences;
    const [skipped, passed] = isSame ? [0, 0] : nextSame(one, i, other, j);
    for (let at = 0; at < skipped; at++) found[i + at] = j + Math.min(at, passed);
    i += skipped;
    j += passed;
    found[i] = j;
    if (one[i] === other[j]) j += 1;
    i += 1;
  }
  return found;
}

/** How many letters further on, in each of two texts, they are the same again; none where they are not. */
function nextSame(...[one, i, other, j]: [string, number, string, number]): [number, number] {
  for (const { mostAhead, same } of looks) {
    // Both ends are the same too.
    const areSame = (skipped: number, passed: number): boolean =>
      one.slice(i + skipped, i + skipped + same) === other.slice(j + passed, j + passed + same);
    for (let ahead = 1; ahead <= mostAhead; ahead++) {
      if (areSame(ahead, 0)) return [ahead, 0];
      if (areSame(0, ahead)) return [0, ahead];
      if (areSame(ahead, ahead)) return [ahead, ahead];
    }
  }
  return [0, 0];
}
