import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import english from '../../../_locales/en/messages.json';
import {
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../src/library/articles/changes.ts';
import { listArticles } from '../../../src/library/lists/list.ts';
import { storeSentences } from '../../../src/library/translations/translations.ts';
import { rememberedRows, rememberFirstRows } from '../../../src/platform/background/first-rows.ts';
import browser from '../fake-browser.ts';
import { article, sentence } from '../library/sample.ts';

const shown = async () => (await rememberedRows())?.map(({ article }) => article);

beforeEach(async () => {
  vi.stubGlobal('fetch', async () => Response.json(english));
  await removeAllArticles();
  await rememberFirstRows();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('knows no rows before the background has looked, nor of an empty library', async () => {
  await saveArticle(article('a', 'نص'));
  expect(await rememberedRows()).toBeUndefined();
  await removeArticle('a');
  await rememberFirstRows();
  expect(await rememberedRows()).toBeUndefined();
});

it('holds just what the database lists first, as it stood when the background looked', async () => {
  for (let n = 0; n < 20; n += 1) await saveArticle(article(`${n}`, 'نص'));
  await changeArticles(['19'], { state: 'archived' });
  await rememberFirstRows();
  const [first, ...others] = await listArticles({ isNotArchived: true, limit: 9 });
  expect(await shown()).toEqual([first, ...others.slice(0, -1)]);
  await removeArticle(first?.id ?? '');
  await rememberFirstRows();
  expect(await shown()).toEqual(others);
});

it('writes nothing while the rows look the same, though a translation grows', async () => {
  await saveArticle(article('a', 'نص'));
  await storeSentences([sentence('a', 'س', 'one')]);
  await rememberFirstRows();
  const writing = vi.spyOn(browser.storage.session, 'set');
  await storeSentences([sentence('a', 'ص', 'two')]);
  await rememberFirstRows();
  expect(writing).not.toHaveBeenCalled();
  await changeArticles(['a'], { favourite: true });
  await rememberFirstRows();
  expect(writing).toHaveBeenCalledOnce();
});

it('fails for nobody, and tries again', async () => {
  await saveArticle(article('a', 'نص'));
  vi.spyOn(browser.storage.session, 'set').mockRejectedValueOnce(new Error('no room'));
  await rememberFirstRows();
  expect(await rememberedRows()).toBeUndefined();
  await rememberFirstRows();
  expect(await rememberedRows()).toHaveLength(1);
});

it('holds what the rows say in the language of the interface', async () => {
  await saveArticle({ ...article('a', 'نص'), publishedTime: '2026-11-27' });
  await storeSentences([sentence('a', 'س', 'one')]);
  await rememberFirstRows();
  const [row] = (await rememberedRows()) ?? [];
  expect(row?.texts).toEqual({
    language: 'en',
    day: 'Nov 27, 2026',
    minutes: '1 minute',
    targets: ['English'],
  });
});
