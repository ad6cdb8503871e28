import { diffArrays } from 'diff';
import { partitionPoint } from '../../article/partition-point.ts';
import type { Effort } from './compare-words.ts';
import { tokensOf } from './tokens.ts';

/** A paragraph of the older text beside the one of the newer text that it became; one of both where it was removed or is new. */
export interface BlockMatch<T> {
  readonly older?: T;
  readonly newer?: T;
}

/** What a paragraph is compared by. */
export interface Comparable {
  /** The same where two paragraphs say the same. */
  readonly key: string;
  readonly text: string;
  /** What tells its pictures; empty where it has none. */
  readonly pictures: string;
}

/** From which share of their words in common two paragraphs are one that was reworded. */
const alike = 0.4;

/** Matches the paragraphs of two texts: the same ones first, in their order; between these, those that share most of their words. */
export function matchBlocks<T extends Comparable>(
  older: readonly T[],
  newer: readonly T[],
  effort: Effort,
): BlockMatch<T>[] {
  const keys = (blocks: readonly T[]): string[] => blocks.map(({ key }) => key);
  const maxEditLength = Math.floor(Math.sqrt(Math.max(0, effort.left)));
  const parts = diffArrays(keys(older), keys(newer), { maxEditLength });
  if (!parts) {
    effort.left -= maxEditLength ** 2;
    return matchAlike(older, newer);
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
      made.push(...matchAlike(gone, come));
      for (let n = 0; n < count; n += 1) made.push(pair(older[from + n], newer[at + n]));
      gone = [];
      come = [];
    }
    if (!added) from += count;
    if (!removed) at += count;
  }
  return [...made, ...matchAlike(gone, come)];
}

function pair<T>(older: T | undefined, newer: T | undefined): BlockMatch<T> {
  return { ...(older && { older }), ...(newer && { newer }) };
}

/** Paragraphs between two that stayed: each older one beside the newer one that is most like it, none crossing another. */
function matchAlike<T extends Comparable>(gone: readonly T[], come: readonly T[]): BlockMatch<T>[] {
  const chain = longestChain(likest(gone, come));
  const made: BlockMatch<T>[] = [];
  let from = 0;
  let at = 0;
  for (const [one, other] of [...chain, [gone.length, come.length] as const]) {
    for (const block of gone.slice(from, one)) made.push(pair<T>(block, undefined));
    for (const block of come.slice(at, other)) made.push(pair<T>(undefined, block));
    if (one < gone.length) made.push(pair(gone[one], come[other]));
    from = one + 1;
    at = other + 1;
  }
  return made;
}

/** Words that stand in so many paragraphs tell none of them apart; looking at them would make large texts slow. */
const commonest = 40;

/** For each paragraph the one with the same pictures, else the one that shares the greatest part of both their words, where that is enough. */
function likest(gone: readonly Comparable[], come: readonly Comparable[]): Pair[] {
  const sets = come.map(wordSet);
  const having = placesOf(sets);
  const shownIn = new Map(come.map(({ pictures }, at) => [pictures, at]));
  return gone.flatMap((block, one): Pair[] => {
    const twin = block.pictures ? shownIn.get(block.pictures) : undefined;
    if (twin !== undefined) return [[one, twin]];
    const words = wordSet(block);
    const shared = new Map<number, number>();
    for (const word of words)
      for (const at of having.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const likeness = (at: number): number =>
      (2 * (shared.get(at) ?? 0)) / (words.size + (sets[at]?.size ?? 0));
    const best = [...shared.keys()].reduce(
      (most, at) => (likeness(at) > likeness(most) ? at : most),
      -1,
    );
    return likeness(best) > alike ? [[one, best]] : [];
  });
}

/** In which paragraphs a word stands, without the words that stand nearly everywhere. */
function placesOf(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, words] of sets.entries())
    for (const word of words) {
      const known = places.get(word);
      if (known) known.push(at);
      else places.set(word, [at]);
    }
  for (const [word, all] of places) if (all.length > commonest) places.delete(word);
  return places;
}

function wordSet({ text }: Comparable): ReadonlySet<string> {
  return new Set(tokensOf(text).map(({ key }) => key));
}

/** The longest of the pairs' chains in which the second numbers rise, too. */
function longestChain(pairs: readonly Pair[]): Pair[] {
  /** For each length, the last pair of the chain of that length that ends lowest; each knows the one before it. */
  const ends: Link[] = [];
  for (const pair of pairs) {
    const length = countBelow(ends, pair[1]);
    ends[length] = { pair, before: ends[length - 1] };
  }
  const chain: Pair[] = [];
  for (let link = ends.at(-1); link; link = link.before) chain.push(link.pair);
  return chain.reverse();
}

type Pair = readonly [older: number, newer: number];

interface Link {
  readonly pair: Pair;
  readonly before: Link | undefined;
}

/** How many of some links, which rise, end below a number. */
function countBelow(ends: readonly Link[], number: number): number {
  return partitionPoint(ends.length, (at) => (ends[at]?.pair[1] ?? 0) < number);
}
