import { matcher, phrases } from '../language/language.ts';
import type { Condition, Place } from './condition.ts';
import type { Line } from './line.ts';
import { isSentence } from './sentence.ts';
import { agencyWords, bylineStarts, deskWords, lineKey, signOffs, trades } from './wording.ts';

/** Says who made the text, where it was taken from or that it ends, and nothing more. */
export const signOff: Condition = {
  most: 45,
  any: [
    {
      test: ({ text }) => !isSentence(text),
      any: [{ has: [matcher('sign-off')] }, { most: 3, starts: signOffs }],
    },
    // "From the agencies; A.H./S.N."
    {
      most: 14,
      form: /(?:^|[\s(؛;،])\p{L}\.\s?\p{L}\.?\s*\/\s*\p{L}\.\s?\p{L}\.?(?:\s*\([^()]*\))?\s*$/u,
    },
    // "======== A.H.", "/ A."
    { most: 4, form: /^\s*(?:\/|[=_*-]{4,})\s*(?:\p{L}{1,3}[.\s/]*){1,4}$/u },
    // A name in brackets.
    { most: 5, form: /^\s*[([][^)\]]+[)\]]\s*$/ },
    // "(Reporting by …; editing by …)", and the same in italics.
    { form: /^\s*\(.*\)\s*$/, any: [{ starts: signOffs }, { leads: bylineStarts }] },
    { starts: signOffs, test: isEmphasised },
    // "* Quoted from the journal Al-Wadi"
    { most: 6, never: /[.؟!،]\s*$/, has: [matcher('taken-from')] },
    // "With files from the agencies"
    { most: 14, has: [matcher('made-by')] },
    // "Contact Rana Haddad at rana@…"
    { most: 14, leads: phrases('contact-verb'), form: /\w@\w|\d{3}/ },
    // "The Bay Herald News Desk": the paper, and those who make it.
    { fewest: 2, most: 6, ended: false, test: isOfTheDesk },
    { never: /[.؟!:،]\s*$/, test: isWriterNote },
  ],
};

function isOfTheDesk({ words }: Line, { names = [] }: Place): boolean {
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
function isWriterNote({ text }: Line): boolean {
  const key = lineKey(text);
  const words = key.split(' ').length;
  return words > 1 && words < (/^\s*[*•]/.test(text) ? 14 : 6) && opensWithTrade(key);
}

function isEmphasised({ element }: Line): boolean {
  const only = element.firstElementChild;
  if (!only || !/^(?:EM|I|SMALL)$/.test(only.tagName)) return false;
  return only.textContent.trim().length >= element.textContent.trim().length - 2;
}

const end = matcher('closing-mark');

/** Is made of agencies, editors' initials, the word for the end and the time sent: "ع.م/ص.ش (رويترز، أ ف ب)", "(النهاية) ف ن ك / م م ج". */
export const agencyMark: Condition = {
  fewest: 1,
  most: 16,
  any: [
    // "- محب -", "=== ر.ح.": who wrote, edited and sent it.
    { form: /^\s*[-–—]{1,20}\s*\S{1,40}(?:\s\S{1,40}){0,2}\s*[-–—]{1,20}\s*$/ },
    { form: /^\s*[=_~*+-]{3,}\s*(?:\p{L}{1,2}[.\s]*){1,4}$/u },
    { form: /\//, never: /[؟!:،"»”]|\.\s*$/, test: areInitials },
    { test: isOfAgencies },
  ],
};

/** "م م ج/ص ش", "وام/محمد جاب الله/عاصم" */
function areInitials({ text }: Line): boolean {
  const parts = text.split('/').map(lineKey);
  if (parts.every((part) => /^\p{L}{1,2}(?: \p{L}{1,2})*$/u.test(part))) return true;
  return agencyWords.is(parts[0] ?? '') && parts.every((part) => part.split(' ').length <= 3);
}

function isOfAgencies({ words, endsSentence }: Line, { names = [] }: Place): boolean {
  const isKnown = (word: string): boolean =>
    agencyWords.is(word) || names.includes(word) || (!endsSentence && end.test(word));
  return (
    words.some(isKnown) &&
    words.every((word) => word.length <= 2 || /^\d+$/.test(word) || isKnown(word))
  );
}
