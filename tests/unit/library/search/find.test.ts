import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import {
  cacheArticle,
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../../src/library/articles/articles.ts';
import { changeArticles, moveToTrash } from '../../../../src/library/articles/changes.ts';
import { openLibrary } from '../../../../src/library/database/database.ts';
import { type ListFilter, listArticles } from '../../../../src/library/lists/list.ts';
import { findArticles } from '../../../../src/library/search/find.ts';
import { deleteIndex, openIndex } from '../../../../src/library/search/index-database.ts';
import {
  indexPending,
  rebuildIndex,
  reconcileIndex,
} from '../../../../src/library/search/indexer.ts';
import { storeSentences } from '../../../../src/library/translations/translations.ts';
import { article, sentence } from '../sample.ts';

beforeEach(async () => {
  await removeAllArticles();
  await indexPending();
});

async function found(query: string): Promise<string> {
  return (await findArticles(query)).hits.map(({ article: { id } }) => id).join(' ');
}

async function lit(query: string): Promise<string> {
  const [hit] = (await findArticles(query)).hits;
  return (hit?.passage?.parts ?? [])
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');
}

test('a word is found through clitics, folded letters and digits, the exact one first', async () => {
  await saveArticle(article('with', 'أعلنت والحكومة خطتها'));
  await saveArticle(article('plain', 'أعلنت حكومة جديدة'));
  await saveArticle(article('other', 'كتاب عن عام ٢٠٢٦'));
  await indexPending();
  expect(await found('حكومة ')).toBe('plain with');
  expect((await found('والحكومة ')).split(' ')).toEqual(['with', 'plain']);
  expect(await found('حكومه ')).toBe('plain with');
  expect(await found('كتاب ')).toBe('other');
  expect(await found('2026 ')).toBe('other');
  expect(await found('حكومة كتاب ')).toBe('');
});

test('the last word is found by its beginning while it is typed', async () => {
  await saveArticle(article('a', 'افتتاح مستشفى جديد'));
  await indexPending();
  expect(await found('مستش')).toBe('a');
  expect(await found('مستش ')).toBe('');
});

test('a phrase is found in its order and not across paragraphs', async () => {
  await saveArticle(article('a', 'أسعار النفط ترتفع'));
  await saveArticle(article('b', 'النفط أسعار ترتفع'));
  await indexPending();
  expect(await found('"اسعار النفط"')).toBe('a');
  expect(await found('«أسعار النفط» ترتفع ')).toBe('a');
  const two = article('c', 'انتهت أسعار');
  await saveArticle({
    ...two,
    blocks: [...two.blocks, { ...two.blocks[0], text: 'النفط بدأ' } as never],
  });
  await indexPending();
  expect(await found('"اسعار النفط"')).toBe('a');
});

test('titles count more than text; tags and translations are found too', async () => {
  await saveArticle(article('text', 'خبر عن الزيتون وحده في هذا النص'));
  await saveArticle(article('title', 'نص عن شيء آخر تمامًا في هذا الخبر', 'موسم الزيتون'));
  await changeArticles(['text'], { addTags: ['زراعة'] });
  await storeSentences([sentence('text', 'س', 'News about the olive harvest')]);
  await (await openLibrary()).put('pending', { id: 'text', due: 0, stamp: 1 });
  await indexPending();
  expect(await found('الزيتون ')).toBe('title text');
  expect(await found('زراعه ')).toBe('text');
  expect(await found('olive ')).toBe('text');
  expect(await lit('harvest ')).toBe('News about the olive [harvest]');
});

test('filters narrow a search, and alone they list', async () => {
  await saveArticle(article('a', 'أخبار الساحل'));
  await cacheArticle({ ...article('b', 'أخبار الجبل'), url: 'https://other.example/b' });
  await changeArticles(['a'], { addTags: ['بحر متوسط'], state: 'read' });
  await indexPending();
  expect(await found('أخبار site:other.example')).toBe('b');
  expect(await found('أخبار tag:"بحر متوسط"')).toBe('a');
  expect(await found('أخبار is:unread')).toBe('b');
  expect(await found('is:saved')).toBe('a');
  expect(await found('أخبار before:2020-01-01')).toBe('');
  expect((await findArticles('أخبار after:2020')).total).toBe(2);
});

test('before: and after: go by the publication, or by the time added where the page gave none', async () => {
  await saveArticle({ ...article('old', 'أخبار الأمس'), publishedTime: '2019-05-04T10:00:00Z' });
  await saveArticle({ ...article('undated', 'أخبار اليوم'), publishedTime: 'أمس' });
  await indexPending();
  expect(await found('أخبار before:2020')).toBe('old');
  expect(await found('before:2020-01')).toBe('old');
  expect(await found('أخبار after:2019-05-04 before:2019-06')).toBe('old');
  expect(await found('أخبار بعد:2020')).toBe('undated');
});

test('a day is the page’s own, and lists go by it', async () => {
  const published = (id: string, publishedTime: string) =>
    saveArticle({ ...article(id, 'أخبار الميناء'), publishedTime });
  await published('morning', '2019-05-04T00:00:00+14:00');
  await published('evening', '2019-05-04T23:30:00-10:00');
  await published('day', '2019-05-05');
  await indexPending();
  expect((await found('أخبار after:2019-05-04 before:2019-05-05')).split(' ').sort()).toEqual([
    'evening',
    'morning',
  ]);
  expect(await found('after:2019-05-05')).toBe('day');
  const sorted = await listArticles({ sort: 'published' });
  expect(sorted.map(({ id }) => id)).toEqual(['day', 'evening', 'morning']);
});

test('the index follows updates and removals', async () => {
  await cacheArticle(article('a', 'القديم'));
  await saveArticle(article('b', 'القديم'));
  await indexPending();
  await cacheArticle(article('a', 'الحديث'));
  await moveToTrash(['b']);
  await indexPending();
  expect(await found('القديم ')).toBe('');
  expect(await found('الحديث ')).toBe('a');
  await removeArticle('a');
  await indexPending();
  expect(await found('الحديث ')).toBe('');
});

test('many articles are merged into few segments, and all stay found', async () => {
  for (let n = 0; n < 70; n += 1) {
    await saveArticle(article(`n${n}`, `مشترك رقم ${n} و${n % 7}`));
    await indexPending();
  }
  await removeArticle('n3');
  await indexPending();
  expect((await (await openIndex()).getAll('segments')).length).toBeLessThan(16);
  expect((await findArticles('مشترك ')).total).toBe(69);
  expect(await found('65 ')).toBe('n65');
  expect(await found('3 ')).not.toContain('n3 ');
});

test('a deleted or damaged index is built anew', async () => {
  for (const id of ['a', 'b']) await saveArticle(article(id, 'الميناء القديم'));
  await indexPending();
  await deleteIndex();
  await reconcileIndex();
  expect((await findArticles('الميناء ')).total).toBe(2);
  await (await openIndex()).clear('blocks');
  await (await openIndex()).put('state', 1, 'generation');
  await deleteIndex();
  await rebuildIndex();
  expect((await findArticles('الميناء ')).total).toBe(2);
});

test('the passage is the one with most of the words, lit in the text as it was written', async () => {
  const filler = 'كلام كثير لا علاقة له بالموضوع '.repeat(20);
  await saveArticle(article('a', `${filler}بَدأت الحُكومةُ مشروع القطار. ${filler}`));
  await indexPending();
  const passage = await lit('حكومة قطار ');
  expect(passage).toContain('[الحُكومةُ] مشروع [القطار]');
  expect(passage.startsWith('… ')).toBe(true);
  expect(passage.endsWith(' …')).toBe(true);
});

test('the hamza inside a word is found on whatever seat, in phrases too', async () => {
  await saveArticle(article('waw', 'صرح مسؤول كبير عن شؤون المياه'));
  await saveArticle(article('ya', 'صرح مسئول كبير عن شئون المياه'));
  await indexPending();
  for (const query of ['مسؤول ', 'مسئول ', 'شئون ', 'الشؤون ', '"مسئول كبير"', 'مسؤو'])
    expect((await found(query)).split(' ').sort()).toEqual(['waw', 'ya']);
  expect(await lit('مسئول ')).toContain('[');
});

test('characters that nobody sees part no words', async () => {
  await saveArticle(article('a', 'جمع مت\u200bطوعون الكتب في الحا\u00adفلة', 'مكت\u200bبة متنقلة'));
  await indexPending();
  for (const query of ['مكتبة متنقلة', 'متطوعون ', 'الحافلة', 'مت\u200cطوعون '])
    expect(await found(query)).toBe('a');
});

test('the site and the writer are found by name and by host', async () => {
  const names = { siteName: 'جريدة الوادي', byline: 'رنا الحداد' };
  await saveArticle({ ...article('a', 'خبر'), ...names, url: 'https://www.alwadi.example/1' });
  await saveArticle({ ...article('b', 'الوادي يفيض'), byline: 'Rana Haddad' });
  await indexPending();
  expect(await found('رنا الحداد ')).toBe('a');
  expect(await found('haddad ')).toBe('b');
  expect(await found('alwadi ')).toBe('a');
  expect(await found('الوادي ')).toBe('b a');
  for (const site of ['الوادي', '"جريدة الوادي"', 'alwadi', 'الواد', 'alwadi.example'])
    expect(await found(`site:${site}`)).toBe('a');
  expect(await found('خبر موقع:الوادي')).toBe('a');
  expect(await found('site:الجبل')).toBe('');
});

test('a pasted address finds its article in any spelling', async () => {
  const url = 'https://www.news.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/12?id=3&page=2';
  await saveArticle({ ...article('a', 'خبر'), url });
  await saveArticle({ ...article('b', 'خبر'), url: 'https://www.news.example/أخبار/123' });
  await saveArticle({ ...article('c', 'خبر'), url: 'https://other.example/12' });
  await indexPending();
  for (const spelling of [
    url,
    'http://news.example/أخبار/12?page=2&id=3#comments',
    'https://m.news.example/%d8%a3خبار/12/?id=3&page=2&utm_source=x',
    'news.example/أخبار/12?id=3&page=2',
    'HTTPS://WWW.NEWS.EXAMPLE/أخبار/12?id=3&page=2',
  ])
    expect(await found(spelling)).toBe('a');
  expect(await found('https://news.example/أخبار/124')).toBe('');
  expect((await found('https://www.news.example/')).split(' ').sort()).toEqual(['a', 'b']);
});

test('what is found is sorted as asked, the best first where nothing is asked', async () => {
  const save = async (id: string, title: string, text: string, publishedTime: string) =>
    saveArticle({ ...article(id, text, title), publishedTime });
  await save('weak', 'ألف', 'خبر عن الميناء وعن أشياء أخرى كثيرة في المدينة', '2026-03-01');
  await save('best', 'جيم الميناء', 'الميناء', '2026-01-01');
  await save('mid', 'باء', 'الميناء الميناء', '2026-02-01');
  await indexPending();
  const order = async (filter: ListFilter) =>
    (await findArticles('الميناء ', filter)).hits.map(({ article: { id } }) => id);
  expect(await order({})).toEqual(['best', 'mid', 'weak']);
  expect(await order({ sort: 'title' })).toEqual(['weak', 'mid', 'best']);
  expect(await order({ sort: 'published' })).toEqual(['weak', 'mid', 'best']);
  expect(await order({ sort: 'published', reverse: true })).toEqual(['best', 'mid', 'weak']);
  expect(await order({ sort: 'title', offset: 1, limit: 1 })).toEqual(['mid']);
});

test('gives the same best ones of many, however few are asked for', async () => {
  for (let n = 0; n < 40; n += 1)
    await saveArticle(article(`many-${n}`, `${'الجسر '.repeat((n * 7) % 41)}كلام آخر عن الجسر`));
  await indexPending();
  const found = async (limit: number) => {
    const { hits, total } = await findArticles('الجسر ', { limit });
    expect(total).toBe(40);
    return hits.map(({ article: { id } }) => id);
  };
  const all = await found(40);
  expect(await found(4)).toEqual(all.slice(0, 4));
});
