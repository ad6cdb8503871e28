import type { Direction } from './article.ts';

const latin =
  /[A-Za-z\u00aa-\u024f\u0370-\u052f\u1e00-\u1fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;

/** How many letters of a text run from right to left, of how many letters; of a long text its first 2,000 characters. */
export function strongLetters(text: string): { rtl: number; all: number } {
  let rtl = 0;
  let ltr = 0;
  const end = Math.min(text.length, 2000);
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x40) continue;
    // Most letters of most texts, told by the first comparison.
    if ((code >= 0x620 && code <= 0x64a) || isRightToLeft(code)) rtl += 1;
    else if (isLatin(code)) ltr += 1;
    else if (code > 0xa9 && !isSign(code) && latin.test(text.charAt(at))) ltr += 1;
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
