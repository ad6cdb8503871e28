import { once } from '../../article/once.ts';
import { partitionPoint } from '../../article/partition-point.ts';
import type { Mark } from '../database/records.ts';
import { type FoldedText, folded } from './folded-text.ts';
import { fuzzyFinder } from './fuzzy.ts';
import { type PaneText, placeAfter, type TextSpan } from './pane-text.ts';

type Quote = Mark['quote'];

/** Quotes that are looked for word by word in one text: each costs about a millisecond, and no reader's text has so many. */
const mostFuzzy = 300;

/** Occurrences of a quote that are compared by what stands around them. */
const mostOccurrences = 2000;

/** From so many letters on, a quote is itself wherever it stands; a shorter one needs its surroundings, so many letters of them. */
const [plainLength, contextLength] = [24, 8];

/** A quote this short says nothing by itself, even where it stands but once. */
const shortest = 4;

/**
 * Where some marks stand in their pane's text now: at their place, else where their quote is – letter for letter, then by folded
 * letters, then word by word. Those that are not found are left out.
 */
export function anchorMarks(pane: PaneText, marks: readonly Mark[]): ReadonlyMap<string, TextSpan> {
  const found = new Map<string, TextSpan>();
  const foldedPane = once(() => folded(pane.text));
  const fuzzy = once(() => fuzzyFinder(pane.text));
  let left = mostFuzzy;
  for (const mark of marks) {
    const near = placeAfter(pane.text, mark.position.start);
    const span =
      atPlace(pane, mark.quote, near) ??
      bestOf(pane.text, mark.quote, near) ??
      byFolded(foldedPane(), mark.quote, near, pane.text) ??
      (left-- > 0 ? fuzzy()(mark.quote) : undefined);
    if (span) found.set(mark.id, span);
  }
  return found;
}

function atPlace({ text }: PaneText, quote: Quote, start: number): TextSpan | undefined {
  const { exact, prefix, suffix } = quote;
  const end = start + exact.length;
  const isThere = text.startsWith(exact, start);
  const isAlone = text.startsWith(suffix, end) && text.slice(0, start).endsWith(prefix);
  return isThere && isAlone ? { start, end } : undefined;
}

/** The occurrence of a quote whose surroundings are most like its own, of several the nearest to a place. */
function bestOf(
  text: string,
  { exact, prefix, suffix }: Quote,
  near: number,
): TextSpan | undefined {
  let best: { readonly start: number; readonly context: number } | undefined;
  let count = 0;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (++count > mostOccurrences) break;
    const context = sharedEnd(text, at, prefix) + sharedStart(text, at + exact.length, suffix);
    const isNearer = best && Math.abs(at - near) < Math.abs(best.start - near);
    if (!best || context > best.context || (context === best.context && isNearer))
      best = { start: at, context };
  }
  if (!best) return undefined;
  const wanted = Math.min(contextLength, prefix.length + suffix.length);
  const isOnly = count === 1 && exact.length >= shortest;
  if (exact.length < plainLength && best.context < wanted && !isOnly) return undefined;
  return { start: best.start, end: best.start + exact.length };
}

/** How many letters at a text's end, before a place, are those of another's end. */
function sharedEnd(text: string, place: number, other: string): number {
  let shared = 0;
  while (
    shared < other.length &&
    shared < place &&
    text[place - 1 - shared] === other[other.length - 1 - shared]
  )
    shared += 1;
  return shared;
}

function sharedStart(text: string, place: number, other: string): number {
  let shared = 0;
  while (shared < other.length && text[place + shared] === other[shared]) shared += 1;
  return shared;
}

function byFolded(
  pane: FoldedText,
  ...[quote, near, text]: [Quote, number, string]
): TextSpan | undefined {
  const exact = folded(quote.exact).text.trim();
  if (!exact) return undefined;
  const prefix = folded(quote.prefix).text;
  const suffix = folded(` ${quote.suffix}`).text;
  const bare = {
    exact,
    prefix: /\s$/.test(quote.prefix) ? `${prefix.trimEnd()} ` : prefix,
    suffix: /^\s/.test(quote.suffix) ? ` ${suffix.trimStart()}` : suffix.trimStart(),
  };
  const nearFolded = partitionPoint(pane.places.length, (at) => (pane.places[at] ?? 0) < near);
  const found = bestOf(pane.text, bare, nearFolded);
  if (!found) return undefined;
  const start = pane.places[found.start] ?? 0;
  let end = (pane.places[found.end - 1] ?? start) + 1;
  // A letter's marks are its own, and what folding leaves out.
  while (end < text.length && /[\p{M}\udc00-\udfffـء]/u.test(text.charAt(end))) end += 1;
  return { start, end };
}
