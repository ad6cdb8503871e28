// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Article, Block } from '../../../../src/article/model.ts';
import {
  type HeardSentence,
  readingOrder,
  spokenText,
} from '../../../../src/ui/reader/listening/reading-order.ts';

const block = (html: string, more: Partial<Block> = {}): Block => ({
  ...{ kind: 'paragraph', lang: 'ar', dir: 'rtl', html, text: html.replace(/<[^>]*>/g, ' ') },
  ...more,
});

const articleOf = (...blocks: readonly Block[]): Article => ({
  ...{ id: 'a', url: 'https://news.example/', title: 'مكتبتان جديدتان', lang: 'ar', dir: 'rtl' },
  blocks: [...blocks],
});

function allOf(article: Article): HeardSentence[] {
  const order = readingOrder(article);
  const all: HeardSentence[] = [];
  for (let one = order.from(0); one; one = order.beside(one, 1)) all.push(one);
  return all;
}

const texts = (...blocks: readonly Block[]): string[] =>
  allOf(articleOf(...blocks)).map(({ text }) => text);

test('title, paragraphs, captions, items and cells are read as they stand; code is not', () => {
  const read = texts(
    block('<p>افتتحت المدينة مكتبتين. وحضر الناس.</p>'),
    block('<figure><img alt="صورة"><figcaption>المكتبة من الداخل</figcaption></figure>', {
      kind: 'picture',
    }),
    block('<pre>open = true</pre>', { kind: 'code', lang: 'en', dir: 'ltr' }),
    block('<ul><li>كتب<ul><li>قديمة</li></ul></li><li>مجلات</li></ul>', { kind: 'list' }),
    block('<table><tr><th>المكان</th><td>الوسط</td></tr><tr><td>100</td><td>—</td></tr></table>', {
      kind: 'table',
    }),
    block('<p>***</p>'),
    block('<p>والسلام.</p>'),
  );
  expect(read).toEqual([
    ...['مكتبتان جديدتان', 'افتتحت المدينة مكتبتين.', 'وحضر الناس.', 'المكتبة من الداخل'],
    ...['كتب', 'قديمة', 'مجلات', 'المكان', 'الوسط', '100', 'والسلام.'],
  ]);
});

test('the way back is the way there', () => {
  const article = articleOf(
    block('<p>أولى. ثانية.</p>'),
    block('<p>***</p>'),
    block('<p>ثالثة.</p>'),
  );
  const there = allOf(article);
  const order = readingOrder(article);
  const back: HeardSentence[] = [];
  let one = there.at(-1) && order.at({ ...(there.at(-1) as HeardSentence), at: 0 });
  for (; one; one = order.beside(one, -1)) back.unshift(one);
  expect(back).toEqual(there);
});

test('a place in a block is its sentence, and where none is, the next one', () => {
  const order = readingOrder(
    articleOf(
      block('<p>أولى الجمل. ثانية الجمل.</p>'),
      block('<p>***</p>'),
      block('<p>نهاية.</p>'),
    ),
  );
  const at = (place: number, block = 1) => order.at({ block, segment: 0, at: place })?.text;
  expect([at(0), at(5), at(14)]).toEqual(['أولى الجمل.', 'أولى الجمل.', 'ثانية الجمل.']);
  expect([at(0, 2), at(99, 3)]).toEqual(['نهاية.', undefined]);
});

test('a note’s number is not read, a power is a character, and marks that nobody sees are gone', () => {
  const [, first] = texts(
    block('<p>بلغ العدد 10<sup>6</sup> في العــام<sup><a href="#n1">1</a></sup> \u200fالماضي.</p>'),
  );
  expect(first).toBe('بلغ العدد 10⁶ في العام الماضي.');
});

test('a translation is said without its note’s number too', () => {
  const [, sentence] = allOf(
    articleOf(block('<p>وصل الوفد<sup><a href="#n1">1</a></sup> أمس.</p>')),
  );
  const note = [...(sentence?.signs ?? [])].find(([, sign]) => sign === '')?.[0] ?? -1;
  const said = spokenText(
    { text: 'The delegation1 arrived yesterday.', marks: [{ start: 14, end: 15, element: note }] },
    sentence?.signs ?? new Map(),
  );
  expect(said).toBe('The delegation arrived yesterday.');
});

test('each sentence has its block’s language, and its letters’ where they run the other way', () => {
  const languages = allOf(
    articleOf(
      block('<p>قالت شركة گوگل إنها باقية.</p>'),
      block('<p>The library is open and it is free for all of the readers.</p>'),
      block('<p>Bibliothek</p>', { lang: 'de', dir: 'ltr' }),
      block('<ul><li>كتب</li><li>the history of the city</li></ul>', { kind: 'list' }),
      block('<p>2026</p>', { lang: 'und' }),
    ),
  ).map(({ lang }) => lang);
  expect(languages).toEqual(['ar', 'ar', 'en', 'de', 'ar', 'en', 'ar']);
});
