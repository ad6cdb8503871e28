import { beforeEach, expect, test } from 'vitest';
import * as limits from '../../../../src/article/limits.ts';
import { findArticle, removeAllArticles } from '../../../../src/library/articles/articles.ts';
import { forgedBackup } from '../forged-backup.ts';
import { articleRecord, restored } from './backup-file.ts';

beforeEach(removeAllArticles);

const paragraph = { kind: 'paragraph', text: 'نص', html: '<p>نص</p>', lang: 'ar', dir: 'rtl' };

test.each<[string, object, object]>([
  ['a title without end', { title: 'كلمة '.repeat(200_000) }, {}],
  ['tags without end', {}, { tags: Array.from({ length: 10_000 }, (_, n) => `وسم ${n}`) }],
  ['a block that is none', { blocks: [{ html: 1 }, paragraph] }, {}],
  ['blocks without end', { blocks: Array(limits.blocks + 1).fill(paragraph) }, {}],
])('an article with %s is cut, and the report says so', async (_, part, summary) => {
  const record = await articleRecord('a', part, summary);
  expect(await restored(await forgedBackup(record))).toMatchObject({
    fresh: 1,
    mended: 1,
    damaged: 0,
  });
  const found = await findArticle(record.article.id);
  expect(found?.title.length).toBeLessThanOrEqual(limits.title);
  expect(found?.tags.length).toBeLessThanOrEqual(limits.tags);
  expect(found?.article.blocks.length).toBeLessThanOrEqual(limits.blocks);
});

test('a block whose HTML is beyond the limit keeps its text', async () => {
  const html = `<p>${'<b>'.repeat(limits.blockHtml)}</p>`;
  const record = await articleRecord('a', { blocks: [{ ...paragraph, text: 'أ < ب', html }] });
  expect(await restored(await forgedBackup(record))).toMatchObject({ fresh: 1 });
  const found = await findArticle(record.article.id);
  expect(found?.article.blocks[0]?.html).toBe('<p>أ &#60; ب</p>');
});
