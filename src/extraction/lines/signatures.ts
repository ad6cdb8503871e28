import { matcher } from '../language/language.ts';
import type { Line } from './line.ts';

/** Two or three words of Arabic or Hebrew letters and no sign: as a name stands alone. */
const bareName =
  /^\s*(?:[\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){1,2}|[\u05d0-\u05ea]{2,}(?: [\u05d0-\u05ea]{2,}){1,2})\s*$/;

// "More another time", "God is our help": how columns close.
const farewell = matcher('farewell');
const regards = matcher('regards');

const fewestLines = 3;

/** Drops a name in bold that stands alone before an article's first line: who wrote it. */
export function dropOpeningName(lines: readonly Line[]): Line[] {
  const first = lines.slice(0, 4).findIndex(isBareName);
  const opening = lines[first];
  if (!opening || !lines[first + 1]?.prose || !isEmphasised(opening)) return [...lines];
  if (lines.slice(0, first).some((line) => !/^(?:picture|list)$/.test(line.kind)))
    return [...lines];
  // Where others like it stand in the text, it is the heading of a part.
  const alike = lines.filter((line) => isBareName(line) || line.kind === 'heading');
  const enough = lines.filter((line) => line.prose).length >= fewestLines;
  return enough && alike.length === 1 ? lines.filter((line) => line !== opening) : [...lines];
}

/** Whether a line is a name, and nothing else, in Arabic or Hebrew letters. */
function isBareName(line: Line): boolean {
  return line.kind === 'paragraph' && isNamed(line);
}

/** Whether a line, or a heading, says a name and nothing else. */
export function isNamed({ text, key, words }: Line): boolean {
  return words.length <= 3 && bareName.test(text) && !farewell.test(key);
}

/** Whether an article's last line is a name alone, below a sentence. */
export function isSignature(line: Line, before: Line | undefined): boolean {
  if (line.kind !== 'paragraph' || line.words.length > 3) return false;
  // "Najat H.", "N. Haddad"
  const shortened = /^\s*(?:\p{L}{2,} \p{L}\.?|\p{L}\. ?\p{L}{2,}(?: \p{L}{2,})?)\s*$/u;
  const isName = line.words.length === 2 && isBareName(line);
  if (!isName && !shortened.test(line.text)) return false;
  if (before && regards.test(before.key)) return true;
  return before?.prose === true && /[.»”"!؟]\s*$/.test(before.text);
}

function isEmphasised({ text, element }: Line): boolean {
  const strong = element.querySelector('strong, b');
  return strong?.textContent?.trim() === text.trim();
}
