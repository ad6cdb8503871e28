import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../src/article/model.ts';
import { compareArticles } from '../../../../src/library/compare/compare-articles.ts';
import { compareWords } from '../../../../src/library/compare/compare-words.ts';
import { kinds, paragraph, withBlocks } from './articles.ts';

/** A text's changes in one line: [-removed-] and [+added+]. */
function shown(older: string, newer: string, exact = false): string {
  return compareWords(older, newer, { exact })
    .map(({ kind, text }) => {
      const trimmed = text.trim();
      return { same: trimmed, removed: `[-${trimmed}-]`, added: `[+${trimmed}+]` }[kind];
    })
    .join(' ');
}

test('words are shown as they changed, whole', () => {
  expect(shown('قُتل ثلاثة أشخاص في الحادث', 'قُتل خمسة أشخاص في الحادث')).toBe(
    'قُتل [-ثلاثة-] [+خمسة+] أشخاص في الحادث',
  );
  expect(shown('قال المتحدث إن العمل بدأ', 'قال المتحدث')).toBe('قال المتحدث [-إن العمل بدأ-]');
  expect(shown('بدأ العمل، أمس', 'بدأ العمل أمس')).toBe('بدأ العمل [-،-] أمس');
  expect(shown('', 'نص')).toBe('[+نص+]');
  expect(shown('', '')).toBe('');
});

test.each([
  ['diacritics', 'قُتِلَ الرَّجُلُ', 'قتل الرجل'],
  ['tatweel', 'الســـلام', 'السلام'],
  ['hamza on an alef', 'ان الامم المتحدة اعلنت', 'إن الأمم المتحدة أعلنت'],
  ['hamza inside a word', 'مسئول في الشئون', 'مسؤول في الشؤون'],
  ['hamza at the end', 'شئ على الشاطىء', 'شيء على الشاطئ'],
  ['a wasla', 'ٱلكتاب', 'الكتاب'],
  ['the script of digits', 'عام ٢٠٢٦', 'عام 2026'],
  ['characters that nobody sees', 'الم\u200fدينة\u200b الكبيرة', 'المدينة الكبيرة'],
  ['composed letters', 'الآن', 'الا\u0653ن'],
])('%s counts only where it is asked for', (_, older, newer) => {
  expect(shown(older, newer)).not.toContain('[');
  expect(shown(older, newer, true)).toContain('[');
});

test.each([
  ['another word of the same letters but its hamza’s vowel', 'سأل الوزير', 'سئل الوزير'],
  ['the ending of a word', 'مدرسة', 'مدرسه'],
  ['the last letter', 'علي', 'على'],
  ['the case of a Latin letter', 'US', 'us'],
  ['a number', '٣ قتلى', '٥ قتلى'],
  ['a negation', 'لن يستقيل', 'يستقيل'],
])('%s counts', (_, older, newer) => {
  expect(shown(older, newer)).toContain('[');
});

const first = 'أعلنت وزارة النقل خطة جديدة لتوسيع شبكة القطارات بين المدن الساحلية';
const second = 'وقال المتحدث باسم الوزارة إن العمل يبدأ في مطلع العام المقبل';
const third = 'وتبلغ كلفة المشروع ثلاثة مليارات وتموله مصارف محلية وأجنبية';

describe('articles', () => {
  test('paragraphs are matched before their words', () => {
    const reworded = third.replace('ثلاثة مليارات', 'خمسة مليارات');
    const found = compareArticles(
      withBlocks(paragraph(first), paragraph(second), paragraph(third)),
      withBlocks(paragraph('فقرة جديدة تماما عن موضوع آخر'), paragraph(first), paragraph(reworded)),
    );
    expect(kinds(found)).toEqual(['added', 'same', 'removed', 'reworded']);
    expect(found.blocks[3]?.words.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'ثلاثة ' },
      { kind: 'added', text: 'خمسة ' },
    ]);
    expect(found.count).toBe(3);
  });

  test('each paragraph of the two stands in the comparison once, in its order', () => {
    const words = first.split(' ');
    const texts = (seed: number): Block[] =>
      Array.from({ length: 30 }, (_, n) => {
        const at = (n * seed) % words.length;
        return paragraph(
          [...words.slice(at), ...words.slice(0, at), `${(n * seed) % 17}`].join(' '),
        );
      });
    const [older, newer] = [texts(5), texts(7)];
    const { blocks } = compareArticles(withBlocks(...older), withBlocks(...newer));
    expect(blocks.flatMap((block) => block.newer)).toEqual(newer);
    const [stayed, moved] = [true, false].map((stays) =>
      blocks.flatMap((block) => (block.kind.startsWith('moved') === stays ? [] : block.older)),
    );
    expect(new Set([...(stayed ?? []), ...(moved ?? [])])).toEqual(new Set(older));
    expect(stayed).toEqual(older.filter((block) => stayed?.includes(block)));
  });

  test('headline, writer, dates and pictures are compared too', () => {
    const picture = (...pictures: string[]): Block =>
      paragraph('صورة من المكان', { kind: 'picture', pictures });
    const older = {
      ...withBlocks(paragraph(first), picture('https://a.example/1.jpg?w=300')),
      ...{ title: 'خطة للقطارات', byline: 'سلمى', publishedTime: '2026-01-02T10:00:00Z' },
    };
    const newer = {
      ...withBlocks(paragraph(first), picture('https://a.example/2.jpg')),
      ...{ title: 'خطة جديدة للقطارات', publishedTime: '2026-01-03T10:00:00Z' },
      byline: 'رنا',
    };
    const found = compareArticles(older, newer);
    expect(found.title.map(({ kind }) => kind)).toEqual(['same', 'added', 'same']);
    expect(found.facts).toEqual([
      { name: 'byline', older: 'سلمى', newer: 'رنا' },
      { name: 'publishedTime', older: older.publishedTime, newer: newer.publishedTime },
    ]);
    expect(found.blocks[1]).toMatchObject({
      kind: 'reworded',
      picturesRemoved: ['https://a.example/1.jpg?w=300'],
      picturesAdded: ['https://a.example/2.jpg'],
    });
    const resized = withBlocks(paragraph(first), picture('https://a.example/1.jpg?w=900'));
    const same = compareArticles(withBlocks(paragraph(first), older.blocks[1] as Block), resized);
    expect(same.count).toBe(0);
  });

  test('a picture whose caption is another one is the same picture', () => {
    const picture = (caption: string, ...pictures: string[]): Block =>
      paragraph(caption, { kind: 'picture', pictures });
    const found = compareArticles(
      withBlocks(paragraph(first), picture('الميناء صباح اليوم', 'https://a.example/1.jpg')),
      withBlocks(paragraph(first), picture('قاعة المؤتمر', 'https://a.example/1.jpg?w=300')),
    );
    expect(kinds(found)).toEqual(['same', 'reworded']);
    expect(found.blocks[1]).toMatchObject({ picturesRemoved: [], picturesAdded: [] });
  });

  test('a date counts as changed where another one is shown', () => {
    const at = (modifiedTime: string) => ({ ...withBlocks(paragraph(first)), modifiedTime });
    const facts = (newer: string) =>
      compareArticles(at('2026-01-02T10:00:00+03:00'), at(newer)).facts.length;
    expect(facts('2026-01-02T10:00:41+0300')).toBe(0);
    expect(facts('2026-01-02T10:05:00+03:00')).toBe(1);
    expect(facts('2026-01-02')).toBe(1);
  });
});

describe('paragraphs that were split, joined or moved', () => {
  /** What became of each block, with its words in one line: ¶ is where a paragraph ends. */
  const told = (older: readonly string[], newer: readonly string[]): string[] => {
    const all = (texts: readonly string[]) => withBlocks(...texts.map((text) => paragraph(text)));
    return compareArticles(all(older), all(newer)).blocks.map(({ kind, words }) => {
      const signs = { same: '', removed: '-', added: '+' };
      const changes = words.map((word) => `${signs[word.kind]}${word.text.trim()}`);
      return kind === 'same' ? kind : [kind, ...changes].join(' | ');
    });
  };

  test('a paragraph in two is split, not removed and added', () => {
    expect(told([`${first}. ${second}.`, third], [`${first}.`, `${second}.`, third])).toEqual([
      `split | ${first}. | +¶ | ${second}.`,
      'same',
    ]);
  });

  test('two paragraphs in one are joined', () => {
    expect(told([third, `${first}.`, `${second}.`], [third, `${first}. ${second}.`])).toEqual([
      'same',
      `joined | ${first}. | -¶ | ${second}.`,
    ]);
  });

  test('into four, of which none is most of the whole', () => {
    const fourth = 'ولم يصدر تعليق من نقابة السائقين التي عارضت الخطة قبل شهرين';
    const parts = [first, second, third, fourth];
    expect(told([parts.join('. ')], parts)).toEqual([
      `split | ${first} | -. | +¶ | ${second} | -. | +¶ | ${third} | -. | +¶ | ${fourth}`,
    ]);
    expect(told(parts, [parts.join(' ')])).toEqual([
      `joined | ${first} | -¶ | ${second} | -¶ | ${third} | -¶ | ${fourth}`,
    ]);
  });

  test('with the few words marked that changed meanwhile, between others that changed', () => {
    const reworded = second.replace('مطلع العام', 'نهاية العام');
    expect(
      told(
        ['ألغيت هذه الجملة كلها', `${first}. ${second}.`, third],
        [`${first}.`, `${reworded}.`, 'كتبت كلمات أخرى بعدها', third.replace('ثلاثة', 'خمسة')],
      ),
    ).toEqual([
      'removed | -ألغيت هذه الجملة كلها',
      `split | ${first}. | +¶ | وقال المتحدث باسم الوزارة إن العمل يبدأ في | -مطلع | +نهاية | العام المقبل.`,
      'added | +كتبت كلمات أخرى بعدها',
      expect.stringMatching(/^reworded/),
    ]);
  });

  test.each([
    ['a new paragraph after one that stayed', [first], [first, second], ['same', 'added']],
    [
      'a paragraph cut in half, and one of other words',
      [`${first}. ${second}.`],
      [`${first}.`, third],
      ['reworded', 'added'],
    ],
    [
      'a short paragraph of words that stand in another one, too',
      [`${first} ${second}`],
      [`${first} ${second} ${third}`, 'وقال المتحدث باسم الوزارة إن'],
      ['reworded', 'added'],
    ],
  ])('%s: nothing is split', (_, older, newer, expected) => {
    expect(told(older, newer).map((one) => one.split(' ')[0])).toEqual(expected);
  });

  test('a table or a list is not a paragraph that was split', () => {
    const list = (text: string) => paragraph(text, { kind: 'list' });
    const found = compareArticles(
      withBlocks(list(`${first} ${second}`)),
      withBlocks(list(first), list(second)),
    );
    expect(kinds(found)).toEqual(['reworded', 'added']);
  });

  test('a paragraph that stands elsewhere is moved, and counts once', () => {
    expect(told([first, second, third], [second, third, first])).toEqual([
      'same',
      'same',
      `moved-down | ${first}`,
    ]);
    expect(told([first, second, third], [third, first, second])).toEqual([
      `moved-up | ${third}`,
      'same',
      'same',
    ]);
    const [one, other] = [withBlocks(paragraph(first), paragraph(second)), paragraph(second)];
    expect(compareArticles(one, withBlocks(other, paragraph(first))).count).toBe(1);
  });

  test('what was joined is told also where another paragraph moved across it', () => {
    const [start, end] = ['هذه هي الفقرة الأولى من النص', 'وهذه الفقرة تختم الخبر كله'];
    const joined = `${first}. ${second}.`;
    expect(
      told([start, `${first}.`, `${second}.`, third, end], [start, end, joined, third]),
    ).toEqual(['same', `moved-up | ${end}`, `joined | ${first}. | -¶ | ${second}.`, 'same']);
  });

  test('what was reworded is told also where the one paragraph that stayed as it was moved across it', () => {
    const [start, end] = ['هذه هي الفقرة الأولى من النص', 'وهذه الفقرة تختم الخبر كله'];
    expect(
      told(
        [start, `${first}. ${second}.`, third, end],
        [`${start} الجديد`, end, `${first}.`, `${second}.`, `${third} اليوم`],
      ).map((change) => change.replace(/ \|.*/, '')),
    ).toEqual(['reworded', 'moved-up', 'split', 'reworded']);
  });

  test('a line that stands twice and goes once is removed', () => {
    expect(told([first, second, first], [first, second])).toEqual([
      'same',
      'same',
      `removed | -${first}`,
    ]);
  });

  test('a picture may have moved, too', () => {
    const picture = paragraph('', { kind: 'picture', pictures: ['https://a.example/1.jpg'] });
    const found = compareArticles(
      withBlocks(picture, paragraph(first), paragraph(second)),
      withBlocks(paragraph(first), paragraph(second), picture),
    );
    expect(kinds(found)).toEqual(['same', 'same', 'moved-down']);
  });
});
