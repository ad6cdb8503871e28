import type { Direction } from './article.ts';

const rightToLeft =
  /[\u0590-\u05ff\u0600-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
const strong = /\p{L}/gu;

/** How many letters of a text run from right to left, of how many letters. */
export function strongLetters(text: string): { rtl: number; all: number } {
  const all = text.match(strong)?.length ?? 0;
  const rtl = text.match(rightToLeft)?.length ?? 0;
  return { rtl: Math.min(rtl, all), all };
}

/** Direction of a text by its letters: right-to-left words weigh more, since they are shorter and Latin names stand among them. */
export function textDirection(text: string, fallback: Direction): Direction {
  const { rtl, all } = strongLetters(text);
  if (all === 0) return fallback;
  return rtl / all >= (fallback === 'rtl' ? 0.3 : 0.4) ? 'rtl' : 'ltr';
}
