/** How Arabic is shown; the text itself, and so what is copied, stays as it is. */
export interface Display {
  readonly diacritics: 'shown' | 'hidden';
  readonly digits: 'original' | 'arabic' | 'latin';
}

/** Everything as the article has it. */
export const asWritten: Display = { diacritics: 'shown', digits: 'original' };

// Harakat, tanwin, shadda, sukun, superscript alef and Quranic signs; hamza and madda above stay, since they make letters.
const diacritic =
  /[\u064B-\u0652\u0656-\u065F\u0670\u0610-\u061A\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]/u;
const diacritics = new RegExp(diacritic, 'gu');

/** A text as the reader wants to see it. */
export function displayText(text: string, display: Display): string {
  const bare = display.diacritics === 'hidden' ? text.replace(diacritics, '') : text;
  if (display.digits === 'arabic') return bare.replace(/\d/g, (digit) => shifted(digit, 0x0660));
  if (display.digits === 'latin')
    return bare
      .replace(/[\u0660-\u0669]/g, (digit) => shifted(digit, 0x30))
      .replace(/[\u06F0-\u06F9]/g, (digit) => shifted(digit, 0x30));
  return bare;
}

function shifted(digit: string, zero: number): string {
  return String.fromCharCode(zero + (digit.charCodeAt(0) % 16));
}

/** Where an offset of the text stands in the text as shown. */
export function shownOffset(text: string, offset: number, display: Display): number {
  return display.diacritics === 'hidden'
    ? text.slice(0, offset).replace(diacritics, '').length
    : offset;
}

/** Where an offset of the text as shown stands in the text itself. */
export function writtenOffset(text: string, shown: number, display: Display): number {
  if (display.diacritics === 'shown') return shown;
  let left = shown;
  let at = 0;
  for (; at < text.length && left > 0; at++) if (!diacritic.test(text.charAt(at))) left--;
  return at;
}
