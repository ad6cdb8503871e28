import { once } from '../../article/once.ts';
import { alternatives, matcher, phrases } from '../language/language.ts';
import { dateInText } from '../metadata/dates.ts';
import type { Facts } from '../metadata/facts.ts';
import { dropLines } from '../removals.ts';
import { isLabelLine, type Line, overlap } from './line.ts';
import { isMetaKey, isMetaWord } from './meta-words.ts';
import { openingLabels } from './opening-labels.ts';
import { isSentence } from './sentence.ts';
import { agencyWords, appeals, bylineStarts, lineKey, sources, tags } from './wording.ts';

/** Drops what stands above an article's first running text: dates, bylines, sections, counts, links. */
export function dropHeadClutter(lines: readonly Line[], facts: Facts): Line[] {
  const names = namesOf(facts);
  const first = lines.findIndex((line) => line.prose && !isByline(line, names));
  if (first < 0) return [...lines];
  const home = lines[first]?.parent;
  const headings = lines.filter((line) => line.kind === 'heading');
  // In a round-up of other pages every heading is a link.
  const roundUp = headings.filter((line) => line.linked > 0.8).length >= 3;
  const hours = hoursOf(lines);
  const labels = openingLabels(lines.slice(0, first));
  const kept = dropLines(lines.slice(0, first), 'head', (line) => {
    const isKept = hours.has(line) || (roundUp && line.kind === 'heading');
    const rule = isKept ? undefined : headRule(line, names, home);
    if (rule || isKept) return rule;
    if (isDated(line, facts.day)) return 'date';
    return labels.includes(line) ? 'opening-label' : undefined;
  });
  // A standfirst stands above the date and the writer.
  const next = lines.findIndex((line, index) => index > first && line.prose);
  const between = lines.slice(first + 1, Math.max(first + 1, next));
  const below = lines[next]?.parent;
  // Several days that stand alone head the parts of a timeline.
  const day = lines.filter(isDayAlone).length === 1 ? facts.day : undefined;
  const text = dropLines(between, 'head', (line) => {
    // A picture's caption may say who took it, and a film's name be the site's.
    if (hours.has(line) || line.kind === 'picture' || line.kind === 'embed') return undefined;
    if (isStamp(line) || (day && isDayAlone(line) && isNear(line, day))) return 'date';
    return isByline(line, names) || isPlaceAndName(line, below) ? 'byline' : undefined;
  });
  const rest = lines.slice(first + 1 + between.length);
  return [...kept, ...lines.slice(first, first + 1), ...text, ...rest];
}

/** Times of day that stand alone over the parts of a running report; none where they are fewer than three. */
function hoursOf(lines: readonly Line[]): ReadonlySet<Line> {
  const hours = lines.filter(({ text }) => isTimeAlone(text));
  return new Set(hours.length >= 3 ? hours : []);
}

function isTimeAlone(text: string): boolean {
  const [, mark] = /^\s*\d{1,2}:\d\d\s*(\D{0,12})$/.exec(text) ?? [];
  return mark !== undefined && (mark === '' || timeMark.is(lineKey(mark)));
}

const timeMark = phrases('before-noon', 'after-noon', 'universal-time');

/** "Beirut - Rana Haddad", in a box of its own above the text's. */
function isPlaceAndName({ kind, text, parent, words }: Line, home: Element | undefined): boolean {
  if (kind !== 'paragraph' || parent === home || words.length > 6) return false;
  return /^\p{L}+(?: \p{L}+){0,2}\s[-–—|]\s\p{L}+(?: \p{L}+){1,3}$/u.test(text.trim());
}

const publicationWord = matcher('publication-word');

/** A line of dates that says it is one, or gives the time of day; a day alone may head a part of a timeline. */
function isStamp(line: Line): boolean {
  const { kind, text, element, key, words, endsSentence } = line;
  if (kind === 'heading' || kind === 'picture' || kind === 'embed') return false;
  if (words.length > 24 || isSentence(text)) return false;
  // "Quarter to six, 14 February 2005." is a sentence of the text's.
  const isHour = /\d:\d\d/.test(text) && !endsSentence;
  if (!isHour && !publicationWord.test(key)) return false;
  return isMetaLine(line, []) || element.querySelector('time') !== null;
}

/** Words of the longest line with the day of publication: "Ramallah | 2026-11-27". */
const longestDated = 8;

/** Whether a line above the text has the day of publication, and no sentence. */
function isDated({ kind, text, words, endsSentence }: Line, day: string | undefined): boolean {
  if (!day || words.length > longestDated || kind !== 'paragraph') return false;
  return !endsSentence && dateInText(text)?.slice(0, 10) === day;
}

/** A line that is a date, and nothing else; with a full stop it is a sentence of the text's. */
function isDayAlone(line: Line): boolean {
  if (line.words.length > 8 || !/^(?:paragraph|heading)$/.test(line.kind)) return false;
  if (line.endsSentence) return false;
  return isMetaLine(line, []) && dateInText(line.text) !== undefined;
}

const oneDay = 86_400_000;

/** Whether a line's date is a day, or the one beside it, as it may be in another zone. */
function isNear(line: Line, day: string): boolean {
  const shown = dateInText(line.text)?.slice(0, 10);
  return shown !== undefined && Math.abs(Date.parse(shown) - Date.parse(day)) <= oneDay;
}

/** Words of the names that stand in bylines and date lines. */
export function namesOf({ byline, siteName, host }: Facts): string[] {
  return [byline, siteName, host].flatMap((name) => lineKey(name ?? '').split(' ')).filter(Boolean);
}

/** The rule by which a line above an article's first running text is the site's. */
function headRule(
  line: Line,
  names: readonly string[],
  home: Element | undefined,
): string | undefined {
  const { kind, text, element, parent, words, linked } = line;
  if (kind === 'picture' || kind === 'embed') return undefined;
  const fact = factRule(line, names);
  if (fact) return fact;
  if (words.length <= 30 && kind !== 'heading' && element.querySelector('time'))
    return isSentence(text) ? undefined : 'date';
  if (linked > 0.8) return 'links';
  if (isHeadWording(line)) return 'label';
  if (kind === 'heading') return undefined;
  return parent !== home && isOutsideLabel(line) ? 'label-outside-text' : undefined;
}

/** The rule by which a line tells of the page when it was published, by whom and where. */
function factRule(line: Line, names: readonly string[]): string | undefined {
  if (isMetaLine(line, names)) return 'date';
  if (isByline(line, names) || isNameAndMonth(line)) return 'byline';
  if (line.chips) return 'row-of-labels';
  return line.kind === 'list' && isFactList(line.text) ? 'facts-of-the-page' : undefined;
}

function isHeadWording(line: Line): boolean {
  const { text, key, words } = line;
  if (isLabelLine(line, tags) || (words.length <= 12 && asks(line))) return true;
  return words.length <= 5 && sources.leads(key) && /[:：]/.test(text);
}

// "Share this report" asks; "Share prices fell in the morning." says.
function asks({ kind, key, endsSentence }: Line): boolean {
  return appeals.starts(key) && kind !== 'heading' && !endsSentence;
}

/** "Category: …", "Published: …", "Hits: 120", one below the other: what a site says of the page. */
function isFactList(text: string): boolean {
  const items = text.split('\n');
  if (items.length < 2 || items.length > 8) return false;
  const isFact = (item: string): boolean =>
    !/[.؟!]\s*$/.test(item) &&
    item.split(' ').length <= 9 &&
    (/^[^:：]{2,25}[:：]/.test(item) ||
      item.split(' ').length <= 2 ||
      dateInText(item) !== undefined);
  return items.every(isFact) && items.some((item) => dateInText(item) !== undefined);
}

/** "Rana Haddad, March 2024": two or three words and a month, and no more. */
function isNameAndMonth({ kind, text, words }: Line): boolean {
  if (kind !== 'paragraph' || words.length > 7) return false;
  const [name = '', month = '', more] = text.split(/[،,|–—-]/).map((part) => part.trim());
  const told = lineKey(month);
  if (more !== undefined || !/^\p{L}+(?: \p{L}+){0,3}$/u.test(name)) return false;
  return told.includes(' ') && isMetaKey(told) && /\d{4}/.test(month);
}

/** A label of a few words outside the text's own box: a section, a keyword. */
function isOutsideLabel({ parent, words, endsSentence, endsInColon }: Line): boolean {
  if (words.length > 6 || endsSentence) return false;
  if (words.length < 4) return true;
  // "The union says in its statement:" leads into the text; points of a standfirst are as short.
  return !endsInColon && !parent?.closest('[data-standfirst]');
}

/** Whether a line consists of numbers, dates, times, counts and known names only. */
export function isMetaLine({ kind, text, key }: Line, names: readonly string[]): boolean {
  if (kind === 'table' || kind === 'code' || key.length > 160) return false;
  // Inline boxes that the page sets apart run together: "3/3/2024آخر تحديث".
  const words = key.replace(/(\d)(?=[\u0600-\u06ff])|([\u0600-\u06ff])(?=\d)/g, '$1$2 ').split(' ');
  if (!key || words.length > 24) return false;
  const known = words.filter((word) => isMetaWord(word) || names.includes(word));
  const numbers = words.filter((word) => /\d/.test(word));
  if (known.length === words.length) return numbers.length > 0 || words.length <= 3;
  if (isSentence(text)) return false;
  return numbers.length >= 2 && known.length >= words.length - 2 && known.length >= 4;
}

const broadcaster = phrases('broadcaster-word');

/** "القاهرة: «الشرق الأوسط»": a city and who reports from it. */
function isDateline(text: string, names: readonly string[]): boolean {
  const [city, who, by, more] = text.split(/[:：\-–—/|]/).map((part) => lineKey(part).split(' '));
  if (/^[^.،:]{2,30}\/\/\s*$/.test(text)) return true;
  if (isBureau(text, names)) return true;
  if (!city?.[0] || !who?.[0] || more || city.length > 3) return false;
  const isKnown = (word: string): boolean =>
    agencyWords.is(word) || names.includes(word) || broadcaster.is(word);
  // "The city / Sami Haddad / Anadolu"
  if (by?.[0]) return who.length <= 3 && text.split('/').length === 3 && by.every(isKnown);
  // "The Wadi's Post - Sami Haddad"
  return who.every(isKnown) || (who.length <= 3 && city.length >= 2 && city.every(isKnown));
}

/** "(The site) special:". */
function isBureau(text: string, names: readonly string[]): boolean {
  const words = lineKey(text).split(' ');
  if (words.length > 5 || !/[:：]\s*$/.test(text)) return false;
  return words.every((word) => agencyWords.is(word) || names.includes(word));
}

// The same words say other things in Arabic, but no comma stands behind them there.
const commaLabel = phrases('comma-label', 'role-label');

function hasCommaLabel(text: string): boolean {
  const [, label] = /^([^,،]{2,12})[,،]/.exec(text) ?? [];
  return label !== undefined && commaLabel.is(lineKey(label));
}

/** "Writer: …", "Role: …", one below the other. */
function isBylineList(text: string): boolean {
  const items = text.split('\n');
  if (items.length > 4 || items.some((item) => item.split(' ').length > 9)) return false;
  const [first = ''] = items;
  return hasCommaLabel(first) || (bylineStarts.leads(lineKey(first)) && /^\S+\s*[,،:]/.test(first));
}

function countNumbers(words: readonly string[]): number {
  return words.filter((word) => /^\d+$/.test(word)).length;
}

/** What stands behind "by". */
const afterBy = once(
  () => new RegExp(`(?:^| )(?:${alternatives('by', 'by-or-common-word')}) (.+)`),
);

/** "Monday 3 June 2024, by Rana Haddad". */
function isDatedByline(text: string, key: string, words: readonly string[]): boolean {
  if (words.length > 14) return false;
  if (!bylineStarts.leads(key) && !afterBy().test(key)) return false;
  return dateInText(text) !== undefined || countNumbers(words) >= 2;
}

/** An account. */
const account = /(?:^|\s)@\w{3,}|@\w{3,}\s*$/;

const signedLabel = phrases('signed-label');

/** "special -", "follow-up:"; without its sign each may open a sentence. */
function hasSignedLabel(text: string): boolean {
  const [, label] = /^\s*(\p{L}+)\s*[-–—:：|]/u.exec(text) ?? [];
  return label !== undefined && signedLabel.is(lineKey(label));
}

function isSigned(text: string): boolean {
  return account.test(text) || hasSignedLabel(text) || hasCommaLabel(text);
}

/** "By Rana Haddad – medical review: Sami Nader": each part names somebody behind what he did. */
function isBylineOfParts(text: string): boolean {
  const parts = text.split(/\s[-–—|•]\s/);
  const isPart = (part: string, index: number): boolean =>
    part.split(' ').length <= 7 &&
    (bylineStarts.leads(lineKey(part)) || (index > 0 && /^\S+(?: \S+)?[:：] /.test(part)));
  return parts.length > 1 && parts.every(isPart);
}

/** Whether a line names the writer and no more. */
export function isByline({ kind, text, key, words }: Line, names: readonly string[]): boolean {
  if (isSentence(text)) return false;
  if (kind === 'list' && text.includes('\n')) return isBylineList(text);
  if (isDatedByline(text, key, words)) return true;
  if (words.length <= 20 && isBylineOfParts(text)) return true;
  if (kind === 'table' || words.length > 9) return false;
  if (isDateline(text, names)) return true;
  if (/[.!؟?۔]\s*$|["«»“”]/.test(text)) return false;
  const by = afterBy().exec(key)?.[1] ?? key;
  if (names.length > 0 && overlap(by.split(' '), names) >= 0.8) return true;
  if (isSigned(text)) return true;
  return bylineStarts.leads(key) && words.length <= 7 && words.length >= 2;
}
