import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import * as limits from '../../../../src/article/limits.ts';
import { articleId } from '../../../../src/article/model.ts';
import {
  cacheArticle,
  findArticle,
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../../src/library/articles/articles.ts';
import {
  emptyTrash,
  moveToTrash,
  restoreFromTrash,
  unsaveArticle,
} from '../../../../src/library/articles/changes.ts';
import { evictCache } from '../../../../src/library/articles/maintenance.ts';
import { backupStream } from '../../../../src/library/backup/backup.ts';
import { type BackupRecord, lineOf } from '../../../../src/library/backup/backup-format.ts';
import { restoreBackup } from '../../../../src/library/backup/restore.ts';
import { checkLibrary } from '../../../../src/library/check.ts';
import { openLibrary } from '../../../../src/library/database/database.ts';
import type { Mark } from '../../../../src/library/database/records.ts';
import { countLists, listArticles } from '../../../../src/library/lists/list.ts';
import { keepMark, marksOf, removeMark } from '../../../../src/library/marks/marks.ts';
import { paneText } from '../../../../src/library/marks/pane-text.ts';
import { selectorsOf } from '../../../../src/library/marks/selectors.ts';
import { findArticles } from '../../../../src/library/search/find.ts';
import { indexPending } from '../../../../src/library/search/indexer.ts';
import { article } from '../sample.ts';

const url = 'https://www.news.example/market';
const id = await articleId(url);
const market = { ...article(id, 'عاد سوق السمك إلى رصيفه القديم.', 'سوق السمك'), url };
const text = paneText([market.title, market.blocks[0]?.text ?? '']);

function markFor(words: string, note = '', more: Partial<Mark> = {}): Mark {
  const start = text.text.lastIndexOf(words);
  const about = { id: crypto.randomUUID(), articleId: id, pane: 'source', lang: 'ar' } as const;
  const selectors = selectorsOf(text, { start, end: start + words.length });
  return { ...about, ...selectors, note, createdAt: 1000, changedAt: 1000, ...more };
}

const counts = async () => {
  const [summary] = await listArticles();
  return { marks: summary?.marks, notes: summary?.notes };
};

beforeEach(async () => {
  await removeAllArticles();
  await saveArticle(market);
});

test('marks are kept with their article, in the order of its text, and counted', async () => {
  const [quay, market] = [markFor('رصيفه', 'الرصيف الشمالي'), markFor('السمك')];
  await keepMark(quay);
  await keepMark(market);
  expect(await marksOf(id)).toEqual([market, quay]);
  expect(await counts()).toEqual({ marks: 2, notes: 1 });
  await keepMark({ ...quay, note: '' });
  expect(await counts()).toEqual({ marks: 2, notes: 0 });
  await removeMark(market.id);
  expect(await marksOf(id)).toEqual([{ ...quay, note: '' }]);
  expect(await counts()).toEqual({ marks: 1, notes: 0 });
});

test('lists hold what has marks, and what has notes', async () => {
  await saveArticle(article('other'));
  expect(await countLists(['marked', 'noted'])).toEqual([0, 0]);
  await keepMark(markFor('السمك'));
  expect((await listArticles({ marked: true })).map((one) => one.id)).toEqual([id]);
  expect(await listArticles({ noted: true })).toEqual([]);
  await keepMark(markFor('عاد', 'متى؟'));
  expect((await listArticles({ noted: true })).map((one) => one.id)).toEqual([id]);
  expect(await countLists(['marked', 'noted'])).toEqual([1, 1]);
});

test('what is no mark, or of no article that is there, is refused', async () => {
  const mark = markFor('السمك');
  const bad: unknown[] = [
    undefined,
    { ...mark, pane: 'margin' },
    { ...mark, position: { start: 3, end: 3 } },
    { ...mark, quote: { ...mark.quote, exact: ' \n ' } },
    { ...mark, quote: { ...mark.quote, exact: 'س'.repeat(limits.markedText + 1) } },
    { ...mark, articleId: 'none' },
  ];
  for (const one of bad) await expect(keepMark(one), JSON.stringify(one)).rejects.toThrow();
  await moveToTrash([id]);
  await expect(keepMark(mark)).rejects.toThrow();
  expect(await (await openLibrary()).count('marks')).toBe(0);
});

test('a removal that is undone brings marks back; a deletion takes them along', async () => {
  await keepMark(markFor('السمك', 'ملاحظة'));
  await moveToTrash([id]);
  expect(await countLists(['marked', 'noted'])).toEqual([0, 0]);
  await restoreFromTrash([id]);
  expect(await counts()).toEqual({ marks: 1, notes: 1 });
  expect(await marksOf(id)).toHaveLength(1);
  await moveToTrash([id]);
  await emptyTrash(Date.now() + 1);
  expect(await (await openLibrary()).count('marks')).toBe(0);
  await saveArticle(market);
  await keepMark(markFor('السمك'));
  await removeArticle(id);
  expect(await (await openLibrary()).count('marks')).toBe(0);
});

test('a removed article that is read again begins without marks', async () => {
  await keepMark(markFor('السمك'));
  await moveToTrash([id]);
  await cacheArticle(market);
  expect(await counts()).toEqual({ marks: 0, notes: 0 });
  expect(await marksOf(id)).toEqual([]);
});

test('an article with marks that is saved no longer stays, however old', async () => {
  await keepMark(markFor('السمك'));
  await unsaveArticle(id);
  await saveArticle(article('old'));
  await unsaveArticle('old');
  await evictCache({ bytes: 0, age: -1 });
  expect((await listArticles()).map((one) => one.id)).toEqual([id]);
});

test('a new reading of the page and its update keep marks', async () => {
  await keepMark(markFor('السمك'));
  await cacheArticle({ ...market, title: 'سوق السمك اليوم' });
  await saveArticle(market);
  expect(await counts()).toEqual({ marks: 1, notes: 0 });
  expect((await findArticle(id))?.marks).toBe(1);
});

test('the library’s check counts marks anew and deletes those of no article', async () => {
  await keepMark(markFor('السمك', 'ملاحظة'));
  const library = await openLibrary();
  await library.put('marks', { ...markFor('عاد'), articleId: 'gone' });
  await library.delete('articles', id);
  expect(await checkLibrary()).toMatchObject({ recovered: 1, strays: 1 });
  expect(await counts()).toEqual({ marks: 1, notes: 1 });
});

test('search finds the words of notes, shows them, and forgets them with the note', async () => {
  const mark = markFor('السمك', 'Compare with the harbour of Sidon');
  await keepMark(mark);
  await indexPending();
  const { hits } = await findArticles('sidon');
  expect(hits.map((hit) => hit.article.id)).toEqual([id]);
  expect(hits[0]?.passage).toMatchObject({ isNote: true, lang: 'en', dir: 'ltr' });
  expect(hits[0]?.passage?.parts).toContainEqual({ text: 'Sidon', isMatch: true });
  expect((await findArticles('sidon is:noted')).total).toBe(1);
  expect((await findArticles('السمك -is:marked')).total).toBe(0);
  await keepMark({ ...mark, note: '' });
  await indexPending();
  expect((await findArticles('sidon')).total).toBe(0);
});

async function backup(): Promise<Blob> {
  return new Response(backupStream({})).blob();
}

test('a backup brings marks and notes into an empty library', async () => {
  const marks = [markFor('السمك'), markFor('رصيفه', 'هنا')];
  for (const mark of marks) await keepMark(mark);
  const file = await backup();
  await removeAllArticles();
  expect(await restoreBackup(file)).toMatchObject({ fresh: 1, marks: 2, damaged: 0 });
  expect(await marksOf(id)).toEqual(marks);
  expect(await counts()).toEqual({ marks: 2, notes: 1 });
});

test('what the library has stays as it is, equal marks are one, and other notes to a text are kept', async () => {
  const mine = markFor('السمك', 'ملاحظتي');
  await keepMark(mine);
  await keepMark(markFor('عاد', 'قديمة'));
  const file = await backup();
  await removeMark((await marksOf(id))[0]?.id ?? '');
  await keepMark({ ...mine, note: 'جديدة' });
  expect(await restoreBackup(file)).toMatchObject({ same: 1, marks: 1, damaged: 0 });
  expect((await marksOf(id)).map(({ note }) => note)).toEqual(['قديمة', 'جديدة']);
  const same = { type: 'mark', ...mine, id: 'other', note: 'جديدة' } as const;
  const others = [same, { ...same, id: 'third', note: 'ثالثة' }];
  expect(await restoreBackup(await fileOf(...others))).toMatchObject({ marks: 1, damaged: 0 });
  expect((await marksOf(id)).map(({ note }) => note).sort()).toEqual(['ثالثة', 'جديدة', 'قديمة']);
});

async function fileOf(...records: readonly BackupRecord[]): Promise<Blob> {
  const saved = { keep: 'saved', readAt: 1, savedAt: 1, state: 'unread' } as const;
  const lines = await Promise.all(
    [
      { type: 'header', format: 'warraq-backup', version: 1, createdAt: '', settings: {} } as const,
      {
        type: 'article',
        article: market,
        summary: { ...saved, favourite: false, tags: [] },
      } as const,
      ...records,
      { type: 'end', articles: 1 } as const,
    ].map(lineOf),
  );
  const bytes = new Blob(lines).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(bytes).blob();
}

test('a file’s hostile marks are left out or cut, and take nobody’s place', async () => {
  const mine = markFor('السمك', 'ملاحظتي');
  await keepMark(mine);
  const mark = { type: 'mark', ...markFor('عاد') } as const;
  const bad = [
    { ...mark, id: '' },
    { ...mark, id: 'n1', quote: { exact: 5 } },
    { ...mark, id: 'n2', position: { start: -1, end: 2 } },
    { ...mark, id: 'n3', position: { start: 0, end: Number.MAX_VALUE } },
    { ...mark, id: 'n4', createdAt: 'yesterday' },
    { ...mark, id: 'n5', articleId: 'elsewhere' },
    { ...mark, id: 'n6', pane: '__proto__' },
  ] as unknown as BackupRecord[];
  const odd = {
    ...mark,
    id: 'odd',
    note: 'م'.repeat(limits.markNote + 5),
    changedAt: Date.now() + 1e9,
    extra: '<script>',
    quote: { ...mark.quote, prefix: 7, suffix: 'س'.repeat(500) },
  } as unknown as BackupRecord;
  const stolen = { ...mark, id: mine.id, note: 'غيرها' };
  const report = await restoreBackup(await fileOf(...bad, odd, stolen));
  expect(report).toMatchObject({ marks: 1, damaged: bad.length, isComplete: true });
  const [own, taken] = (await marksOf(id)).sort((one) => (one.id === mine.id ? -1 : 1));
  expect(own).toEqual(mine);
  expect(taken?.note).toHaveLength(limits.markNote);
  expect(taken?.quote).toMatchObject({ prefix: '', suffix: 'س'.repeat(limits.markContext) });
  expect(taken?.changedAt).toBeLessThanOrEqual(Date.now());
  expect(Object.keys(taken ?? {})).not.toContain('extra');
});

test('no article takes more marks than it may have', async () => {
  const library = await openLibrary();
  for (let at = 0; at < limits.readerMarks; at++)
    await library.put('marks', { ...markFor('عاد'), id: `${at}` });
  await expect(keepMark(markFor('السمك'))).rejects.toThrow('too many');
  const file = await fileOf({ type: 'mark', ...markFor('السمك') });
  expect(await restoreBackup(file)).toMatchObject({ marks: 0, damaged: 1 });
});
