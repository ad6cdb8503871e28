import { arabicDigits, stripDiacritics, westernDigits } from '../../article/text/arabic.ts';

/** How Arabic is shown; the text itself, and so what is copied, stays as it is. */
export interface Display {
  readonly diacritics: 'shown' | 'hidden';
  readonly digits: 'original' | 'arabic' | 'latin';
}

/** Everything as the article has it. */
export const noDisplayChanges: Display = { diacritics: 'shown', digits: 'original' };

/** A text as the reader wants to see it. */
export function displayText(text: string, display: Display): string {
  const bare = display.diacritics === 'hidden' ? stripDiacritics(text) : text;
  if (display.digits === 'original') return bare;
  return display.digits === 'arabic' ? arabicDigits(bare) : westernDigits(bare);
}

/** Where an offset of the text stands in the text as shown. */
export function shownOffset(text: string, offset: number, display: Display): number {
  return display.diacritics === 'hidden' ? stripDiacritics(text.slice(0, offset)).length : offset;
}

/** Where an offset of the text as shown stands in the text itself. */
export function writtenOffset(text: string, shown: number, display: Display): number {
  if (display.diacritics === 'shown') return shown;
  let left = shown;
  let at = 0;
  for (; at < text.length && left > 0; at++) if (stripDiacritics(text.charAt(at))) left--;
  return at;
}
