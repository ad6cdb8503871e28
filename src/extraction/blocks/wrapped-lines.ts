import { foldLetters } from '../../article/text/arabic.ts';
import { phrases } from '../language/language.ts';

/** Words that lean on the next one: a line that ends with such was broken by its width, not by its writer. */
const leaning = phrases('leaning-word');

const pause = /[.،,؛;:!؟?…۔]/;
const endsInPause = /[.،,؛;:!؟?…۔][»”"')\]]*$/;
const stop = /[.!؟?…۔][»”"')\]]*$/;

/** Whether lines are one running text that was broken at a width, as mail and agencies' terminals do, and no verses or list. */
export function isWrapped(lines: readonly string[]): boolean {
  const inner = lines.slice(0, -1);
  if (inner.length === 0 || meanWords(inner) < 4) return false;
  const leans = inner.filter(leansOn).length;
  if (lines.length === 2) return leans === 1;
  const paused = lines.filter((line) => pause.test(line.slice(0, -2))).length;
  const ended = inner.filter((line) => endsInPause.test(line)).length;
  if (leans + paused === 0 || ended > 0.5 * inner.length || isRhymed(lines)) return false;
  return isFilled(lines) || hasSameCount(inner) || leans >= 0.2 * inner.length;
}

/** Whether a line of a wrapped text ends a paragraph: its sentence ends, far from the width. */
export function endsParagraph(line: string, lines: readonly string[]): boolean {
  return stop.test(line) && line.length < 0.75 * widest(lines);
}

function leansOn(line: string): boolean {
  return leaning.is(foldLetters(line.split(' ').at(-1) ?? ''));
}

function meanWords(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.split(' ').length, 0) / lines.length;
}

function widest(lines: readonly string[]): number {
  return lines.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Whether no line had room for the first word of the next. */
function isFilled(lines: readonly string[]): boolean {
  const width = widest(lines);
  return lines.every((line, index) => {
    const [word] = lines[index + 1]?.split(' ') ?? [];
    return word === undefined || line.length + 1 + word.length >= width || stop.test(line);
  });
}

function hasSameCount(lines: readonly string[]): boolean {
  const counts = new Set(lines.map((line) => line.split(' ').length));
  return counts.size === 1;
}

/** Whether most lines, or most of every second, end in the same letter. */
function isRhymed(lines: readonly string[]): boolean {
  if (lines.length < 4) return false;
  const ends = lines.map((line) => line.replace(/[^\p{L}]/gu, '').at(-1) ?? '');
  return [ends, ends.filter((_, index) => index % 2 === 1)].some((some) => {
    const most = Math.max(...some.map((end) => some.filter((other) => other === end).length));
    return some.length >= 2 && most >= 0.75 * some.length && some.length > 2;
  });
}
