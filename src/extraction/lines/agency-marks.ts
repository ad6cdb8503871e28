import { matcher } from '../language/language.ts';
import type { Line } from './line.ts';
import { agencyWords, lineKey } from './wording.ts';

/** "وام/محمد جاب الله/عاصم", "- محب -", "=== ر.ح.": who wrote, edited and sent it. */
function isInitials(text: string): boolean {
  if (/^\s*[-–—]{1,20}\s*\S{1,40}(?:\s\S{1,40}){0,2}\s*[-–—]{1,20}\s*$/.test(text)) return true;
  if (/^\s*[=_~*+-]{3,}\s*(?:\p{L}{1,2}[.\s]*){1,4}$/u.test(text)) return true;
  if (/[؟!:،"»”]|\.\s*$/.test(text)) return false;
  const parts = text.split('/').map((part) => lineKey(part).split(' '));
  if (parts.length > 1 && parts.every((part) => part.every((word) => /^\p{L}{1,2}$/u.test(word))))
    return true;
  return (
    parts.length > 1 &&
    agencyWords.is(parts[0]?.join(' ') ?? '') &&
    parts.every((part) => part.length <= 3)
  );
}

const end = matcher('closing-mark');

/** Whether a line is made of agencies, editors' initials, the word for the end and the time sent: "ع.م/ص.ش (رويترز، أ ف ب)", "(النهاية) ف ن ك / م م ج". */
export function isAgencies({ text, words, endsSentence }: Line, names: readonly string[]): boolean {
  if (words.length > 16 || words.length === 0) return false;
  if (isInitials(text)) return true;
  const isKnown = (word: string): boolean =>
    agencyWords.is(word) || names.includes(word) || (!endsSentence && end.test(word));
  return (
    words.some(isKnown) &&
    words.every((word) => word.length <= 2 || /^\d+$/.test(word) || isKnown(word))
  );
}
