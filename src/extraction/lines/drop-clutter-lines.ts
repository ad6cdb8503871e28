import type { RawBlock } from '../blocks/media-blocks.ts';
import { dropLinkRuns } from '../content/link-runs.ts';
import { matcher, phrases } from '../language/language.ts';
import type { Facts } from '../metadata/facts.ts';
import { dropLines, keepLines, placeDroppedLines } from '../removals.ts';
import { isAppeal, isHeadingOfAWord, isOfACall } from './appeal-lines.ts';
import { dropHeadClutter } from './head-zone.ts';
import { isBeginning, type Line, lineOf, sameText } from './line.ts';
import { isNotice } from './notices.ts';
import { dropOpeningName } from './signatures.ts';
import { isSiteAccountLink } from './site-accounts.ts';
import { withStandfirst } from './standfirst.ts';
import { dropTailClutter } from './tail-zone.ts';
import { advert, agencyWords, credits, isRelatedLabel, lineKey, related } from './wording.ts';

/** Drops what leaks into an article's blocks from around it: by the line's wording, its links and its place. */
export function dropClutterLines(raws: readonly RawBlock[], facts: Facts): RawBlock[] {
  const all = raws.map(lineOf);
  let lines = joinCaptions(all);
  const head = lines.findIndex((line) => line.prose) + 1;
  const title = lines.findIndex((line, index) => index <= head && isTitle(line, facts));
  const isAmongText = amongTextTest(lines);
  const looked = lines;
  lines = dropLines(looked, 'text', (line, index) => {
    const noise = noiseRule(line, looked[index - 1], looked[index + 1], isAmongText(line));
    if (noise) return noise;
    if (isOfACall(line, looked[index - 1])) return 'list-of-a-call';
    if (isSiteAccountLink(line, facts.host)) return 'site-account';
    if (index < title && isSection(line)) return 'section';
    return index <= head && isTitle(line, facts) ? 'title' : undefined;
  });
  lines = dropReadAlso(lines);
  lines = keepLines(lines, dropLinkRuns(lines, `https://${facts.host}/`), 'links-to-own-pages');
  lines = keepLines(lines, dropUntold(lines, facts.articleBody), 'untold', 'tail');
  lines = dropHeadClutter(lines, facts);
  lines = dropTailClutter(lines, facts);
  lines = keepLines(lines, dropOpeningName(lines), 'opening-name', 'head');
  lines = keepLines(lines, dropRepeats(lines), 'repeat');
  lines = keepLines(lines, dropEmptyHeadings(lines), 'heading-over-nothing', 'tail');
  placeDroppedLines(all, lines);
  return withStandfirst(lines, head, facts.description);
}

/** A test of whether prose that is no call itself stands above a line and below it: what is said there is taken for the text's. */
function amongTextTest(lines: readonly Line[]): (line: Line) => boolean {
  const isText = (line: Line): boolean => line.prose && !isAppeal(line, false) && !isNotice(line);
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  const among = new Set(lines.slice(first + 1, Math.max(first + 1, last)));
  return (line) => among.has(line);
}

/** A line right after a picture that says what the picture says is its caption; so is "Photo", and what ends in an agency's name. */
function joinCaptions(lines: readonly Line[]): Line[] {
  return dropLines(lines, 'text', (line, index) => {
    const before = lines[index - 1];
    if (line.kind !== 'paragraph' || !line.key) return undefined;
    if (credits.is(line.key))
      return [before, lines[index + 1]].some(isPicture) ? 'picture-credit' : undefined;
    if (before?.kind !== 'picture') return undefined;
    if (isOfAPicture(line)) return 'picture-credit';
    const alt = before.element.querySelector('img')?.getAttribute('alt') ?? '';
    const says = [before.text, alt].map(lineKey);
    return says.includes(line.key) ? 'repeated-caption' : undefined;
  });
}

function isOfAPicture({ text, words }: Line): boolean {
  if (isOrdinal(text) || (words.length <= 15 && endsInAgency(text))) return true;
  return words.length <= 25 && endsInCredit(text);
}

/** "2/7", "2 of 7": which picture of a row it is. */
function isOrdinal(text: string): boolean {
  const [, between] = /^\s*\d{1,3}\s*(\/|\p{L}+)\s*\d{1,3}\s*$/u.exec(text) ?? [];
  return between === '/' || ofWord.is(lineKey(between ?? ''));
}

const ofWord = phrases('of-word');

function isPicture(line: Line | undefined): boolean {
  return line?.kind === 'picture';
}

function endsInAgency(text: string): boolean {
  const named = /\(([^()]{2,30})\)\s*$/.exec(text)?.[1];
  return named !== undefined && lineKey(named).split(' ').every(agencyWords.is);
}

/** "The bridge by night / Photo: Sami", "… (تصوير: سامي)", "… © the agency". */
function endsInCredit(text: string): boolean {
  if (/©\s*\p{L}[^©.،]{1,30}$/u.test(text)) return true;
  const [, label, who] = /[/|([–—-]\s*([^:/|()]{3,20}):\s*([^:]{2,40})$/.exec(text) ?? [];
  return label !== undefined && who !== undefined && credits.is(lineKey(label));
}

/** "00:00 / 01:12", where a player was. */
const playerTime = /^\s*\d{1,2}:\d\d\s*[/|]\s*\d{1,2}:\d\d\s*$/;

/** "★★★★☆ (128 ratings)". */
const stars = /^\s*[★☆⭐]{3,}[^.،]{0,30}$/;
const rating = matcher('rating-line');

/** "======", which parts a text. */
const rule = /^[\s=_~*+|<>^-]+$/;

/** "[caption id=7]", "[button]Book now[/button]", "1.5x": what a plug-in or a player left behind. */
const leftBehind =
  /^\s*\[([a-z][\w-]*)(?:\s[^\]]*)?\][^[\]]{0,40}\[\/\1\]\s*$|^\s*\[\/?[a-z][\w-]*(?:\s[^\]]*)?\]\s*$|^\s*\d(?:\.\d+)?x\s*$/i;

/** The reader's own address, written in Base64 ("ip:…") with his network and country: a mark against copying. */
const readersAddress = /^\s*aXA6[\w+/]{8,}=*(?:\s+\S+){0,8}\s*$/;

/** "Home » Local »": the way to the page. */
function isWayToThePage(text: string): boolean {
  const [, first] = /^([^»«›>/\\|←•]{2,20})[»«›>/\\|←•]/.exec(text) ?? [];
  return first !== undefined && homeLabel.is(lineKey(first));
}

const homeLabel = phrases('home-label');

const cookies = matcher('cookie-notice');
const consent = matcher('cookie-consent');
const skipNote = matcher('skip-note');

/** What lines with words are that are no article's text, wherever they stand. */
const noiseRules: Readonly<Record<string, (line: Line) => boolean>> = {
  'left-by-a-tool': ({ text }) =>
    [playerTime, stars, leftBehind, readersAddress].some((form) => form.test(text)),
  'way-to-the-page': ({ text }) => isWayToThePage(text),
  rating: ({ key }) => rating.test(key),
  'cookie-notice': ({ key, words }) => words.length <= 60 && cookies.test(key) && consent.test(key),
  'skip-note': ({ text, key, words }) =>
    words.length <= 12 && text.length < 80 && skipNote.test(key),
};

/** The rule by which a line is no article's text where it stands. */
function noiseRule(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  isAmongText: boolean,
): string | undefined {
  const { kind, text, key } = line;
  if (kind === 'picture' || kind === 'embed' || kind === 'code') return undefined;
  if (!key) return !/\p{S}/u.test(text) || rule.test(text) ? 'no-words' : undefined;
  const noise = Object.entries(noiseRules).find(([, is]) => is(line))?.[0];
  if (noise) return noise;
  if (advert.is(key)) return isAmongText && isHeadingOfAWord(line) ? undefined : 'advert-label';
  if (isAppeal(line, isAmongText)) return 'call';
  const isBesidePicture = isPicture(before) || isPicture(after) || !isAmongText;
  return isCredit(line, isBesidePicture) ? 'picture-credit' : undefined;
}

/** "(Photo by Rana Haddad)", "Image courtesy of the council". */
const photographer = matcher('photographer-line');

/** Words of a label and a name. */
const shortCredit = 5;

function isCredit(
  { kind, text, key, words, endsSentence }: Line,
  isBesidePicture: boolean,
): boolean {
  if (kind !== 'paragraph' || words.length > 10) return false;
  if (/^[\s(]*©/.test(text) || (photographer.test(key) && !text.includes('.'))) return true;
  // "Pictures: the town by the sea" may head a part of the text, and "Photography: a trade of fathers and sons" say a sentence.
  if (words.length > shortCredit && (!isBesidePicture || endsSentence)) return false;
  return credits.leads(key) && /^[^\s:/|]+(?:\s[^\s:/|]+){0,2}\s*[:/|©]/.test(text);
}

/** A word or two above the headline: the section, a kicker. */
function isSection({ kind, words }: Line): boolean {
  return words.length <= 4 && (kind === 'heading' || kind === 'paragraph');
}

function isTitle({ kind, key, words }: Line, facts: Facts): boolean {
  if (kind !== 'heading' && kind !== 'paragraph') return false;
  return facts.titles.some((title) => {
    const titleKey = lineKey(title);
    // What repeats the headline and goes on is a sentence of the text.
    return !isBeginning(titleKey, key) && sameText(words, titleKey.split(' '));
  });
}

/** Drops "Read also" lines, and the links below a label. */
function dropReadAlso(lines: readonly Line[]): Line[] {
  let below = false;
  return dropLines(lines, 'text', (line, index) => {
    if (isReadAlso(line) && !isHeadingOverText(line, lines[index + 1])) {
      below = line.words.length <= 6 || line.text.trimEnd().endsWith(':');
      return 'read-also';
    }
    below &&= isLinks(line) || line.kind === 'picture';
    return below && line.kind !== 'picture' ? 'link-below-read-also' : undefined;
  });
}

/** "Suggestions", "Next" as a heading over what is no link. */
function isHeadingOverText(line: Line, below: Line | undefined): boolean {
  return isHeadingOfAWord(line) && below?.prose === true;
}

function isReadAlso({ kind, text, key, words, linked }: Line): boolean {
  if (kind === 'picture' || kind === 'code' || kind === 'table') return false;
  if (isRelatedLabel(key)) return true;
  if (!related.starts(key) || words.length > 30) return false;
  return (
    linked > 0.4 ||
    /^[^:]{2,30}(?::|\.\.|\s[|–—-]\s)/.test(text) ||
    (linked > 0.15 && words.length <= 14)
  );
}

function isLinks(line: Line): boolean {
  return line.linked > 0.8 && line.kind !== 'embed';
}

/** Drops what follows the last line that the page tells machines too, where it tells them nearly all of the text and no more. */
function dropUntold(lines: readonly Line[], told: string): Line[] {
  if (told.length < 200) return [...lines];
  const isTold = (line: Line): boolean => line.words.length >= 4 && told.includes(line.key);
  const last = lines.findLastIndex(isTold);
  const length = (some: readonly Line[]): number =>
    some.reduce((sum, line) => sum + line.key.length, 0);
  const enough = length(lines.filter(isTold)) >= 0.7 * length(lines);
  const rest = lines.slice(last + 1).filter((line) => line.prose);
  if (!enough || length(rest) > 0.2 * length(lines)) return [...lines];
  const end = lines[last];
  // Many sites tell so many characters or paragraphs only: then the text goes on in the same box.
  const goesOn = rest.some((line) => isCutShort(told, line) || isBeside(line, end));
  return goesOn ? [...lines] : lines.slice(0, last + 1);
}

/** Whether what is told ends within a line, after its first words. */
function isCutShort(told: string, { words }: Line): boolean {
  const at = told.lastIndexOf(words.slice(0, 4).join(' '));
  return at >= 0 && words.join(' ').startsWith(told.slice(at).split(' ').slice(0, -1).join(' '));
}

/** Whether a line is prose of the same box as another. */
function isBeside({ text, parent, words }: Line, other: Line | undefined): boolean {
  return (
    parent !== undefined &&
    parent === other?.parent &&
    words.length >= 12 &&
    /[.!؟?۔…»”"]\s*$/.test(text)
  );
}

/** A long line that was already read: a standfirst that opens the text again, a quote pulled out of it. */
function dropRepeats(lines: readonly Line[]): Line[] {
  const seen = new Map<string, string>();
  return lines.filter(({ kind, text, key, words }) => {
    if (words.length < 8 || kind === 'picture') return true;
    const before = seen.get(key);
    // A line's key is that of its opening: what goes on beyond another says more.
    if (before !== undefined && lineKey(before).startsWith(lineKey(text))) return false;
    seen.set(key, text);
    return true;
  });
}

function dropEmptyHeadings(lines: readonly Line[]): Line[] {
  const last = lines.findLastIndex((line) => line.kind !== 'heading' || line.words.length > 8);
  return lines.slice(0, last + 1);
}
