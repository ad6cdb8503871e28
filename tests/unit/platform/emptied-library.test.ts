import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { removeAllArticles, saveArticle } from '../../../src/library/articles/articles.ts';
import { isEmptied, noteSaved } from '../../../src/platform/background/emptied-library.ts';
import browser from '../fake-browser.ts';
import { article } from '../library/sample.ts';

beforeEach(async () => {
  await removeAllArticles();
  await browser.storage.local.clear();
  await browser.storage.session.clear();
});

/** The browser starts again: what it held in memory for the session is gone. */
async function startAgain(): Promise<void> {
  await browser.storage.session.clear();
  await noteSaved();
}

it('is not emptied before anything was saved', async () => {
  await noteSaved();
  expect(await isEmptied()).toBe(false);
});

it('is not emptied where the reader deleted the last article, in this session or an earlier one', async () => {
  await saveArticle(article('a', 'نص'));
  await noteSaved();
  await removeAllArticles();
  await noteSaved();
  expect(await isEmptied()).toBe(false);
  await startAgain();
  expect(await isEmptied()).toBe(false);
});

it('is emptied where a new session finds nothing of what was saved, until something is saved again', async () => {
  await saveArticle(article('a', 'نص'));
  await noteSaved();
  await removeAllArticles();
  await startAgain();
  expect(await isEmptied()).toBe(true);
  await startAgain();
  expect(await isEmptied()).toBe(true);
  await saveArticle(article('b', 'نص'));
  await noteSaved();
  expect(await isEmptied()).toBe(false);
});
