import { expect, test } from 'vitest';
import { isolatesOf } from '../../../src/ui/render/isolate.ts';

const kept = (text: string, dir: 'rtl' | 'ltr'): string[] =>
  isolatesOf(text, dir).map(({ start, end }) => text.slice(start, end));

test('what breaks inside Arabic is kept apart whole', () => {
  expect(kept('معايير C++20 الجديدة', 'rtl')).toEqual(['C++20']);
  expect(kept('بلغة C++ و.NET ثم AT&T', 'rtl')).toEqual(['C++', '.NET', 'AT&T']);
  expect(kept('هاتف: +966 11 234 5678.', 'rtl')).toEqual(['+966 11 234 5678']);
  expect(kept('زوروا https://news.example/a?b=1، ثم', 'rtl')).toEqual([
    'https://news.example/a?b=1',
  ]);
  expect(kept('بسعر $100 أو -5', 'rtl')).toEqual(['$100', '-5']);
});

test('Arabic words and their own punctuation are left alone', () => {
  expect(kept('قال «نعم» (أمس)، ثم ٣٫٥ في #غزة_الآن؟', 'rtl')).toEqual([]);
  expect(kept('يوم 15/01/2024 الساعة 10:30', 'rtl').join('')).not.toMatch(/[\u0621-\u064a]/);
});

test('Arabic inside English is one stretch, without the English around it', () => {
  expect(kept('The paper صحيفة النخيل said (كتاب) so.', 'ltr')).toEqual(['صحيفة النخيل', 'كتاب']);
});
