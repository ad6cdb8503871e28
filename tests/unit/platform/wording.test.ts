import { expect, it } from 'vitest';
import arabic from '../../../_locales/ar/messages.json';
import english from '../../../_locales/en/messages.json';

const texts = (catalogue: Record<string, { message: string }>): [string, string][] =>
  Object.entries(catalogue).map(([name, { message }]) => [name, message]);

/** Commands in the imperative; buttons name the action with a verbal noun instead. */
const imperative =
  /^(?:احفظ|احذف|اختبر|استخدم|اطبع|شارك|انسخ|أغلق|أوقف|نزّل|أكمل|حدّث|افتح|كبّر|صغّر|تابع|ابحث|خذ|اسمح|حاول|أعد|بدّل|أظهر|ابدأ)(?: |$)/;

it('has no sentence-less command in the imperative on an Arabic button', () => {
  const found = texts(arabic).filter(([, text]) => imperative.test(text) && !/[.:؟]/.test(text));
  expect(found).toEqual([]);
});

it('has every plural form that Arabic has, and the same values in both languages', () => {
  const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const names = Object.keys(arabic);
  for (const name of Object.keys(english)) {
    const base = /^(.*)_other$/.exec(name)?.[1];
    if (base) expect(names).toEqual(expect.arrayContaining(forms.map((form) => `${base}_${form}`)));
    const values = (text = ''): string[] => [...new Set(text.match(/\$\d/g))].sort();
    const one = english[name as keyof typeof english].message;
    const other = arabic[name as keyof typeof arabic]?.message;
    if (!/_(?:one|two|zero)$/.test(name))
      expect([name, values(other)]).toEqual([name, values(one)]);
  }
});

it('writes typographic apostrophes and ellipses', () => {
  const found = [...texts(english), ...texts(arabic)].filter(([, text]) => /'|\.\.\./.test(text));
  expect(found).toEqual([]);
});
