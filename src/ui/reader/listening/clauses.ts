import { cut } from '../../../article/text/cut.ts';

/**
 * The most that is said at once, in UTF-16 units at a voice's own speed: some 12 seconds of Arabic. Chromium goes silent
 * after about 15 s of one utterance of an online voice (https://crbug.com/679437).
 */
const longest = 140;

/** The end of a clause, with the white space behind it. */
const clauseEnd = /[،؛,;:.!?؟…–—](?:["'»”’)\]]*)\s+/g;

/** A text in pieces that are said one by one: cut where a clause ends, else between words; speed is a multiple of the voice's own. */
export function spokenPieces(text: string, speed: number): string[] {
  const most = Math.round(longest * Math.min(1, speed));
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = placeToCut(rest, most);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest].filter(Boolean);
}

/** Where the first piece ends: at the last clause of it that is not too short to be said alone. */
function placeToCut(text: string, most: number): number {
  const first = text.slice(0, most + 1);
  const ends = Array.from(first.matchAll(clauseEnd), (match) => match.index + match[0].length);
  const clause = ends.findLast((end) => end >= most / 3);
  const space = first.lastIndexOf(' ');
  return clause ?? (space > 0 ? space : cut(text, most).length || most);
}
