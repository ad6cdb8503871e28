import { stripDiacritics, westernDigits } from '../../article/text/arabic.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import { boxName } from '../content/clutter-names.ts';
import { phrases } from '../language/language.ts';
import { isMetaKey, isMetaWord } from '../lines/meta-words.ts';
import { isSentence } from '../lines/sentence.ts';
import { lineKey } from '../lines/wording.ts';
import { dateInText, longestDate } from './dates.ts';
import { textOfTitle } from './texts-above.ts';
import { headingText } from './titles.ts';

const standfirst =
  'h2, h3, h4, [class*=sub i], [class*=lead i], [class*=excerpt i], [class*=intro i], [class*=chapo i], [class*=summary i]';
const elsewhere =
  'script, style, noscript, nav, aside, footer, figcaption, [class*=caption i], [rel~=tag]';

/** The headings of a page that say its title and little else; where none does, what else is set as one. */
export function titleHeadings(
  page: Document,
  headings: readonly Element[],
  title: string,
): readonly Element[] {
  const isSaid = (element: Element): boolean => saysOnly(element, title);
  const found = headings.filter(isSaid);
  if (found.length > 0) return found;
  return [...page.querySelectorAll('b, strong, [class*=title i]')].filter(isSaid);
}

/** Short lines around an article's headline, be it an element or a text that says it, those after it first: where its date and its writer stand. */
export function linesNearTitle(
  page: Document,
  element: Element | undefined,
  title: string,
): string[] {
  const heading = element ?? textOfTitle(page, title);
  if (!heading || !page.body) return [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  walker.currentNode = heading;
  const after = texts(heading, () => walker.nextNode(), {
    texts: 40,
    links: 40,
    overStandfirst: true,
  });
  walker.currentNode = heading;
  // Beyond a row of links stands the site's own head, with the day of the visit.
  const before = texts(heading, () => walker.previousNode(), { texts: 15, links: 4 });
  return [...runs(after), ...runs(before.reverse())];
}

interface Limits {
  readonly texts: number;
  readonly links: number;
  /** Whether one long text may stand before them: a standfirst that is not named so. */
  readonly overStandfirst?: boolean;
}

// What follows an unnamed standfirst may be the text, and a timeline heads its parts with dates: only labels are read on.
function isLabel(text: string, node: Node): boolean {
  return text.length <= 60 && !/[.،؛؟!]/.test(text) && !isIn(node, 'p, h2, h3, h4, h5, h6, dt');
}

interface Reading {
  readonly found: string[];
  links: number;
  isPastStandfirst: boolean;
}

/** Short texts met on a walk away from a heading. */
function texts(heading: Node, step: () => Node | null, most: Limits): string[] {
  const reading: Reading = { found: [], links: 0, isPastStandfirst: false };
  for (let node = step(); node && reading.found.length < most.texts; node = step()) {
    const text = heading.contains(node) ? '' : collapseWhitespace(node.nodeValue ?? '');
    if (text && !goesOn(text, node, reading, most)) break;
    joinLabel(reading.found);
  }
  return reading.found;
}

/** Puts a label and what it says together: "City:", "Mazen" name no writer. */
export function joinLabel(found: string[]): void {
  const [label = '', value] = found.slice(-2);
  if (value && /[:：]$/.test(label)) found.splice(-2, 2, `${label} ${value}`);
}

/** Takes a text where it is short; false where the article's own text begins with it, or links go on and on. */
function goesOn(text: string, node: Node, reading: Reading, most: Limits): boolean {
  reading.links += isIn(node, 'a') ? 1 : 0;
  if (reading.links > most.links) return false;
  if (isTextBegun(text, node)) {
    if (reading.isPastStandfirst || reading.found.length > 0) return false;
    reading.isPastStandfirst = true;
    return most.overStandfirst === true;
  }
  if (reading.isPastStandfirst && !isLabel(text, node)) return false;
  if (text.length <= 90 && !isIn(node, elsewhere) && !isInSentence(text, node))
    reading.found.push(isBesidePerson(node) ? `بقلم: ${text}` : text);
  return true;
}

/** Whether a text is a sentence of the article, or a part of one. */
function isInSentence(text: string, node: Node): boolean {
  const whole = node.parentElement?.closest('p')?.textContent;
  return isSentence(whole ? collapseWhitespace(whole) : text);
}

const person = /(?:^|[ -])(?:user|person|author|writer|pen|pencil)(?:$|[ -])/;

/** Whether an icon of a person or a pen stands before a text: it says what the label "by" says. */
function isBesidePerson(node: Node): boolean {
  const before = node.previousSibling ?? node.parentElement?.previousSibling;
  const icon = before?.nodeType === Node.TEXT_NODE ? before.previousSibling : before;
  if (!(icon instanceof Element) || !/^(?:I|svg|SPAN)$/.test(icon.tagName)) return false;
  return icon.textContent.trim() === '' && person.test(boxName(icon));
}

// Past the standfirst the article itself begins: dates in it are not its own.
function isTextBegun(text: string, node: Node): boolean {
  return text.length > 90 && !isIn(node, standfirst);
}

function isIn(node: Node, selector: string): boolean {
  return Boolean(node.parentElement?.closest(selector));
}

/** Characters that a section or a reading time beside a headline takes. */
const besideTitle = 40;

function saysOnly(element: Element, title: string): boolean {
  if (element.textContent.length < title.length - 2) return false;
  const text = headingText(element);
  return text.includes(title) && text.length <= title.length + besideTitle;
}

/** Texts, and each with the one or two that follow it: a date or a name may stand in several elements. */
function runs(texts: readonly string[]): string[] {
  return texts
    .flatMap((text, index) => [
      text,
      ...[2, 3].map((count) => texts.slice(index, index + count).join(' ')),
    ])
    .filter((line) => line.length >= 4 && line.length <= 160);
}

const updated = /تحديث|تعديل|محدث|به ?روز|עודכן|עדכון|updated|modified/i;
const published = /نشر|كتب|פורסם|published|posted/i;
const labels = new RegExp(`(?=${updated.source}|${published.source})`, 'gi');

/** When an article appeared and was last changed, as a page shows it: ISO 8601. */
export interface ShownDates {
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
}

/** The dates in lines of which each says little else. That of an update is the publication's too where no other is given. */
export function datesInLines(lines: readonly string[]): ShownDates {
  const parts = lines.filter(isAboutPage).flatMap((line) => stripDiacritics(line).split(labels));
  const dated = parts.flatMap((part) => {
    const date = dateInText(part);
    return date ? [{ part, date, isUpdate: saysUpdate(part), isTold: published.test(part) }] : [];
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
  const bare = stripDiacritics(text);
  return updated.test(bare) && !published.test(bare);
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
      const others = lineKey(part)
        .split(' ')
        .filter((word) => !isMetaWord(word));
      return /\d|[٠-٩۰-۹]/.test(part) && others.length <= mostBesideDate;
    })
  );
}

/** "The desk of investigations 2026-11-27": some words and a date in numbers, which a headline does not end with. */
function endsInNumbers(line: string): boolean {
  const others = besideDate(line);
  const when = westernDigits(line.slice(line.lastIndexOf(others.at(-1) ?? '')));
  return others.length <= longestName && /\d[/.-]\d{1,2}[/.-]\d/.test(when);
}

/** Whether a text has a word of publishing or of changing. */
export function saysWhenMade(text: string): boolean {
  const bare = stripDiacritics(text);
  return updated.test(bare) || published.test(bare);
}

function saysDateOnly(line: string): boolean {
  return isMetaKey(lineKey(line));
}

const writer = new RegExp(
  [
    String.raw`(?:^|[|•·\-–—]\s*|\s\s|[\d:)]\s)(?:كتب(?:ت|ه|ته)?\s*[:：]|^كتب(?:ت)?\s*[-–—]|بقلم(?:\s*[:：])?|`,
    String.raw`الكاتب(?:ة)?\s*[:：,،]|إعداد\s*[:：/]|تحرير\s*[:：/]|حرر(?:ه|ته)\s*[:：]|(?:^(?:تمت? \S+|كتب|`,
    String.raw`نشر) )?بواسطة(?:\s*[:：])?|^كتابة\s*[:：]|^نشره\s|^submitted by\s|author\s*[,،]|نویسنده\s*[:：,،]|`,
    String.raw`مصنف\s*[,،]|تحریر\s*[:：]|מאת(?:\s*[:：])?|مراسل(?:ة)?\s*[:：]|(?:حاور(?:ه|ها|ته|تها)|حوار|تحقيق|تقرير|`,
    String.raw`نص)\s*[:：/]|كتب(?:ت)?\s*\/|^كتب(?:ت|ه|ته)?\s(?!بواسطة)|^\|\s*كتب(?:ت)?\s|`,
    String.raw`^by\s)\s*([\p{L}\p{M}.'’ \u200c-]{4,40})`,
  ].join(''),
  'iu',
);

/** "Sami Haddad, a reporter in the south": two or three words, and what those who write are called. */
const namedTrade =
  /^([\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){1,2})[،,] (?:صحا?في|محرر|مراسل|كاتب|باحث)[ةه]?(?: \S+){0,5}$/;

/** "Dr. Rana Haddad", alone. */
const titledName = /^((?:أ\.\s?د|د|م|أ)\s?\.\s?\p{L}+(?: \p{L}+){1,3})$/u;

/** Words of the longest name, of two people perhaps, that a line tells of by its place alone. */
const longestName = 5;

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
function besideDate(line: string): string[] {
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
    (word) => !/^و../.test(word) || givenNames.is(word) || givenNames.is(word.slice(1)),
  );
}

const givenNames = phrases('given-name');

/** The writer that a line such as "كتب: …", "By …" or "…، صحافي" names. */
export function writerInLines(lines: readonly string[], title = ''): string[] {
  return lines.flatMap((line) => {
    const found =
      line.length < 90 && !isSentence(line)
        ? (writer.exec(line) ?? namedTrade.exec(line) ?? titledName.exec(line))
        : undefined;
    const name = found?.[1]?.trim() ?? nameBesideDate(line, title);
    return name && name.split(' ').length <= 5 ? [name] : [];
  });
}
