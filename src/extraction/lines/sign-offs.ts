import { matcher, phrases } from '../language/language.ts';
import type { Line } from './line.ts';
import { isSentence } from './sentence.ts';
import { bylineStarts, deskWords, lineKey, signOffs, trades } from './wording.ts';

const ends = [isEnd, isInitialed, isTakenFrom, isOfTheDesk, isMade, isOfMakers];

/** Whether a line says who made the text, where it was taken from or that it ends, and nothing more. */
export function isSignOff(line: Line, names: readonly string[]): boolean {
  if (line.words.length > 45) return false;
  return ends.some((isOne) => isOne(line, names)) || isWriterNote(line.text);
}

const signOff = matcher('sign-off');

function isEnd({ text, key, words }: Line): boolean {
  if (isSentence(text)) return false;
  return signOff.test(key) || (words.length <= 3 && signOffs.starts(key));
}

const initials = '\\p{L}\\.\\s?\\p{L}\\.?';
const initialed = new RegExp(
  `(?:^|[\\s(؛;،])${initials}\\s*/\\s*${initials}(?:\\s*\\([^()]*\\))?\\s*$`,
  'u',
);

/** "======== A.H.", "/ A.", "From the agencies; A.H./S.N.": the initials of those who made it. */
function isInitialed({ text, words }: Line): boolean {
  if (words.length <= 14 && initialed.test(text)) return true;
  return words.length <= 4 && /^\s*(?:\/|[=_*-]{4,})\s*(?:\p{L}{1,3}[.\s/]*){1,4}$/u.test(text);
}

/** "(Reporting by …; editing by …)", the same in italics, or a name in brackets, alone on the last line. */
function isOfMakers({ text, element, key, words }: Line): boolean {
  if (words.length <= 5 && /^\s*[([][^)\]]+[)\]]\s*$/.test(text)) return true;
  if (signOffs.starts(key) && isEmphasised(element)) return true;
  const names = signOffs.starts(key) || bylineStarts.leads(key);
  return names && /^\s*\(.*\)\s*$/.test(text);
}

const takenFrom = matcher('taken-from');

/** "* Quoted from the journal Al-Wadi". */
function isTakenFrom({ text, key, words }: Line): boolean {
  return words.length <= 6 && takenFrom.test(key) && !/[.؟!،]\s*$/.test(text);
}

const made = matcher('made-by');
const contact = phrases('contact-verb');

/** "With files from the agencies", "Contact Rana Haddad at rana@…". */
function isMade({ text, key, words }: Line): boolean {
  if (words.length > 14) return false;
  return made.test(key) || (contact.leads(key) && /\w@\w|\d{3}/.test(text));
}

/** "The Bay Herald News Desk": the paper, and those who make it. */
function isOfTheDesk({ words, endsSentence }: Line, names: readonly string[]): boolean {
  if (words.length > 6 || words.length < 2 || endsSentence) return false;
  return (
    words.some(deskWords.is) && words.every((word) => deskWords.is(word) || names.includes(word))
  );
}

/** Opens with what somebody who writes is. */
export function opensWithTrade(key: string): boolean {
  return trades.leads(key) || otherOpenings.leads(key);
}

const otherOpenings = phrases('profession-opening');

/** "* A writer from Jordan": what a columnist is. */
function isWriterNote(text: string): boolean {
  const key = lineKey(text);
  const words = key.split(' ').length + 1;
  if (!key.includes(' ') || !opensWithTrade(key) || /[.؟!:،]\s*$/.test(text)) return false;
  return words <= (/^\s*[*•]/.test(text) ? 14 : 6);
}

function isEmphasised(element: Element): boolean {
  const only = element.firstElementChild;
  if (!only || !/^(?:EM|I|SMALL)$/.test(only.tagName)) return false;
  return only.textContent.trim().length >= element.textContent.trim().length - 2;
}
