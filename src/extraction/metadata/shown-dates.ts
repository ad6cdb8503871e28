import { once } from '../../article/once.ts';
import { bareWord, westernDigits } from '../../article/text/arabic.ts';
import { alternatives } from '../language/language.ts';
import { isMetaKey, isMetaWord } from '../lines/meta-words.ts';
import { isSentence } from '../lines/sentence.ts';
import { lineKey } from '../lines/wording.ts';
import { dateInText } from './dates.ts';
import { besideDate, longestName } from './named-writers.ts';

const words = once(() => {
  const [updated, published] = [alternatives('update-label'), alternatives('publication-label')];
  return {
    updated: new RegExp(updated, 'i'),
    published: new RegExp(published, 'i'),
    labels: new RegExp(`(?=${updated}|${published})`, 'gi'),
  };
});

/** When an article appeared and was last changed, as a page shows it: ISO 8601. */
export interface ShownDates {
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
}

/** The dates in lines of which each says little else. That of an update is the publication's too where no other is given. */
export function datesInLines(lines: readonly string[]): ShownDates {
  const parts = lines.filter(isAboutPage).flatMap((line) => bareWord(line).split(words().labels));
  const dated = parts.flatMap((part) => {
    const date = dateInText(part);
    const isTold = says('published', part);
    return date ? [{ part, date, isUpdate: saysUpdate(part), isTold }] : [];
  });
  const days = (some: typeof dated): Set<string> => new Set(some.map(({ date }) => dayOf(date)));
  const told = days(dated.filter(({ isTold }) => isTold));
  const updates = days(dated.filter(({ isUpdate }) => isUpdate));
  const isOfUpdate = ({ date }: (typeof dated)[number]): boolean =>
    updates.has(dayOf(date)) && !told.has(dayOf(date));
  const first = dated.findIndex(isOfUpdate);
  // Behind the date of an update others may be those of sources, or of the visit.
  const own = dated.find(
    (one, index) =>
      !one.isUpdate && !isOfUpdate(one) && (first < 0 || index < first || saysWhen(one)),
  );
  const updated = dated.find(({ isUpdate }) => isUpdate)?.date;
  return { published: own?.date ?? updated, updated };
}

function saysWhen({ part, isTold }: { readonly part: string; readonly isTold: boolean }): boolean {
  return isTold || saysDateOnly(part);
}

function dayOf(date: string): string {
  return date.slice(0, 10);
}

/** Whether a text names an update, and no publication. */
export function saysUpdate(text: string): boolean {
  return says('updated', text) && !says('published', text);
}

/** Whether a text has a word of publishing or of changing. */
export function saysWhenMade(text: string): boolean {
  return bareWord(text).search(words().labels) >= 0;
}

function says(what: 'updated' | 'published', text: string): boolean {
  return words()[what].test(bareWord(text));
}

/** Words beside a date in its part of a line: more are a sentence, which tells of some other day. */
const mostBesideDate = 2;

/** Whether the part of a line that has its date says of the page when it was made, and tells no story. */
function isAboutPage(line: string): boolean {
  if (isSentence(line)) return false;
  if (saysWhenMade(line)) return true;
  const parts = line.split(/[|•·]| [-–—/] |[،,] /);
  return (
    endsInNumbers(line) ||
    parts.some((part) => {
      const key = lineKey(part);
      const others = key.split(' ').filter((word) => !isMetaWord(word));
      return /\d/.test(key) && others.length <= mostBesideDate;
    })
  );
}

/** "The desk of investigations 2026-11-27": some words and a date in numbers, which a headline does not end with. */
function endsInNumbers(line: string): boolean {
  const others = besideDate(line);
  const when = westernDigits(line.slice(line.lastIndexOf(others.at(-1) ?? '')));
  return others.length <= longestName && /\d[/.-]\d{1,2}[/.-]\d/.test(when);
}

function saysDateOnly(line: string): boolean {
  return isMetaKey(lineKey(line));
}
