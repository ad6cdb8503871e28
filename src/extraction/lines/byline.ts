import { once } from '../../article/once.ts';
import { alternatives, phrases } from '../language/language.ts';
import { dateInText } from '../metadata/dates.ts';
import type { Condition, Place } from './condition.ts';
import { type Line, overlap } from './line.ts';
import { isSentence } from './sentence.ts';
import { agencyWords, bylineStarts, lineKey } from './wording.ts';

// The same words say other things in Arabic, but no comma stands behind them there.
const labelAndComma = {
  form: /^([^,،]{2,12})[,،]/,
  part: phrases('comma-label', 'role-label'),
} as const;

/** A few words that give a name. */
const name: Condition = {
  never: /[.!؟?۔]\s*$|["«»“”]/,
  any: [
    { test: isOfNames },
    // An account.
    { form: /(?:^|\s)@\w{3,}|@\w{3,}\s*$/ },
    // "special -", "follow-up:"; without its sign each may open a sentence.
    { form: /^\s*(\p{L}+)\s*[-–—:：|]/u, part: phrases('signed-label') },
    labelAndComma,
    { fewest: 2, most: 7, leads: bylineStarts },
  ],
};

const bylineOfALine: Condition = {
  any: [
    // "Monday 3 June 2024, by Rana Haddad"
    { most: 14, test: isDatedByline },
    // "By Rana Haddad – medical review: Sami Nader"
    { most: 20, form: /\s[-–—|•]\s/, test: isBylineOfParts },
    {
      most: 9,
      test: ({ kind }) => kind !== 'table',
      any: [
        { form: /^[^.،:]{2,30}\/\/\s*$/ },
        // "(The site) special:"
        { fewest: 1, most: 5, form: /[:：]\s*$/, test: isOfNewsrooms },
        { test: isDateline },
        name,
      ],
    },
  ],
};

/** Names the writer and no more. */
export const byline: Condition = {
  test: ({ text }) => !isSentence(text),
  any: [
    { test: isBylineList },
    { test: ({ kind, text }) => kind !== 'list' || !text.includes('\n'), ...bylineOfALine },
  ],
};

/** "Writer: …", "Role: …", one below the other. */
function isBylineList({ kind, text }: Line): boolean {
  const items = text.split('\n');
  if (kind !== 'list' || items.length < 2 || items.length > 4) return false;
  if (items.some((item) => item.split(' ').length > 9)) return false;
  const [first = ''] = items;
  const label = labelAndComma.form.exec(first)?.[1];
  if (label !== undefined && labelAndComma.part.is(lineKey(label))) return true;
  return bylineStarts.leads(lineKey(first)) && /^\S+\s*[,،:]/.test(first);
}

/** What stands behind "by". */
const afterBy = once(
  () => new RegExp(`(?:^| )(?:${alternatives('by', 'by-or-common-word')}) (.+)`),
);

function isDatedByline({ text, key, words }: Line): boolean {
  if (!bylineStarts.leads(key) && !afterBy().test(key)) return false;
  return words.filter((word) => /^\d+$/.test(word)).length >= 2 || dateInText(text) !== undefined;
}

/** Whether each part names somebody behind what he did. */
function isBylineOfParts({ text }: Line): boolean {
  const isPart = (part: string, index: number): boolean =>
    part.split(' ').length <= 7 &&
    (bylineStarts.leads(lineKey(part)) || (index > 0 && /^\S+(?: \S+)?[:：] /.test(part)));
  return text.split(/\s[-–—|•]\s/).every(isPart);
}

function isOfNewsrooms({ words }: Line, { names = [] }: Place): boolean {
  return words.every((word) => agencyWords.is(word) || names.includes(word));
}

function isOfNames({ key }: Line, { names = [] }: Place): boolean {
  const by = afterBy().exec(key)?.[1] ?? key;
  return names.length > 0 && overlap(by.split(' '), names) >= 0.8;
}

const broadcaster = phrases('broadcaster-word');

/** "القاهرة: «الشرق الأوسط»": a city and who reports from it. */
function isDateline({ text }: Line, { names = [] }: Place): boolean {
  const [city, who, by, more] = text.split(/[:：\-–—/|]/).map((part) => lineKey(part).split(' '));
  if (!city?.[0] || !who?.[0] || more || city.length > 3) return false;
  const isKnown = (word: string): boolean =>
    agencyWords.is(word) || names.includes(word) || broadcaster.is(word);
  // "The city / Sami Haddad / Anadolu"
  if (by?.[0]) return who.length <= 3 && text.split('/').length === 3 && by.every(isKnown);
  // "The Wadi's Post - Sami Haddad"
  return who.every(isKnown) || (who.length <= 3 && city.length >= 2 && city.every(isKnown));
}
