// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { markArabicRuns } from '../../../../src/library/citation/arabic-runs.ts';

test.each([
  [
    'مها الكاتب. “دار النخيل تفتتح مكتبة” [The Library Opens].',
    ['مها الكاتب. “دار النخيل تفتتح مكتبة”'],
  ],
  ['مها الكاتب. “The Library Opens.” ', ['مها الكاتب']],
  ['"دار النخيل" [A House]. ', ['"دار النخيل"']],
  [', 12 مارس، 2026. http://news.example/', ['12 مارس، 2026']],
  ['Haddad, Salma (أخبار الساحل), 2026', ['(أخبار الساحل)']],
  ['“خطة 2030: «القطارات» & 5%.” [Plan]', ['“خطة 2030: «القطارات» & 5%.”']],
  ['مها الكاتب. (2026, March 5). ', ['مها الكاتب']],
  ['The Plan, 5 March 2026.', []],
  ['John Smith. (2026، مارس 5). The Plan.', ['مارس 5']],
  ['John Smith. (2026، مارس 5). خطة (القطارات).', ['مارس 5', 'خطة (القطارات)']],
  [') The Plan, 5 مارس.', ['5 مارس']],
  ['“The Nakhl 20: خطة.” أخبار', ['خطة', 'أخبار']],
])('Arabic of %s', (text, runs) => {
  const entry = document.createElement('p');
  const inner = document.createElement('i');
  inner.textContent = text;
  entry.append(inner);
  markArabicRuns(entry);
  expect(entry.textContent).toBe(text);
  const marked = [...entry.querySelectorAll('i > span')] as HTMLElement[];
  expect(marked.map((run) => run.textContent)).toEqual(runs);
  expect(marked.every((run) => run.dir === 'rtl')).toBe(true);
});

test.each([
  ['شركة Nakhl تعلن "هاتفاً" (نسخة Pro)', 'مها. “شركة Nakhl تعلن ‘هاتفاً’ (نسخة Pro)”'],
  ['Nakhl 20: خطة الشركة الجديدة', 'مها. “Nakhl 20: خطة الشركة الجديدة.”'],
  ['تطبيق جديد من Nakhl', 'مها. “تطبيق جديد من Nakhl.”'],
])('%s is one run with its Latin words', (title, run) => {
  const entry = document.createElement('p');
  entry.textContent = `${run} [The Plan]. Coast`;
  markArabicRuns(entry, [title]);
  expect(entry.textContent).toBe(`${run} [The Plan]. Coast`);
  expect([...entry.children].map((span) => span.textContent)).toEqual([run]);
});

test('a title that is mainly Latin is none', () => {
  const entry = document.createElement('p');
  entry.textContent = 'The Plan of the مدينة Railways.';
  markArabicRuns(entry, ['The Plan of the مدينة Railways']);
  expect([...entry.children].map((span) => span.textContent)).toEqual(['مدينة']);
});
