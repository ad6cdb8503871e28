import type { Direction } from '../model.ts';

/** Letters of Hebrew, Arabic and their neighbours, without their digits, signs and punctuation. */
const rightToLeft =
  /[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d5\u06ee\u06ef\u06fa-\u08c9\ufb1d-\ufdfb\ufe70-\ufefc]+/g;
const leftToRight =
  /[A-Za-z\u00aa-\u024f\u0370-\u052f\u1e00-\u1fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+/g;

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
  const others = letters.replace(rightToLeft, '');
  return {
    rtl: letters.length - others.length,
    all: letters.length - others.replace(leftToRight, '').length,
  };
}

/** Direction of a text by its letters: right-to-left words weigh more, since they are shorter and Latin names stand among them. */
export function textDirection(text: string, fallback: Direction): Direction {
  const { rtl, all } = strongLetters(text);
  if (all === 0) return fallback;
  return rtl / all >= (fallback === 'rtl' ? 0.25 : 0.4) ? 'rtl' : 'ltr';
}

/** A part turns against a left-to-right block only where most of its letters do: English sentences hold Arabic names. */
export function inlineDirection(text: string, around: Direction): Direction {
  if (around === 'rtl') return textDirection(text, around);
  const { rtl, all } = strongLetters(text);
  return rtl * 2 > all ? 'rtl' : 'ltr';
}
