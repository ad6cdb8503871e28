import { foldLetters } from '../../../article/text/arabic.ts';
import { rangeIn, textInLines } from '../../render/text-in-lines.ts';

const foldedCharacters = new Map<string, string>();

function foldedCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  const folded = /\s/.test(character) ? ' ' : foldLetters(character);
  foldedCharacters.set(character, folded);
  return folded;
}

/** Where a text has what is looked for, as UTF-16 ranges: diacritics, alef forms, case and digits make no difference. */
export function occurrences(text: string, query: string): { start: number; end: number }[] {
  const sought = [...query.trim()].map(foldedCharacter).join('');
  if (!sought) return [];
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldedCharacter(character);
    for (let i = 0; i < piece.length; i++) places.push(at);
    folded += piece;
    at += character.length;
  }
  places.push(text.length);
  const found: { start: number; end: number }[] = [];
  for (let i = folded.indexOf(sought); i >= 0; i = folded.indexOf(sought, i + sought.length)) {
    const start = places[i] ?? 0;
    const last = places[i + sought.length - 1] ?? start;
    found.push({ start, end: places.find((place) => place > last) ?? text.length });
  }
  return found;
}

/** Ranges of the page in which an element has what is looked for. */
export function findIn(element: Element, query: string): Range[] {
  const lines = textInLines(element);
  return occurrences(lines.text, query).map(({ start, end }) => rangeIn(lines, start, end));
}
