import { diffArrays } from 'diff';
import { partitionPoint } from '../../article/partition-point.ts';
import { type Comparable, sharingWith } from './comparable.ts';
import type { Effort } from './compare-words.ts';
import { type Link, withSplits } from './split-blocks.ts';

/**
 * Paragraphs of the older text beside those of the newer text that they became: one and one mostly, several of one text where
 * they were split or joined, none where they were removed or are new.
 */
export interface BlockMatch<T> {
  readonly older: readonly T[];
  readonly newer: readonly T[];
  /** Where it stands now, when it only stands elsewhere; it is named at that place alone. */
  readonly moved?: 'up' | 'down';
}

/** From which share of their words in common two paragraphs are one that was reworded. */
const alike = 0.4;

/** Matches the paragraphs of two texts: the same ones first, in their order; between these, those that share most of their words. */
export function matchBlocks<T extends Comparable>(
  older: readonly T[],
  newer: readonly T[],
  effort: Effort,
): BlockMatch<T>[] {
  const made: BlockMatch<T>[] = [];
  let from = 0;
  let at = 0;
  const twins = twinsOf(older, newer);
  const hasTwin = new Set(twins.map(([one]) => older[one]?.key ?? ''));
  for (const [one, other] of [
    ...stayed(older, newer, twins),
    [older.length, newer.length] as const,
  ]) {
    made.push(...matchInOrder(older.slice(from, one), newer.slice(at, other), hasTwin, effort));
    if (one < older.length) made.push(match(older, newer, linkOf([one, other])));
    from = one + 1;
    at = other + 1;
  }
  return withMoves(made);
}

/** Paragraphs that stand once in both texts. */
function twinsOf(older: readonly Comparable[], newer: readonly Comparable[]): Pair[] {
  const places = onlyPlaces(newer);
  return [...onlyPlaces(older)].flatMap(([key, one]): Pair[] => {
    const other = places.get(key);
    return other === undefined ? [] : [[one, other]];
  });
}

/**
 * Those twins that stayed in their place. Where either of two may have moved, that one stayed with which more of the others,
 * reworded ones too, keep their order.
 */
function stayed(
  older: readonly Comparable[],
  newer: readonly Comparable[],
  twins: readonly Pair[],
): Pair[] {
  const twinOf = new Map(twins);
  const taken = new Set(twinOf.values());
  const rest = <T>(blocks: readonly T[], isTaken: (at: number) => boolean) =>
    [...blocks.entries()].filter(([at]) => !isTaken(at));
  const gone = rest(older, (at) => twinOf.has(at));
  const come = rest(newer, (at) => taken.has(at));
  const blocksOf = (entries: typeof gone) => entries.map(([, block]) => block);
  const reworded = likest(blocksOf(gone), blocksOf(come)).map(
    ([one, other]): Pair => [gone[one]?.[0] ?? 0, come[other]?.[0] ?? 0],
  );
  const all = [...twins, ...reworded].sort(([one], [other]) => one - other);
  return longestChain(all).filter(([one, other]) => twinOf.get(one) === other);
}

/** The places of those keys that stand in one place alone. */
function onlyPlaces(blocks: readonly Comparable[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, { key }] of blocks.entries()) {
    if (places.has(key)) repeated.add(key);
    places.set(key, at);
  }
  for (const key of repeated) places.delete(key);
  return places;
}

/** Paragraphs between two that stayed. Those that have a twin moved, if that is among them: it parts the others no more. */
function matchInOrder<T extends Comparable>(
  older: readonly T[],
  newer: readonly T[],
  hasTwin: ReadonlySet<string>,
  effort: Effort,
): BlockMatch<T>[] {
  const keys = (blocks: readonly T[], text: string): string[] =>
    blocks.map(({ key }) => (hasTwin.has(key) ? `${text}\n${key}` : key));
  const maxEditLength = Math.floor(Math.sqrt(Math.max(0, effort.left)));
  const parts = diffArrays(keys(older, 'older'), keys(newer, 'newer'), { maxEditLength });
  if (!parts) {
    effort.left -= maxEditLength ** 2;
    return matchAlike(older, newer, effort);
  }
  const made: BlockMatch<T>[] = [];
  let gone: readonly T[] = [];
  let come: readonly T[] = [];
  let from = 0;
  let at = 0;
  for (const { count, added, removed } of parts) {
    if (removed) gone = older.slice(from, from + count);
    else if (added) come = newer.slice(at, at + count);
    else {
      made.push(...matchAlike(gone, come, effort));
      for (let n = 0; n < count; n += 1) made.push(match(older, newer, linkOf([from + n, at + n])));
      gone = [];
      come = [];
    }
    if (!added) from += count;
    if (!removed) at += count;
  }
  return [...made, ...matchAlike(gone, come, effort)];
}

function linkOf([one, other]: Pair): Link {
  return { older: { from: one, to: one + 1 }, newer: { from: other, to: other + 1 } };
}

function match<T>(gone: readonly T[], come: readonly T[], { older, newer }: Link): BlockMatch<T> {
  return { older: gone.slice(older.from, older.to), newer: come.slice(newer.from, newer.to) };
}

/** Paragraphs between two that stayed: each older one beside the newer one that is most like it, none crossing another. */
function matchAlike<T extends Comparable>(
  gone: readonly T[],
  come: readonly T[],
  effort: Effort,
): BlockMatch<T>[] {
  const chain = longestChain(likest(gone, come)).map(linkOf);
  const made: BlockMatch<T>[] = [];
  let from = 0;
  let at = 0;
  const pass = (toOlder: number, toNewer: number): void => {
    for (const block of gone.slice(from, toOlder)) made.push({ older: [block], newer: [] });
    for (const block of come.slice(at, toNewer)) made.push({ older: [], newer: [block] });
  };
  for (const link of withSplits(chain, gone, come, effort)) {
    pass(link.older.from, link.newer.from);
    made.push(match(gone, come, link));
    from = link.older.to;
    at = link.newer.to;
  }
  pass(gone.length, come.length);
  return made;
}

/** For each paragraph the one with the same pictures, else the one that shares the greatest part of both their words, where that is enough. */
function likest(gone: readonly Comparable[], come: readonly Comparable[]): Pair[] {
  const sharing = sharingWith(come);
  const shownIn = new Map(come.map(({ pictures }, at) => [pictures, at]));
  return gone.flatMap(({ pictures, words }, one): Pair[] => {
    const twin = pictures ? shownIn.get(pictures) : undefined;
    if (twin !== undefined) return [[one, twin]];
    const shared = sharing(words);
    const likeness = (at: number): number =>
      (2 * (shared.get(at) ?? 0)) / (words.size + (come[at]?.words.size ?? 0));
    const best = [...shared.keys()].reduce(
      (most, at) => (likeness(at) > likeness(most) ? at : most),
      -1,
    );
    return likeness(best) > alike ? [[one, best]] : [];
  });
}

/** What went in one place and came in another, the same, named once: at its new place. */
function withMoves<T extends Comparable>(matches: readonly BlockMatch<T>[]): BlockMatch<T>[] {
  const gone = new Map<string, number[]>();
  for (const [at, { older, newer }] of matches.entries()) {
    const key = newer.length ? undefined : older[0]?.key;
    if (key !== undefined) gone.set(key, [...(gone.get(key) ?? []), at]);
  }
  const left = new Set<number>();
  const moved = matches.map((one, at): BlockMatch<T> => {
    const { older, newer } = one;
    const from = older.length ? undefined : gone.get(newer[0]?.key ?? '')?.shift();
    const before = from === undefined ? undefined : matches[from];
    if (from === undefined || !before) return one;
    left.add(from);
    return { older: before.older, newer, moved: from < at ? 'down' : 'up' };
  });
  return moved.filter((_, at) => !left.has(at));
}

/** The longest of the pairs' chains in which the second numbers rise, too. */
function longestChain(pairs: readonly Pair[]): Pair[] {
  /** For each length, the last pair of the chain of that length that ends lowest; each knows the one before it. */
  const ends: ChainEnd[] = [];
  for (const pair of pairs) {
    const length = countBelow(ends, pair[1]);
    ends[length] = { pair, before: ends[length - 1] };
  }
  const chain: Pair[] = [];
  for (let end = ends.at(-1); end; end = end.before) chain.push(end.pair);
  return chain.reverse();
}

type Pair = readonly [older: number, newer: number];

interface ChainEnd {
  readonly pair: Pair;
  readonly before: ChainEnd | undefined;
}

/** How many of some chains' ends, which rise, lie below a number. */
function countBelow(ends: readonly ChainEnd[], number: number): number {
  return partitionPoint(ends.length, (at) => (ends[at]?.pair[1] ?? 0) < number);
}
