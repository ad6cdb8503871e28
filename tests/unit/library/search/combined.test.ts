import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { removeAllArticles, saveArticle } from '../../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../../src/library/articles/changes.ts';
import { listSites } from '../../../../src/library/lists/list.ts';
import { findArticles } from '../../../../src/library/search/find.ts';
import { indexPending } from '../../../../src/library/search/indexer.ts';
import { article } from '../sample.ts';

beforeEach(async () => {
  await removeAllArticles();
  await indexPending();
});

async function found(query: string): Promise<string> {
  const { hits } = await findArticles(query);
  return hits
    .map(({ article: { id } }) => id)
    .sort()
    .join(' ');
}

const at = (id: string, host: string, text: string) => ({
  ...article(id, text),
  url: `https://www.${host}/${id}`,
  siteName: `صحيفة ${host}`,
});

test('exclusion and alternatives work together, with words, phrases, sites and tags', async () => {
  await saveArticle(at('train', 'one.example', 'خطة القطار الجديدة'));
  await saveArticle(at('port', 'two.example', 'خطة الميناء الجديدة'));
  await saveArticle(at('both', 'two.example', 'القطار يصل إلى الميناء'));
  await changeArticles(['port'], { addTags: ['بحر'] });
  await indexPending();
  expect(await found('القطار -الميناء')).toBe('train');
  expect(await found('القطار OR الميناء')).toBe('both port train');
  expect(await found('القطار أو الميناء -"خطة القطار"')).toBe('both port');
  expect(await found('خطة القطار OR الميناء')).toBe('port train');
  expect(await found('-site:two.example')).toBe('train');
  expect(await found('-القطار')).toBe('port');
  expect(await found('site:one.example OR tag:بحر')).toBe('port train');
  expect(await found('القطار OR tag:بحر')).toBe('both port train');
  expect(await found('-tag:بحر خطة')).toBe('train');
  expect(await found('-site:two')).toBe('train');
  expect(await found('القطار OR الميناء -القطار -الميناء')).toBe('');
  // A word that is being typed is found by its beginning, and excluded only when it is whole.
  expect(await found('خطة -المين')).toBe('port train');
  expect((await findArticles('القطار before:never ')).ignored).toEqual(['before:never']);
});

describe('what is archived stays out of a search', () => {
  const notArchived = async (query: string): Promise<string> => {
    const { hits, total } = await findArticles(`${query} `, { isNotArchived: true });
    expect(total).toBe(hits.length);
    return hits
      .map(({ article: { id } }) => id)
      .sort()
      .join(' ');
  };

  beforeEach(async () => {
    await saveArticle(at('train', 'one.example', 'خطة القطار الجديدة'));
    await saveArticle(at('port', 'two.example', 'خطة الميناء الجديدة'));
    await saveArticle(at('away', 'two.example', 'خطة القطار القديمة'));
    await saveArticle(at('far', 'one.example', 'خطة المطار القديمة'));
    await changeArticles(['away', 'far'], { state: 'archived' });
    await changeArticles(['port'], { state: 'read' });
    await indexPending();
  });

  test.each([
    ['القطار', 'train'],
    ['القطار OR المطار', 'train'],
    ['القطار OR is:read', 'port train'],
    ['is:read OR is:unread', 'port train'],
    ['site:one.example OR القطار', 'train'],
    ['-is:archived', 'port train'],
    ['-is:read', 'train'],
    ['-is:read OR خطة', 'port train'],
    ['القطار OR -is:archived', 'port train'],
    ['is:read -is:archived', 'port'],
  ])('%s finds none', async (query, expected) => {
    expect(await notArchived(query)).toBe(expected);
  });

  test.each([
    ['is:archived', 'away far'],
    ['القطار is:archived', 'away'],
    ['is:archived OR الميناء', 'away far port'],
    ['الميناء OR is:archived', 'away far port'],
    ['is:archived OR is:read', 'away far port'],
    ['خطة is:archived OR is:read', 'away far port'],
    ['القطار is:archived OR is:unread', 'away train'],
    ['is:archived OR الميناء -site:two.example', 'far'],
    ['is:archived OR -القطار', 'away far port'],
    ['is:archived OR القطار المطار OR الميناء', 'far'],
  ])('unless %s asks for it', async (query, expected) => {
    expect(await notArchived(query)).toBe(expected);
  });
});

test('AND and NOT mean what they do elsewhere', async () => {
  await saveArticle(at('train', 'one.example', 'خطة القطار الجديدة'));
  await saveArticle(at('both', 'two.example', 'القطار يصل إلى الميناء'));
  await indexPending();
  expect(await found('القطار AND الميناء')).toBe('both');
  expect(await found('القطار NOT الميناء ')).toBe('train');
  expect(await found('القطار AND NOT site:two.example')).toBe('train');
  expect(await found('الميناء OR NOT القطار ')).toBe('both');
  expect(await found('القطار NOT -الميناء ')).toBe('train');
});

test('AND and NOT in a phrase are its words', async () => {
  await saveArticle(at('sign', 'one.example', 'لافتة كُتب عليها DO NOT ENTER في المحطة'));
  await indexPending();
  expect(await found('"do NOT enter"')).toBe('sign');
  expect(await found('"do NOT leave"')).toBe('');
});

test('what must not be met may be one of two alternatives', async () => {
  await saveArticle(at('train', 'one.example', 'خطة القطار الجديدة'));
  await saveArticle(at('port', 'two.example', 'خطة الميناء الجديدة'));
  await saveArticle(at('both', 'two.example', 'القطار يصل إلى الميناء'));
  await indexPending();
  expect(await found('القطار OR -site:two.example ')).toBe('both train');
  expect(await found('-القطار OR الميناء ')).toBe('both port');
  expect(await found('خطة -القطار OR -الميناء ')).toBe('port train');
  const { hits } = await findArticles('يصل -الميناء OR site:two.example ');
  const lit = hits[0]?.passage?.parts.filter(({ isMatch }) => isMatch).map(({ text }) => text);
  expect(lit).toEqual(['يصل']);
});

test('alternatives are lit in what is found, and the better match stands first', async () => {
  await saveArticle(at('train', 'one.example', 'وصل القطار'));
  await saveArticle({ ...at('title', 'two.example', 'وصلت سفينة'), title: 'الميناء' });
  await indexPending();
  const { hits } = await findArticles('القطار OR الميناء');
  expect(hits.map(({ article: { id } }) => id)).toEqual(['title', 'train']);
  expect(hits[1]?.passage?.parts.find(({ isMatch }) => isMatch)?.text).toBe('القطار');
});

test('what came after a moment can be counted alone', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
  await saveArticle(at('old', 'one.example', 'خطة القطار'));
  vi.setSystemTime(2000);
  await saveArticle(at('new', 'one.example', 'خطة القطار'));
  await saveArticle(at('old', 'one.example', 'خطة القطار'));
  vi.useRealTimers();
  await indexPending();
  const counted = async (query: string, addedAfter: number) =>
    (await findArticles(query, { addedAfter, limit: 0 })).total;
  expect(await counted('القطار ', 1000)).toBe(1);
  expect(await counted('القطار ', 2000)).toBe(0);
  expect(await counted('is:saved ', 500)).toBe(2);
});

test('a time that ends before it begins holds nothing', async () => {
  await saveArticle(at('a', 'one.example', 'خطة القطار'));
  await indexPending();
  expect(await found('القطار after:2026-05-01 before:2026-05-01 ')).toBe('');
  expect(await found('date:2027..2026 ')).toBe('');
  expect(await found('-القطار after:2027 before:2026 ')).toBe('');
  expect(await found('الميناء OR after:2026 before:2025 ')).toBe('');
});

test('sites are counted, the most used first, by their names', async () => {
  await saveArticle(at('a', 'one.example', 'نص'));
  await saveArticle(at('b', 'two.example', 'نص'));
  await saveArticle(at('c', 'two.example', 'نص'));
  await saveArticle({ ...article('d'), url: 'file:///home/reader/d.html' });
  expect(await listSites()).toEqual([
    { site: 'two.example', name: 'صحيفة two.example', count: 2 },
    { site: 'one.example', name: 'صحيفة one.example', count: 1 },
  ]);
});
