import { isMetaKey } from './meta-words.ts';
import { bylineStarts, lineKey, sources } from './wording.ts';

/** Whether a text ends as a sentence does; the point behind a single letter is that of an initial. */
export function endsSentence(text: string): boolean {
  return /(?<!(?:^|[\s.])\p{L})[.!؟?۔…]["»”)\]]{0,3}$/u.test(text.trimEnd().slice(-7));
}

/** Whether a text is a sentence of its own, be it short: neither a label with its value nor words of dates and counts only. */
export function isSentence(text: string): boolean {
  if (!endsSentence(text)) return false;
  const [, told] = /^([^:：/|–—-]{2,24})[:：/|–—-]/.exec(text) ?? [];
  const label = lineKey(told ?? '');
  const isLabel = bylineStarts.leads(label) || sources.is(label) || isMetaKey(label);
  return !(told && isLabel) && !isMetaKey(lineKey(text));
}

/** Whether a text ends as a question does. */
export const isQuestion = (text: string): boolean => /[؟?]\s*$/.test(text);
