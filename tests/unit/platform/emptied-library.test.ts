import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { removeAllArticles, saveArticle } from '../../../src/library/articles/articles.ts';
import { closeLibrary } from '../../../src/library/database/database.ts';
import {
  forgetEmptied,
  isEmptied,
  noteLibrary,
} from '../../../src/platform/background/emptied-library.ts';
import browser from '../fake-browser.ts';
import { article } from '../library/sample.ts';

beforeEach(async () => {
  await emptiedByBrowser();
  await browser.storage.local.clear();
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** The browser deletes the database, and makes a new one when it is opened. */
async function emptiedByBrowser(): Promise<void> {
  await closeLibrary();
  await deleteDB('warraq');
}

async function saved(id: string): Promise<void> {
  await saveArticle(article(id, 'نص'));
  await noteLibrary();
}

it('is not emptied before anything was saved, whatever becomes of its database', async () => {
  expect(await isEmptied()).toBe(false);
  await emptiedByBrowser();
  expect(await isEmptied()).toBe(false);
});

it('is not emptied where the reader deleted the last article', async () => {
  await saved('a');
  await removeAllArticles();
  await noteLibrary();
  expect(await isEmptied()).toBe(false);
  await emptiedByBrowser();
  expect(await isEmptied()).toBe(false);
});

it('is emptied where another database stands in the place of one with saved articles, until the reader has read it', async () => {
  await saved('a');
  await emptiedByBrowser();
  expect(await isEmptied()).toBe(true);
  await noteLibrary();
  expect(await isEmptied()).toBe(true);
  await forgetEmptied();
  expect(await isEmptied()).toBe(false);
});

it('says so where articles were saved again before anybody looked, and once more where it happens again', async () => {
  await saved('a');
  await emptiedByBrowser();
  await saved('b');
  expect(await isEmptied()).toBe(true);
  await forgetEmptied();
  await emptiedByBrowser();
  expect(await isEmptied()).toBe(true);
});

it('says so where the disk is too full to note it', async () => {
  await saved('a');
  await emptiedByBrowser();
  vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('full'));
  expect(await isEmptied()).toBe(true);
});

it('is read once it was read, whatever is being noted meanwhile', async () => {
  await saved('a');
  await emptiedByBrowser();
  await Promise.all([noteLibrary(), forgetEmptied(), noteLibrary()]);
  expect(await isEmptied()).toBe(false);
});
