import { matcher, phrases } from '../language/language.ts';
import { itemKeys, type Line } from './line.ts';
import { isMetaKey } from './meta-words.ts';
import { isLikelyCall, isReaderCall, saying } from './reader-calls.ts';
import { isQuestion } from './sentence.ts';
import {
  appeals,
  channels,
  following,
  lineKey,
  ofTheSite,
  platforms,
  wordingTest,
} from './wording.ts';

/**
 * Whether a line asks its reader to follow, to subscribe, to share, to comment or to go elsewhere, and says nothing else. What
 * stands among an article's paragraphs is a call on strong evidence only.
 */
export function isAppeal(line: Line, isAmongText: boolean): boolean {
  const { kind, text, key, words } = line;
  if (kind === 'list' && isOfTheText(line)) return false;
  if (appeals.is(key)) return !isQuestion(text) && !(isAmongText && isHeadingOfAWord(line));
  if (words.length > 30) return false;
  if (isCall(line)) return true;
  return (!isAmongText && isLikelyCall(line)) || asksToFollow(line, isAmongText);
}

const known = new WeakMap<Line, boolean>();

/** Whether a line is a call wherever it stands; each line is asked for itself, as prose and as a neighbour. */
function isCall(line: Line): boolean {
  const answer = known.get(line) ?? (calls.some((isOne) => isOne(line)) || isReaderCall(line));
  known.set(line, answer);
  return answer;
}

/** "Follow our news on Telegram", "Share this: …" over links. */
function asksToFollow(line: Line, isAmongText: boolean): boolean {
  const { key, words, linked } = line;
  const follows = following.is(words[0] ?? '');
  if (!follows && !appeals.starts(key)) return false;
  if (linked > 0.3 && !follows) return true;
  return leadsElsewhere(line, follows, isAmongText) && !isSentence(line, isAmongText);
}

function leadsElsewhere({ key, words, linked }: Line, follows: boolean, isAmongText: boolean) {
  if (platforms.test(key) || (follows && words.length <= 20 && ofTheSite.test(key))) return true;
  return channels.test(key) && (linked > 0 || !isAmongText);
}

/** Whether a line is one word set as a heading: "Save", "Print" head a part of a text as well as anything. */
export function isHeadingOfAWord({ kind, element, words, linked }: Line): boolean {
  if (words.length > 1 || linked > 0) return false;
  return kind === 'heading' || element.querySelector('b, strong') !== null;
}

// "Download the app" may be the first step of a way that the text tells.
function isOfTheText(list: Line): boolean {
  const items = itemKeys(list);
  const asks = (key: string): boolean =>
    appeals.is(key) || appeals.starts(key) || following.is(key.split(' ')[0] ?? '');
  return items.length > 1 && (list.element.tagName === 'OL' || !items.every(asks));
}

/** "Facebook", "WhatsApp", below "Follow our news on:": a list that a call announces. */
export function isOfACall(line: Line, before: Line | undefined): boolean {
  if (line.kind !== 'list' || !before || !before.endsInColon) return false;
  const items = itemKeys(line);
  const isShort = items.every((item) => item.split(' ').length <= 3);
  return isShort && items.some((item) => channels.test(item)) && isAppeal(before, false);
}

const fontSize = matcher('font-size-label');

/** "Font size:": what stood before the buttons for it. */
function isFontSize({ key, endsInColon }: Line): boolean {
  return endsInColon && fontSize.test(key);
}

const affiliate = matcher('affiliate-disclosure');

/** Words of the longest such note, by the letters that it begins with. */
const longestNote = { latin: 60, other: 40 };

/** "This post contains affiliate links …": how the site is paid. */
function isOfPaidLinks({ key, words }: Line): boolean {
  const most = /^[a-z]/.test(key) ? longestNote.latin : longestNote.other;
  return words.length <= most && affiliate.test(key);
}

const calls = [
  wordingTest({ 'tool-note': Infinity, 'comment-call': 14, 'feedback-question': 14 }),
  isOfPaidLinks,
  isFontSize,
  isComing,
  isTellUs,
  isTools,
  isVisit,
  endsInCall,
  isMailing,
  isWriteToUs,
];

/** What somebody did as well as what one is asked to do, in Arabic; words that open any sentence, in Persian. "تابعوا" is only asked. */
const told = matcher('asked-or-told-verb');

// "تابع فيسبوك…" may open a sentence of the text: it then has a sentence's length and full stop, or quotes somebody.
function isSentence({ text, key, words, linked }: Line, isAmongText: boolean): boolean {
  if (linked >= 0.1 || ofTheSite.test(key)) return false;
  if (/[.؟!]\s+\S|["“«]/.test(text) || saying.test(key)) return true;
  const isTold = told.test(words[0] ?? '');
  if (isTold && isAmongText) return true;
  const least = isTold ? 5 : 10;
  return words.length > least && /[.؟!…]\s*$/.test(text);
}

const coming = matcher('here-link-call');

/** "For more of it press here." */
function isComing({ element, key, words, linked }: Line): boolean {
  if (words.length > 14 || linked === 0) return false;
  return coming.test(key) && hasHereLink(element);
}

const hereLink = matcher('here-link');

/** Whether one of an element's links is named "here", "press here" and the like. */
export function hasHereLink(element: Element): boolean {
  return [...element.querySelectorAll('a')].some((link) =>
    hereLink.test(lineKey(link.textContent)),
  );
}

const writeToUs = matcher('write-to-us');

/** "If you want to talk about it, or found a mistake, write to us at …". */
function isWriteToUs({ text, key }: Line): boolean {
  if (/["«»“”]/.test(text)) return false;
  return writeToUs.test(key);
}

const callLink = matcher('call-link');

/** Whether a link's words ask to join, to subscribe or to give. */
export function isCallLink(text: string): boolean {
  return callLink.test(lineKey(text));
}

const unsubscribe = matcher('unsubscribe-link');

/** "This letter reached you because you subscribed. Unsubscribe": the foot of a newsletter. */
function isMailing({ element, linked }: Line): boolean {
  if (linked === 0) return false;
  return [...element.querySelectorAll('a')].some((link) =>
    unsubscribe.test(lineKey(link.textContent)),
  );
}

/** "This report is free thanks to our readers. [Join them]": the line's last words are a link that asks. */
function endsInCall({ element, words }: Line): boolean {
  if (words.length > 16) return false;
  const link = [...element.querySelectorAll('a')].at(-1)?.textContent?.trim() ?? '';
  return (
    link !== '' &&
    isCallLink(link) &&
    /[.!؟:…]\s*$/.test(element.textContent.trim().slice(0, -link.length)) &&
    element.textContent.trim().endsWith(link)
  );
}

const visit = matcher('visit-call');
const visitOpening = matcher('visit-opening');
const negation = phrases('negation');

/** "For the stars' pictures visit us on Instagram": a network, a link to it, and a request that nobody is quoted with. */
function isVisit({ text, key, words, linked }: Line): boolean {
  if (words.length > 20 || linked === 0 || !channels.test(key)) return false;
  const asked = visit.find(key);
  if (asked === Infinity || key.slice(0, asked).split(' ').length > 9) return false;
  if (/^[^«"“]{0,60}:/.test(text) || negation.leads(key)) return false;
  return asked === 0 || visitOpening.test(key);
}

/** "Print | Send to a friend | Views: 12": each part names something to do with the page, or counts. */
function isTools({ text, words }: Line): boolean {
  if (words.length > 14 || !/[|•·]/.test(text)) return false;
  const parts = text.split(/[|•·]/).map(lineKey);
  return parts.some(isTool) && parts.every((part) => isTool(part) || isCount(part));
}

const pageTool = matcher('page-tool');

function isTool(key: string): boolean {
  return appeals.is(key) || pageTool.test(key);
}

function isCount(key: string): boolean {
  return /\d/.test(key) && isMetaKey(key);
}

const tellUs = matcher('tell-us');
const opinionWord = matcher('opinion-word');

/** "Tell us your opinion." */
function isTellUs({ key, words }: Line): boolean {
  return words.length <= 14 && tellUs.test(key) && opinionWord.test(key);
}
