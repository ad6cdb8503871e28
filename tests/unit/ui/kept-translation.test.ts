// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { Article } from '../../../src/article/model.ts';
import { sourceSentences } from '../../../src/translation/segment-sentences.ts';
import { toMemoryEntry } from '../../../src/translation/sentences.ts';
import { keptTranslation } from '../../../src/ui/reader/translation/kept-translation.ts';
import { createTranslationStore } from '../../../src/ui/reader/translation/translation-store.ts';

const blocks = Array.from({ length: 40 }, (_, i) => ({
  kind: 'paragraph' as const,
  text: `جملة رقم ${i}.`,
  html: `<p>جملة <b>رقم ${i}</b>.</p>`,
  lang: 'ar',
  dir: 'rtl' as const,
}));
const article: Article = {
  ...{ id: 'a', url: 'https://example.org/a', title: 'عنوان', lang: 'ar', dir: 'rtl', blocks },
};
const english = sourceSentences(article).map((sentence) => {
  const target = { text: `Sentence of block ${sentence.block}`, marks: [] };
  const made = { engine: 'bergamot', model: '1' } as const;
  const links = sentence.block === 0 ? { links: 'ACAC' } : {};
  return toMemoryEntry(sentence, { ...sentence, target, ...made, ...links }, 'a', 'en');
});

it('gives the top of a kept translation first, and all of it in order', () => {
  const pieces = [...all(keptTranslation(english)(article, 'en'))];
  expect(pieces[0]?.at(0)?.target.text).toBe('Sentence of block 0');
  expect(pieces.flat().map(({ links }) => links)).toEqual(['ACAC', ...Array(40).fill(undefined)]);
  expect(pieces[0]?.length).toBeLessThan(41);
  expect(pieces.flat().map(({ block }) => block)).toEqual(Array.from({ length: 41 }, (_, i) => i));
});

it('gives nothing that is kept in another language', () => {
  expect([...all(keptTranslation(english)(article, 'fr'))].flat()).toEqual([]);
});

it('draws a block once, though the translator tells its sentences again', () => {
  const store = createTranslationStore();
  const [top = []] = all(keptTranslation(english)(article, 'en'));
  const redraw = vi.fn();
  store.subscribe(1, redraw);
  store.add(top);
  store.add(structuredClone(top));
  expect(redraw).toHaveBeenCalledTimes(1);
  store.add(top.map((one) => ({ ...one, engine: 'deepl' as const })));
  expect(redraw).toHaveBeenCalledTimes(2);
});

function* all<Value>(iterator: Iterator<Value, void>): Generator<Value> {
  for (let next = iterator.next(); !next.done; next = iterator.next()) yield next.value;
}
