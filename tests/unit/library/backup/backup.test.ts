import { beforeEach, expect, test, vi } from 'vitest';
import {
  applyUpdate,
  cacheArticle,
  findArticle,
  removeAllArticles,
  saveArticle,
} from '../../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../../src/library/articles/changes.ts';
import type { RestoreProgress } from '../../../../src/library/backup/restore.ts';
import { listArticles } from '../../../../src/library/lists/list.ts';
import { articlePictures, fetchPictures } from '../../../../src/library/pictures/picture-queue.ts';
import { keepSearch, savedSearches } from '../../../../src/library/searches/saved-searches.ts';
import {
  keptSentences,
  storeSentences,
} from '../../../../src/library/translations/translations.ts';
import { articleVersions } from '../../../../src/library/versions/versions.ts';
import { nextMillisecond } from '../clock.ts';
import { forgedBackup } from '../forged-backup.ts';
import { article, illustrated, jpeg, sentence } from '../sample.ts';
import { articleRecord, backup, filled, picture, real, restored } from './backup-file.ts';

beforeEach(removeAllArticles);

test('an article of a page on the disk comes back', async () => {
  const url = 'file:///home/reader/%D9%88%D8%A7%D8%AD%D8%A9.html';
  const made = await real({ ...article('f', 'نص من القرص'), url });
  await saveArticle(made);
  const file = await backup();
  await removeAllArticles();
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 0 });
  expect((await findArticle(made.id))?.article).toEqual(made);
});

test('an article that a file says was read on the own network asks that for no picture', async () => {
  const router = 'http://192.168.1.1/admin?reboot=1';
  const made = await real({ ...illustrated('p', router, picture), url: 'http://192.168.1.1/news' });
  for (const keep of ['saved', 'cached'] as const) {
    await (keep === 'saved' ? saveArticle(made) : cacheArticle(made));
    const file = await backup();
    await removeAllArticles();
    expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 0 });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    const asked: string[] = [];
    await fetchPictures(async (url) => {
      asked.push(url);
      return jpeg;
    });
    vi.useRealTimers();
    expect(asked).toEqual([picture]);
    // What is not saved would show the page's pictures live.
    expect((await findArticle(made.id))?.keep).toBe('saved');
    await removeAllArticles();
  }
});

test('an empty library gets everything back', async () => {
  const { ids, file } = await filled();
  await removeAllArticles();
  expect(await restored(file)).toEqual({
    ...{ fresh: 3, same: 0, newer: 0, older: 0, damaged: 0, mended: 0, pictures: 1 },
    ...{ words: 0, marks: 0 },
    isComplete: true,
    settings: { theme: 'dark' },
  });
  const id = ids[0] ?? '';
  expect(await findArticle(id)).toMatchObject({
    ...{ keep: 'saved', tags: ['بحر'], favourite: true, state: 'read', targets: ['en'] },
    pictures: { wanted: 0, kept: 1, missing: 0 },
  });
  expect((await keptSentences(id, 'en'))[0]).toMatchObject({
    translation: { text: 'translated' },
    links: 'AUAC',
  });
  expect(await (await articlePictures(id))[0]?.blob?.bytes()).toEqual(await jpeg.bytes());
});

test('nothing is overwritten: same texts are merged, newer ones offered, older ones left', async () => {
  const { ids, file } = await filled();
  await removeAllArticles();
  await nextMillisecond();
  const [a = '', b = ''] = ids;
  await saveArticle({ ...(await real(illustrated('a', picture))) });
  await changeArticles([a], { addTags: ['جديد'] });
  await saveArticle(await real(article('b', 'نص آخر')));
  await cacheArticle(await real(article('c', 'نص مؤقت')));
  expect(await restored(file)).toMatchObject({ fresh: 1, same: 1, newer: 0, older: 1 });
  expect((await findArticle(a))?.tags).toEqual(['جديد', 'بحر']);
  expect((await findArticle(b))?.article.blocks[0]?.text).toBe('نص آخر');

  const later = await backup();
  await removeAllArticles();
  const past = Date.now() - 1e7;
  const now = Date.now;
  Date.now = () => past;
  await saveArticle(await real(article('b', 'نص قديم')));
  Date.now = now;
  expect(await restored(later)).toMatchObject({ fresh: 2, newer: 1 });
  const found = await findArticle(b);
  expect(found?.article.blocks[0]?.text).toBe('نص قديم');
  expect(found?.update?.blocks[0]?.text).toBe('نص آخر');
});

test('earlier texts come back with their times, into a library that has the article too', async () => {
  const made = (text: string) => real(article('a', text));
  await saveArticle(await made('أول'));
  for (const text of ['ثان', 'ثالث']) {
    // Versions are told apart by when they were read.
    await nextMillisecond();
    await cacheArticle(await made(text));
  }
  await nextMillisecond();
  await applyUpdate((await made('')).id);
  await cacheArticle(await made('رابع'));
  await keepSearch({ id: 's', name: 'بحث', query: 'قطار OR ميناء', openedAt: 5 });
  const { id } = await made('');
  const whole = await findArticle(id);
  const before = await articleVersions(id);
  expect(before.map(({ role }) => role)).toEqual(['earlier', 'earlier', 'shown', 'update']);
  const file = await backup();
  await removeAllArticles();
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 0 });
  expect(await articleVersions(id)).toEqual(before);
  expect(await findArticle(id)).toMatchObject({
    ...{ versions: 2, versionBytes: whole?.versionBytes, addedAt: whole?.addedAt },
  });
  expect(await savedSearches()).toEqual([
    { id: 's', name: 'بحث', query: 'قطار OR ميناء', openedAt: 5 },
  ]);
  expect(await restored(file)).toMatchObject({ same: 1, damaged: 0 });
  expect(await articleVersions(id)).toEqual(before);

  await removeAllArticles();
  await nextMillisecond();
  await saveArticle(await made('خامس'));
  expect(await restored(file)).toMatchObject({ older: 1, damaged: 0 });
  const texts = (await articleVersions(id)).map(({ article }) => article.blocks[0]?.text);
  expect(texts.toSorted()).toEqual(['أول', 'ثان', 'ثالث', 'رابع', 'خامس'].toSorted());
  expect((await findArticle(id))?.article.blocks[0]?.text).toBe('خامس');
});

test('what the library has of a translation is never replaced', async () => {
  const { ids, file } = await filled();
  const [a = ''] = ids;
  await storeSentences([{ ...sentence(a, 'س', 'better'), model: '2' }, sentence(a, 'س', 'mine')]);
  await restored(file);
  const kept = await keptSentences(a, 'en');
  expect(kept.map(({ translation }) => translation.text)).toEqual(['better', 'mine']);
});

test('a translation that the library lacks stands behind what it has', async () => {
  const { ids, file } = await filled();
  const [a = ''] = ids;
  await removeAllArticles();
  await saveArticle(await real(illustrated('a', picture)));
  await storeSentences([{ ...sentence(a, 'س', 'better'), engine: 'deepl' }]);
  await restored(file);
  const kept = await keptSentences(a, 'en');
  expect(kept.map(({ translation }) => translation.text)).toEqual(['translated', 'better']);
});

test('a restore counts what it reads, and ends when it is told to', async () => {
  const records = await Promise.all(Array.from({ length: 400 }, (_, n) => articleRecord(`n${n}`)));
  const stopping = new AbortController();
  const seen: RestoreProgress[] = [];
  const report = await restored(await forgedBackup(...records), {
    signal: stopping.signal,
    onProgress: (progress) => {
      seen.push(progress);
      if (progress.articles > 1) stopping.abort();
    },
  });
  expect(report).toMatchObject({ isComplete: false });
  expect((await listArticles({ limit: 1000 })).length).toBe(seen.at(-1)?.articles);
  expect(seen.at(-1)).toMatchObject({ share: 1, records: seen.at(-1)?.articles });
});
