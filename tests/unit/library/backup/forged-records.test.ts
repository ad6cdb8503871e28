import { beforeEach, expect, test } from 'vitest';
import { articleId, storyForm } from '../../../../src/article/model.ts';
import {
  findArticle,
  removeAllArticles,
  saveArticle,
} from '../../../../src/library/articles/articles.ts';
import { checkedArticle } from '../../../../src/library/backup/backup-check.ts';
import { listArticles } from '../../../../src/library/lists/list.ts';
import { articlePictures } from '../../../../src/library/pictures/picture-queue.ts';
import { savedSearches } from '../../../../src/library/searches/saved-searches.ts';
import { articleVersions } from '../../../../src/library/versions/versions.ts';
import { forgedBackup } from '../forged-backup.ts';
import { article, illustrated } from '../sample.ts';
import { articleRecord, picture, real, restored } from './backup-file.ts';

beforeEach(removeAllArticles);

test('versions and searches that are none, or another article’s, are left out', async () => {
  const record = await articleRecord('a');
  const { article: whole } = record;
  const version = { type: 'version', articleId: whole.id, at: 1, article: whole };
  const other = await real(article('b'));
  const file = await forgedBackup(
    record,
    { ...version, article: other },
    { ...version, articleId: other.id, article: other },
    { ...version, article: 'none' },
    { ...version, at: 7e15 },
    { type: 'search', id: 's', name: '', query: 'x', openedAt: 1 },
    { type: 'search', id: 's', name: 'x', query: 'x', openedAt: 'never' },
  );
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 5 });
  const found = await articleVersions(whole.id);
  for (const { at } of found) expect(at).toBeLessThanOrEqual(Date.now());
  expect(await savedSearches()).toEqual([]);
});

test('forged records are left out', async () => {
  const whole = await real(article('a'));
  const summary = { keep: 'saved', readAt: 1, state: 'unread', favourite: false, tags: [] };
  const record = { type: 'article', article: whole, summary };
  const report = await restored(
    await forgedBackup(
      { ...record, article: { ...whole, id: '../../x' } },
      { ...record, article: { ...whole, url: 'javascript:alert(1)' } },
      { ...record, article: { ...whole, blocks: [{ html: 1 }] } },
      { ...record, summary: 'saved' },
      { ...record, article: { ...whole, url: 'https://[', id: await articleId('https://[') } },
      { type: 'translation', articleId: whole.id, target: '<b>', sentences: [] },
      {
        type: 'picture',
        articleId: whole.id,
        url: picture,
        role: 'block',
        mime: 'text/html',
        data: '',
      },
      { type: 'later', anything: true },
      record,
      {
        type: 'picture',
        articleId: whole.id,
        url: picture,
        role: 'block',
        mime: 'image/png',
        data: 'AAAA',
      },
    ),
  );
  expect(report).toMatchObject({ fresh: 1, damaged: 7, pictures: 0 });
  expect(await listArticles()).toHaveLength(1);
  expect(await articlePictures(whole.id)).toEqual([]);
});

test.each<[string, object, object, object]>([
  ['a time that is none', {}, { savedAt: 9e15, readAt: Number.NaN }, { keep: 'saved' }],
  ['a time to come', {}, { savedAt: Date.now() + 1e12 }, { state: 'unread' }],
  ['a state that is none', {}, { state: 'constructor' }, { state: 'unread' }],
  ['tags that are none', {}, { tags: [{}, null, 'بحر', ''] }, { tags: ['بحر'] }],
  ['a place that is none', {}, { position: { block: -1, progress: 'half' } }, { state: 'unread' }],
  ['a language that is none', { lang: 'bad tag!' }, {}, { lang: 'ar' }],
  ['a direction that is none', { dir: 'up' }, {}, { dir: 'rtl' }],
  ['a date that is none', { publishedTime: 'soon' }, {}, { title: 'خبر a' }],
  ['a writer that is none', { byline: { name: 'سلمى' } }, {}, { title: 'خبر a' }],
  ['a picture without address', { leadPicture: 'https://[' }, {}, { title: 'خبر a' }],
])('an article with %s is repaired', async (_, part, summary, expected) => {
  const record = await articleRecord('a', part, summary);
  expect(await restored(await forgedBackup(record))).toMatchObject({ fresh: 1 });
  const found = await findArticle(record.article.id);
  expect(found).toMatchObject(expected);
  expect(found?.readAt).toBeLessThanOrEqual(Date.now());
  expect(found?.savedAt).toBeLessThanOrEqual(Date.now());
  expect(found?.position).toBeUndefined();
  expect(found?.publishedTime).toBeUndefined();
  expect(found?.leadPicture).toBeUndefined();
});

test('translations and pictures of articles that the file does not bring are left out', async () => {
  const other = await real(illustrated('other', picture));
  await saveArticle(other);
  const { id: articleId } = other;
  const file = await forgedBackup(
    await articleRecord('a'),
    { type: 'translation', ...{ articleId, target: 'en', sentences: [] } },
    { type: 'picture', articleId, url: picture, role: 'block', mime: 'image/png', data: 'AAAA' },
  );
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 2, pictures: 0 });
  expect(await articlePictures(articleId)).toMatchObject([{ state: 'wanted' }]);
});

test('a record that comes twice is taken once', async () => {
  const record = await articleRecord('a');
  const { id: articleId } = record.article;
  const translation = { type: 'translation', articleId, target: 'en', sentences: [] };
  const file = await forgedBackup(record, translation, record, translation, translation);
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 3 });
});

test('nothing is read behind the end', async () => {
  const file = await forgedBackup({ type: 'end', articles: 0 }, await articleRecord('a'));
  expect(await restored(file)).toMatchObject({ fresh: 0, isComplete: true });
});

test('a story that shares its address with another is taken under its own id', async () => {
  const url = 'https://www.news.example/app';
  const story = { ...article('x', 'نص', 'خبر آخر'), url };
  const id = await articleId(url, storyForm(story.title));
  const summary = { keep: 'saved', readAt: 1, state: 'unread', favourite: false, tags: [] };
  const record = { type: 'article', article: { ...story, id }, summary };
  expect((await checkedArticle(record))?.record.article.id).toBe(id);
  const other = { ...record, article: { ...record.article, title: 'عنوان آخر' } };
  expect(await checkedArticle(other)).toBeUndefined();
});
