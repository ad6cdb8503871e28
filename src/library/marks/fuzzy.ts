import type { Mark } from '../database/records.ts';
import { type Word, wordsOf } from '../search/words.ts';
import { alignWords, likeness } from './align-words.ts';
import type { TextSpan } from './pane-text.ts';

// A quote is found again word by word although words of it were changed, added or taken out: places that share its rare words with
// it in the same order are compared with it in full. All of it is bounded by counts, whatever a text or a backup's marks look like.

/** Words of a quote that are compared as one; of a longer one its beginning and its end are looked for. */
const longestPattern = 80;

/** Words around a quote that help to find it. */
const contextWords = 6;

/** Letters of a text in which quotes are looked for word by word: some three hundred long articles. */
const mostLetters = 2_000_000;

/** Places of one word that count, words of a quote that are looked up, and places that are compared in full. */
const [mostPlaces, mostRare, mostTried] = [200, 16, 4];

/** The share of a quote's words that must be there, and of it with its surroundings. */
const [least, leastWithContext] = [0.6, 0.5];

/** Finds where a changed text has about what a quote says; undefined where it has nothing so like it. */
export function fuzzyFinder(text: string): (quote: Mark['quote']) => TextSpan | undefined {
  const words = wordsOf(text.slice(0, mostLetters));
  const indexed = { words, places: placesOf(words) };
  return (quote) => find(indexed, quote);
}

interface IndexedWords {
  readonly words: readonly Word[];
  readonly places: Places;
}

function find(text: IndexedWords, { exact, prefix, suffix }: Mark['quote']): TextSpan | undefined {
  const own = wordsOf(exact);
  const before = wordsOf(prefix).slice(-contextWords);
  const behind = wordsOf(suffix).slice(0, contextWords);
  if (own.length <= longestPattern) return best(text, { before, own, behind });
  const half = longestPattern / 2;
  const head = best(text, { before, own: own.slice(0, half), behind: [] });
  const tail = best(text, { before: [], own: own.slice(-half), behind });
  if (!head || !tail || head.start >= tail.end) return undefined;
  const length = tail.end - head.start;
  const isLike = length > exact.length / 2 && length < exact.length * 2;
  return isLike ? { start: head.start, end: tail.end } : undefined;
}

interface Pattern {
  readonly before: readonly Word[];
  readonly own: readonly Word[];
  readonly behind: readonly Word[];
}

type Places = ReadonlyMap<string, readonly number[]>;

function placesOf(words: readonly Word[]): Places {
  const places = new Map<string, number[]>();
  words.forEach(({ forms }, at) => {
    const known = places.get(forms.full);
    if (known) known.push(at);
    else places.set(forms.full, [at]);
  });
  return places;
}

function best(
  { words, places }: IndexedWords,
  { before, own, behind }: Pattern,
): TextSpan | undefined {
  if (own.length === 0) return undefined;
  const pattern = [...before, ...own, ...behind];
  const room = Math.ceil(pattern.length / 4) + contextWords;
  let found: { readonly span: TextSpan; readonly score: number } | undefined;
  for (const at of likelyPlaces(pattern, places)) {
    const first = Math.max(0, at - room);
    const window = words.slice(first, at + pattern.length + room);
    const aligned = alignWords(pattern, window);
    const mine = aligned.slice(before.length, before.length + own.length);
    const score = shareOf(pattern, window, aligned);
    const ownScore = shareOf(own, window, mine);
    const isLike = ownScore >= least && score >= leastWithContext;
    const span = isLike ? spanOf(window, mine) : undefined;
    if (span && score > (found?.score ?? 0)) found = { span, score };
  }
  return found?.span;
}

/** How much of some words is where it was put: 1 is all of it. */
function shareOf(
  pattern: readonly Word[],
  window: readonly Word[],
  aligned: readonly (number | undefined)[],
): number {
  const sum = aligned.reduce((total: number, place, at) => {
    const [one, other] = [pattern[at], place === undefined ? undefined : window[place]];
    return total + (one && other ? likeness(one, other) : 0);
  }, 0);
  return sum / Math.max(1, pattern.length);
}

function spanOf(
  window: readonly Word[],
  aligned: readonly (number | undefined)[],
): TextSpan | undefined {
  const there = aligned.filter((place) => place !== undefined);
  const [first, last] = [window[there[0] ?? -1], window[there.at(-1) ?? -1]];
  if (!first || !last) return undefined;
  // What was put in between is no longer than what was there.
  const length = (there.at(-1) ?? 0) - (there[0] ?? 0) + 1;
  return length <= 2 * aligned.length + 2 ? { start: first.start, end: last.end } : undefined;
}

/** Where a pattern may begin, counted in words of the text: where most of its rare words stand as far from each other as in it. */
function likelyPlaces(pattern: readonly Word[], places: Places): number[] {
  const rare = pattern
    .map(({ forms }, at) => ({ at, found: places.get(forms.full) ?? [] }))
    .filter(({ found }) => found.length > 0 && found.length <= mostPlaces)
    .sort((one, other) => one.found.length - other.found.length)
    .slice(0, mostRare);
  const votes = new Map<number, number>();
  // A few words more or less between them make no difference.
  const step = Math.max(4, Math.ceil(pattern.length / 8));
  for (const { at, found } of rare)
    for (const place of found) {
      const bucket = Math.floor((place - at) / step);
      const weight = 1 / Math.sqrt(found.length);
      for (const one of [bucket, bucket + 1]) votes.set(one, (votes.get(one) ?? 0) + weight);
    }
  return [...votes]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostTried)
    .map(([bucket]) => bucket * step);
}
