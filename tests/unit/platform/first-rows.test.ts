import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { removeAllArticles, removeArticle, saveArticle } from '../../../src/library/articles.ts';
import {
  listFirstRows,
  rememberedRows,
  rememberFirstRows,
} from '../../../src/platform/first-rows.ts';
import browser from '../fake-browser.ts';
import { article } from '../library/sample.ts';

beforeEach(async () => {
  await removeAllArticles();
  await browser.storage.session.clear();
});

it('knows no rows before the background has looked, nor of an empty library', async () => {
  await saveArticle(article('a', 'نص'));
  expect(await rememberedRows()).toBeUndefined();
  await removeArticle('a');
  await rememberFirstRows();
  expect(await rememberedRows()).toBeUndefined();
});

it('holds just what the database lists, as it stood when the background looked', async () => {
  await saveArticle(article('a', 'نص'));
  await saveArticle(article('b', 'نص آخر'));
  await rememberFirstRows();
  expect(await rememberedRows()).toEqual(await listFirstRows());
  await removeArticle('a');
  await rememberFirstRows();
  expect((await rememberedRows())?.map(({ id }) => id)).toEqual(['b']);
});
