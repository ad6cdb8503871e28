import type { Direction } from './article.ts';

const latin =
  /[A-Za-z\u00aa-\u024f\u0370-\u052f\u1e00-\u1fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;

const pieces = 6;
const pieceLength = 120;

/** A short text itself; of a long one 720 characters in pieces from its beginning to its end, enough to tell its language. */
export function sample(text: string): string {
  if (text.length <= pieces * pieceLength) return text;
  const step = Math.floor(text.length / pieces);
  const starts = Array.from({ length: pieces }, (_, piece) => piece * step);
  return starts.map((start) => text.slice(start, start + pieceLength)).join('');
}

/** How many letters of a text's sample run from right to left, of how many letters. */
export function strongLetters(text: string): { rtl: number; all: number } {
  const letters = sample(text);
  let rtl = 0;
  let ltr = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at);
    if (code <= 0x40) continue;
    // Most letters of most texts, told by the first comparison.
    if ((code >= 0x620 && code <= 0x64a) || isRightToLeft(code)) rtl += 1;
    else if (isLatin(code)) ltr += 1;
    else if (code > 0xa9 && !isSign(code) && latin.test(letters.charAt(at))) ltr += 1;
  }
  return { rtl, all: rtl + ltr };
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Arabic signs and digits, general punctuation. */
function isSign(code: number): boolean {
  return (code >= 0x600 && code <= 0x6ff) || (code >= 0x2000 && code <= 0x2bff);
}

/** Letters of Hebrew, Arabic and their neighbours, without their digits, signs and punctuation. */
function isRightToLeft(code: number): boolean {
  if (code < 0x5d0 || code > 0xfefc) return false;
  if (code <= 0x5f2 || (code >= 0x620 && code <= 0x64a)) return true;
  if (code >= 0x66e && code <= 0x6d5) return true;
  if (code >= 0x6ee && code <= 0x8c9) return code < 0x6f0 || code > 0x6f9;
  return (code >= 0xfb1d && code <= 0xfdfb) || code >= 0xfe70;
}

/** Direction of a text by its letters: right-to-left words weigh more, since they are shorter and Latin names stand among them. */
export function textDirection(text: string, fallback: Direction): Direction {
  const { rtl, all } = strongLetters(text);
  if (all === 0) return fallback;
  return rtl / all >= (fallback === 'rtl' ? 0.25 : 0.4) ? 'rtl' : 'ltr';
}
