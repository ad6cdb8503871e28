import { type Comparable, sharingWith } from './comparable.ts';
import { compareWords, type Effort } from './compare-words.ts';

/** Paragraphs in a row, from one place up to before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Paragraphs of an older text, and those of a newer one that they became. */
export interface Link {
  readonly older: Span;
  readonly newer: Span;
}

/** From which share of its words in another paragraph one may be a part of that. */
const partly = 0.6;

/** Which share of the words must be the same for paragraphs to be a split one's parts, and which of each part's. */
const mostly = 2 / 3;
const half = 0.5;

/**
 * Widens links of one paragraph to one, in the order of both texts, to those of one to several, and adds such, where a paragraph
 * was split or several were joined with few words changed.
 */
export function withSplits(
  links: readonly Link[],
  older: readonly Comparable[],
  newer: readonly Comparable[],
  effort: Effort,
): Link[] {
  const split = widened(links, older, newer, effort);
  return widened(split.map(turned), newer, older, effort).map(turned);
}

function turned({ older, newer }: Link): Link {
  return { older: newer, newer: older };
}

function widened(
  links: readonly Link[],
  older: readonly Comparable[],
  newer: readonly Comparable[],
  effort: Effort,
): Link[] {
  const partsOf = splitting(newer, effort);
  const made: Link[] = [];
  let next = 0;
  let at = 0;
  for (let whole = older[0]; whole; whole = older[at]) {
    const link = links[next];
    const own = link?.older.from === at ? link : undefined;
    if (own) next += 1;
    const free = { from: made.at(-1)?.newer.to ?? 0, to: links[next]?.newer.from ?? newer.length };
    const parts = isPlain(own) ? partsOf(whole, free, own?.newer.from) : undefined;
    const found = parts ? { older: { from: at, to: at + 1 }, newer: parts } : own;
    if (found) made.push(found);
    at = found?.older.to ?? at + 1;
  }
  return made;
}

/** Tells into which of some paragraphs that are free one was split, among them `own`, if it is known what became of it. */
function splitting(paragraphs: readonly Comparable[], effort: Effort) {
  const sharing = sharingWith(paragraphs);
  return (whole: Comparable, free: Span, own: number | undefined): Span | undefined => {
    if (!whole.isProse) return undefined;
    const found = partsIn(free, own, paragraphs, sharing(whole.words));
    const parts = found && paragraphs.slice(found.from, found.to);
    return parts && isParted(whole, parts, effort) ? found : undefined;
  };
}

/** Whether a link, if there is one, is of one paragraph to one. */
function isPlain(link: Link | undefined): boolean {
  return !link || [link.older, link.newer].every(({ from, to }) => to - from === 1);
}

/** The paragraphs in a row, around one of them, that a whole shares most of their words with; undefined where there are none. */
function partsIn(
  free: Span,
  own: number | undefined,
  paragraphs: readonly Comparable[],
  shared: ReadonlyMap<number, number>,
): Span | undefined {
  const isPart = (at: number): boolean => {
    const { words, isProse = false } = paragraphs[at] ?? {};
    const isFree = at >= free.from && at < free.to;
    return isFree && isProse && (shared.get(at) ?? 0) >= partly * (words?.size ?? 0);
  };
  const likely = [...shared.keys()].filter(isPart);
  const [first] = likely.sort((one, other) => (shared.get(other) ?? 0) - (shared.get(one) ?? 0));
  const middle = own ?? first;
  if (middle === undefined) return undefined;
  let from = middle;
  let to = middle + 1;
  while (isPart(from - 1)) from -= 1;
  while (isPart(to)) to += 1;
  return to - from > 1 ? { from, to } : undefined;
}

/** Whether the words of a whole are those of its parts, one after the other, but for few. */
function isParted(whole: Comparable, parts: readonly Comparable[], effort: Effort): boolean {
  const all = new Set(parts.flatMap(({ words }) => [...words]));
  const kept = [...whole.words].filter((word) => all.has(word)).length;
  // What holds but half of it need not be compared word by word.
  if (kept < mostly * whole.words.size) return false;
  const sums = [{ same: 0, added: 0, removed: 0 }];
  const texts = parts.map(({ text }) => text);
  for (const { kind, text, isBreak } of compareWords(whole.text, texts, { effort })) {
    if (isBreak) sums.push({ same: 0, added: 0, removed: 0 });
    const sum = sums.at(-1);
    if (sum && !isBreak) sum[kind] += text.length;
  }
  const sum = (kind: 'same' | 'added' | 'removed'): number =>
    sums.reduce((total, one) => total + one[kind], 0);
  const same = sum('same');
  return (
    same >= mostly * (same + Math.max(sum('added'), sum('removed'))) &&
    sums.every((part) => part.same >= half * (part.same + part.added) && part.same > 0)
  );
}
