import { expect, test } from 'vitest';
import { displayText, shownOffset, writtenOffset } from '../../../src/ui/render/display.ts';

const bare = { diacritics: 'hidden', digits: 'original' } as const;

test('diacritics are hidden and letters stay', () => {
  expect(displayText('إنَّهُ مُؤمِنٌ', bare)).toBe('إنه مؤمن');
});

test('digits are shown in the form that the reader chose', () => {
  expect(displayText('عام 2024 و٢٠٢٥', { diacritics: 'shown', digits: 'arabic' })).toBe(
    'عام ٢٠٢٤ و٢٠٢٥',
  );
  expect(displayText('عام 2024 و٢٠٢٥', { diacritics: 'shown', digits: 'latin' })).toBe(
    'عام 2024 و2025',
  );
});

test('offsets go between the text and what is shown of it', () => {
  const text = 'إنَّهُ هنا';
  const word = text.indexOf('هنا');
  const shown = displayText(text, bare).indexOf('هنا');
  expect(shownOffset(text, word, bare)).toBe(shown);
  expect(writtenOffset(text, shown, bare)).toBe(word);
  expect(writtenOffset(text, 99, bare)).toBe(text.length);
});
