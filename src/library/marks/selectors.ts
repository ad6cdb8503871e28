import * as limits from '../../article/limits.ts';
import type { Mark } from '../database/records.ts';
import { blockAt, codePointsBefore, type PaneText, type TextSpan } from './pane-text.ts';

/** What a mark is found again by. */
export type Selectors = Pick<Mark, 'quote' | 'position' | 'block'>;

/** Whether a text has a letter or a number, so that there is something to mark. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A span without the white space at its ends; undefined where no letter or number is in it, or more than can be marked. */
export function markable({ text }: PaneText, { start, end }: TextSpan): TextSpan | undefined {
  const marked = text.slice(start, end);
  const bare = marked.trim();
  if (!hasWords(bare) || bare.length > limits.markedText) return undefined;
  const from = start + marked.indexOf(bare);
  return { start: from, end: from + bare.length };
}

/** Describes a span of a pane's text so that it is found again: by the quote with what stands around it, and by its place. */
export function selectorsOf(pane: PaneText, { start, end }: TextSpan): Selectors {
  const { text } = pane;
  const before = whole(text, Math.max(0, start - limits.markContext));
  const behind = whole(text, Math.min(text.length, end + limits.markContext), -1);
  return {
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(before, start),
      suffix: text.slice(end, behind),
    },
    position: { start: codePointsBefore(text, start), end: codePointsBefore(text, end) },
    block: blockAt(pane, start),
  };
}

/** A place between two letters: none within a pair of surrogates. */
function whole(text: string, place: number, step: 1 | -1 = 1): number {
  const isWithin = /[\udc00-\udfff]/.test(text.charAt(place)) && place > 0;
  return isWithin ? place + step : place;
}
