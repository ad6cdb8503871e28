import { phrases } from '../language/language.ts';
import { dateInText } from '../metadata/dates.ts';
import type { Place } from './condition.ts';
import type { Line } from './line.ts';
import { isMetaWord } from './meta-words.ts';
import { isSentence } from './sentence.ts';
import { lineKey } from './wording.ts';

/** Whether a line consists of numbers, dates, times, counts and known names only. */
export function isMetaLine({ kind, text, key }: Line, { names = [] }: Place): boolean {
  if (kind === 'table' || kind === 'code' || !key || key.length > 160) return false;
  // Inline boxes that the page sets apart run together: "3/3/2024آخر تحديث".
  const words = key.replace(/(\d)(?=[\u0600-\u06ff])|([\u0600-\u06ff])(?=\d)/g, '$1$2 ').split(' ');
  if (words.length > 24) return false;
  const known = words.filter((word) => isMetaWord(word) || names.includes(word)).length;
  const numbers = words.filter((word) => /\d/.test(word)).length;
  if (known === words.length) return numbers > 0 || known <= 3;
  return numbers >= 2 && known >= words.length - 2 && known >= 4 && !isSentence(text);
}

/** Whether a line is a date, and nothing else; with a full stop it is a sentence of the text's. */
export function isDayAlone(line: Line): boolean {
  if (line.words.length > 8 || !/^(?:paragraph|heading)$/.test(line.kind)) return false;
  return !line.endsSentence && isMetaLine(line, {}) && dateInText(line.text) !== undefined;
}

/** Whether a line is a time of day, and nothing else. */
export function isHourAlone({ text }: Line): boolean {
  const [, mark] = /^\s*\d{1,2}:\d\d\s*(\D{0,12})$/.exec(text) ?? [];
  return mark === '' || (mark !== undefined && timeMark.is(lineKey(mark)));
}

const timeMark = phrases('before-noon', 'after-noon', 'universal-time');
