import { once } from '../../article/once.ts';
import { withoutAnd } from '../language/folding.ts';
import { alternatives, matcher, phrases, spellings } from '../language/language.ts';
import { isMetaWord } from '../lines/meta-words.ts';
import { isSentence } from '../lines/sentence.ts';
import { lineKey } from '../lines/wording.ts';
import { dateInText, longestDate } from './dates.ts';

/** What stands, in the place of a label, before a text that has an icon of its writer beside it. */
export const penMark = '✍';

/** A label, at the beginning of a line or of a part of it, and the name behind it. */
const labelled = once(() => {
  const [wrote, writer] = [alternatives('wrote'), spellings('writer-label')];
  const label = [
    `(?:${penMark}|${spellings('by')})(?:\\s*[:：])?`,
    `^(?:\\|\\s*)?(?:${wrote})[\\s–—-]`,
    `(?:${wrote}|${writer}|${spellings('work-label', 'report-label')})\\s*[:：/]`,
    `(?:${writer}|${spellings('comma-label')})\\s*[,،]`,
  ].join('|');
  const start = '(?:^|[|•·\\-–—]\\s*|\\s\\s|[\\d:)]\\s)';
  return new RegExp(`${start}(?:${label})[\\s–—-]*([\\p{L}\\p{M}.'’ \\u200c-]{4,40})`, 'iu');
});

/** "Sami Haddad, a reporter in the south": two or three words, and what those who write are called. */
const nameAndTrade = /^([\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){1,2})[،,] (.+)$/;

const tradeOfWriters = matcher('profession-behind-name');

/** "Dr. Rana Haddad", alone. */
const titleAndName = /^(\p{L}(?:\.\s?\p{L})?)\s?\.\s?\p{L}+(?: \p{L}+){1,3}$/u;

const titles = phrases('title-initial');

/** Words of the longest name, of two people perhaps, that a line tells of by its place alone. */
export const longestName = 5;

const aName = /^\p{L}[\p{L}\p{M}.'’]*(?: \p{L}[\p{L}\p{M}.'’]*)+$/u;

/**
 * "Muscat - Sami Haddad - 7/11/2026", "Hala Nader | 7 November 2026": a name that stands beside a date without a label. Places,
 * sections and agencies stand there too: it is told by its given name, and is no part of the headline.
 */
function nameBesideDate(line: string, title: string): string | undefined {
  if (line.length > longestDate || !dateInText(line)) return undefined;
  const parts = besideDate(line)
    .join(' ')
    .split(/\s?[|•·،,/]\s?|\s[-–—]\s/);
  const isTold = (part: string): boolean => lineKey(title).includes(lineKey(part));
  return parts.length <= 3 ? parts.find((part) => isName(part) && !isTold(part)) : undefined;
}

/** A line's words without those of dates and times at its ends. */
export function besideDate(line: string): string[] {
  const words = line.split(' ');
  const isOther = (word: string): boolean => !lineKey(word).split(' ').every(isWhen);
  return words.slice(words.findIndex(isOther), words.findLastIndex(isOther) + 1);
}

function isWhen(word: string): boolean {
  return word === '' || isMetaWord(word);
}

function isName(part: string): boolean {
  const [first = '', ...others] = lineKey(part).split(' ');
  if (!aName.test(part) || others.length >= longestName || !givenNames.is(first)) return false;
  // "Beauty and fashion" is a section; "Sami Nader and Hala Haddad" are two.
  return others.every(
    (word) => withoutAnd(word) === word || givenNames.is(word) || givenNames.is(withoutAnd(word)),
  );
}

const givenNames = phrases('given-name');

/** The writers that lines such as "كتب: …", "By …" or "…، صحافي" name. */
export function writerInLines(lines: readonly string[], title = ''): string[] {
  return lines.flatMap((line) => {
    const isShort = line.length < 90 && !isSentence(line);
    const name = (isShort && nameIn(line)) || nameBesideDate(line, title);
    return name && name.split(' ').length <= 5 ? [name] : [];
  });
}

/** The name that a line says with a label, a profession or a title, and no more. */
function nameIn(line: string): string | undefined {
  const [, behindLabel] = labelled().exec(line) ?? [];
  if (behindLabel) return behindLabel.trim();
  const [, name, trade = ''] = nameAndTrade.exec(line) ?? [];
  if (name && tradeOfWriters.test(lineKey(trade))) return name;
  const [, initials = ''] = titleAndName.exec(line) ?? [];
  return titles.is(lineKey(initials)) ? line : undefined;
}
