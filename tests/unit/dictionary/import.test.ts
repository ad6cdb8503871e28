import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { definitionHtml } from '../../../src/dictionary/format/definition-html.ts';
import { importDictionary } from '../../../src/dictionary/import-dictionary.ts';
import { lookUp } from '../../../src/dictionary/look-up.ts';
import { deleteDictionary, listDictionaries } from '../../../src/dictionary/store/database.ts';
import { dictionaryFile, index, term } from './zip.ts';

const take = (
  file: Blob,
  more: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
) =>
  importDictionary(file, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...more,
  });

const small = {
  'index.json': index,
  'term_bank_1.json': [
    term('حكومة', 'حُكُومَة', 'government', {
      type: 'structured-content',
      content: { tag: 'ul', content: [{ tag: 'li', content: 'a <b>body</b>' }] },
    }),
    term('كتب', 'كَتَبَ', 'to write'),
    term('كتب', 'كُتُب', 'books'),
    term('أقلام', 'أَقْلَام', ['قلم', ['plural']]),
    term('قلم', 'قَلَم', 'pen'),
    ['no entry'],
  ],
  'tag_bank_1.json': [['noun', 'partOfSpeech', 0, 'a noun', 0]],
  'term_meta_bank_1.json': [
    ['حكومة', 'freq', 12],
    ['حكومة', 'ipa', { reading: '', transcriptions: [{ ipa: '/ħu.kuː.ma/' }] }],
  ],
};

test('a dictionary is read, looked up in and deleted', async () => {
  const shares: number[] = [];
  const dictionary = await take(await dictionaryFile(small), {
    onProgress: (share) => shares.push(share),
  });
  expect(dictionary).toMatchObject({ entries: 5, leftOut: 1, isWhole: true });
  expect(shares.at(-1)).toBe(1);
  const [found] = await lookUp('وحكومتهم');
  expect(found?.entry.term).toBe('حكومة');
  expect(found?.form.steps).toEqual([
    { name: 'and', start: 'و' },
    { name: 'them', end: 'هم' },
    { name: 'feminine', end: 'ت' },
  ]);
  expect(found?.tags).toEqual([{ name: 'noun', notes: 'a noun' }]);
  expect(found?.facts.map(({ frequency, pronunciations }) => [frequency, pronunciations])).toEqual([
    ['12', undefined],
    [undefined, ['/ħu.kuː.ma/']],
  ]);
  expect(found?.entry.definitions.map(definitionHtml)).toEqual([
    'government',
    '<ul><li>a &#60;b&#62;body&#60;/b&#62;</li></ul>',
  ]);
  await deleteDictionary(dictionary.id);
  expect(await lookUp('حكومة')).toEqual([]);
});

test('diacritics tell words of the same letters apart, where the text has them', async () => {
  const { id } = await take(await dictionaryFile(small));
  const first = async (word: string) => (await lookUp(word))[0]?.entry.reading;
  expect(await first('كُتُبٌ')).toBe('كُتُب');
  expect(await first('كَتَبَ')).toBe('كَتَبَ');
  expect(await first('وكُتُبها')).toBe('كُتُب');
  await deleteDictionary(id);
});

test('a form leads on to the word that it is a form of', async () => {
  const { id } = await take(await dictionaryFile(small));
  expect((await lookUp('الأقلام')).map(({ entry }) => entry.term)).toEqual(['أقلام', 'قلم']);
  await deleteDictionary(id);
});

test.each([
  ['no zip at all', new Blob(['hello']), 'not-a-dictionary'],
  ['no index', dictionaryFile({ 'term_bank_1.json': [] }), 'not-a-dictionary'],
  ['an index that is none', dictionaryFile({ 'index.json': '{' }), 'not-a-dictionary'],
  [
    'no entries',
    dictionaryFile({ 'index.json': index, 'term_bank_1.json': [['x']] }),
    'not-a-dictionary',
  ],
  ['an older format', dictionaryFile({ 'index.json': { ...index, format: 1 } }), 'other-format'],
  [
    'a bank that ends early',
    dictionaryFile({ 'index.json': index, 'term_bank_1.json': '[["a","",""' }),
    'damaged',
  ],
  [
    'a bank that is no array',
    dictionaryFile({ 'index.json': index, 'term_bank_1.json': '{"a": 1}' }),
    'damaged',
  ],
  [
    'a bank of broken JSON',
    dictionaryFile({ 'index.json': index, 'term_bank_1.json': '[nonsense]' }),
    'damaged',
  ],
  [
    'an endless row',
    dictionaryFile({ 'index.json': index, 'term_bank_1.json': `["${'ا'.repeat(3_000_000)}"]` }),
    'too-large',
  ],
])('a file is refused in words, and nothing of it stays: %s', async (_, file, reason) => {
  await expect(take(await file)).rejects.toMatchObject({ reason });
  expect(await listDictionaries()).toEqual([]);
});

test('the same dictionary is not read twice', async () => {
  const { id } = await take(await dictionaryFile(small));
  await expect(take(await dictionaryFile(small))).rejects.toMatchObject({
    reason: 'there-already',
  });
  expect(await listDictionaries()).toHaveLength(1);
  await deleteDictionary(id);
});

test('reading is broken off, and nothing stays', async () => {
  const stop = new AbortController();
  const many = Array.from({ length: 5000 }, (_, at) => term(`كلمة${at}`, '', 'word'));
  const file = await dictionaryFile({ 'index.json': index, 'term_bank_1.json': many });
  const reading = take(file, { signal: stop.signal, onProgress: () => stop.abort() });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(await listDictionaries()).toEqual([]);
});

test('a definition of any shape becomes harmless HTML, and ends', () => {
  let deep: unknown = 'deep';
  for (let at = 0; at < 10_000; at += 1) deep = { tag: 'div', content: deep };
  const wide = Array.from({ length: 30_000 }, () => ({ tag: 'span', content: 'x' }));
  const structured = (content: unknown) => definitionHtml({ type: 'structured-content', content });
  expect(structured(deep).length).toBeLessThan(2000);
  expect(structured(wide).length).toBeLessThan(500_000);
  expect(structured({ tag: 'script', content: 'alert(1)' })).toBe('alert(1)');
  expect(structured({ tag: 'span', lang: '"><img onerror=x>', content: 'a' })).toBe(
    '<span lang="&quot;&#62;&#60;img onerror=x&#62;">a</span>',
  );
  for (const value of [undefined, null, 1, [], {}, { type: 'image' }])
    expect(definitionHtml(value)).toBe('');
});
