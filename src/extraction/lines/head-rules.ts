import { hasArticle } from '../language/folding.ts';
import { matcher } from '../language/language.ts';
import { dateInText } from '../metadata/dates.ts';
import { byline } from './byline.ts';
import type { Condition, Place, Rule } from './condition.ts';
import { isLabelLine, type Line } from './line.ts';
import { isDayAlone, isMetaLine } from './meta-lines.ts';
import { isMetaKey } from './meta-words.ts';
import { isSentence } from './sentence.ts';
import { appeals, lineKey, sources, tags, trade } from './wording.ts';

/** What lines above an article's first running text are that are the site's. */
export const headRules: readonly Rule[] = [
  { id: 'date', test: isMetaLine },
  { id: 'byline', ...byline },
  // "Rana Haddad, March 2024"
  { id: 'byline', kind: 'paragraph', most: 7, test: isNameAndMonth },
  { id: 'row-of-labels', test: ({ chips }) => chips === true },
  // "Category: …", "Published: …", "Hits: 120", one below the other: what a site says of the page.
  { id: 'facts-of-the-page', kind: 'list', test: isFactList },
  { id: '', most: 30, test: (line) => hasTime(line) && isSentence(line.text) },
  { id: 'date', most: 30, test: hasTime },
  { id: 'links', linked: 0.8 },
  { id: 'label', test: (line) => isLabelLine(line, tags) },
  // "Share this report" asks; "Share prices fell in the morning." says.
  { id: 'label', most: 12, ended: false, starts: appeals, test: isNoHeading },
  { id: 'label', most: 5, leads: sources, form: /[:：]/ },
  // A section, a keyword.
  { id: 'label-outside-text', most: 6, ended: false, test: isOutsideLabel },
  // "Ramallah | 2026-11-27": the day of publication, and no sentence.
  { id: 'date', kind: 'paragraph', most: 8, ended: false, test: isOfTheDay },
];

/** What lines between an article's first running text, which may be its standfirst, and the next are that are the site's. */
export const belowStandfirstRules: readonly Rule[] = [
  { id: 'date', most: 24, test: isStamp },
  { id: 'date', test: (line, { day }) => day !== undefined && isNear(line, day) },
  { id: 'byline', ...byline },
  // "Beirut - Rana Haddad", in a box of its own above the text's.
  {
    id: 'byline',
    kind: 'paragraph',
    most: 6,
    form: /^\s*\p{L}+(?: \p{L}+){0,2}\s[-–—|]\s\p{L}+(?: \p{L}+){1,3}\s*$/u,
    test: ({ parent }, { home }) => parent !== home,
  },
];

/** A section, a tool or who writes, in the text's own box: few words without a sign. */
export const openingLabel: Condition = {
  kind: 'paragraph',
  most: 8,
  // "Place: the old market" sets a scene; an hour heads a part of a running report.
  never: /[.؟!،؛…»”"]\s*$|[:：]/,
  without: matcher('text-opening'),
  test: ({ element, key }) => /\p{L}/u.test(key) && !element.querySelector('b, strong'),
  any: [
    { most: 3 },
    { form: /^\s*\p{L}+(?: \p{L}+){0,2}\s*[-–—|]\s*\p{L}+(?: \p{L}+){0,3}\s*$/u },
    { form: /^\s*\p{L}+(?: \p{L}+)? \([^()]{2,25}\)\s*$/u },
    { test: isNameAndTrade },
  ],
};

/** "Rana Haddad, a writer", "Rana Haddad the writer". */
function isNameAndTrade({ text, words }: Line): boolean {
  const what = words.findIndex((word) => trade.test(word));
  return (what === 2 || what === 3) && (/[،,]/.test(text) || hasArticle(words[what + 1] ?? ''));
}

function isNoHeading({ kind }: Line): boolean {
  return kind !== 'heading';
}

function hasTime(line: Line): boolean {
  return isNoHeading(line) && line.element.querySelector('time') !== null;
}

function isNameAndMonth({ text }: Line): boolean {
  const [name = '', month = '', more] = text.split(/[،,|–—-]/).map((part) => part.trim());
  const told = lineKey(month);
  if (more !== undefined || !/^\p{L}+(?: \p{L}+){0,3}$/u.test(name)) return false;
  return told.includes(' ') && isMetaKey(told) && /\d{4}/.test(month);
}

function isFactList({ text }: Line): boolean {
  const items = text.split('\n');
  if (items.length < 2 || items.length > 8) return false;
  const isDated = (item: string): boolean => dateInText(item) !== undefined;
  const isFact = (item: string): boolean => {
    const words = item.split(' ').length;
    if (words > 9 || /[.؟!]\s*$/.test(item)) return false;
    return words <= 2 || /^[^:：]{2,25}[:：]/.test(item) || isDated(item);
  };
  return items.every(isFact) && items.some(isDated);
}

function isOutsideLabel(line: Line, { home }: Place): boolean {
  const { parent, words, endsInColon } = line;
  if (parent === home || !isNoHeading(line)) return false;
  // "The union says in its statement:" leads into the text; points of a standfirst are as short.
  return words.length < 4 || (!endsInColon && !parent?.closest('[data-standfirst]'));
}

function isOfTheDay({ text }: Line, { facts }: Place): boolean {
  return !!facts?.day && dateInText(text)?.slice(0, 10) === facts.day;
}

const publicationWord = matcher('publication-word');

/** A line of dates that says it is one, or gives the time of day; a day alone may head a part of a timeline. */
function isStamp(line: Line): boolean {
  const { text, key, endsSentence } = line;
  if (!isNoHeading(line) || isSentence(text)) return false;
  // "Quarter to six, 14 February 2005." is a sentence of the text's.
  const isHour = /\d:\d\d/.test(text) && !endsSentence;
  return (isHour || publicationWord.test(key)) && (hasTime(line) || isMetaLine(line, {}));
}

const oneDay = 86_400_000;

/** Whether a line is a date alone, of a day or the one beside it, as it may be in another zone. */
function isNear(line: Line, day: string): boolean {
  const shown = isDayAlone(line) ? dateInText(line.text)?.slice(0, 10) : undefined;
  return shown !== undefined && Math.abs(Date.parse(shown) - Date.parse(day)) <= oneDay;
}
