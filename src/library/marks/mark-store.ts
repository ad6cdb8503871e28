import type { IDBPObjectStore, StoreNames } from 'idb';
import type { LibrarySchema } from '../database/database.ts';
import type { ArticleSummary } from '../database/records.ts';

// Parts of a change that other code of the library makes to an article, in its transaction.

type MarkStore<Mode extends IDBTransactionMode> = Pick<
  IDBPObjectStore<LibrarySchema, StoreNames<LibrarySchema>[], 'marks', Mode>,
  'index'
>;

/** What an article's summary says of its marks. */
export type MarkCount = Pick<ArticleSummary, 'marks' | 'notes'>;

/** Counts an article's marks. */
export async function countMarks(
  store: MarkStore<'readonly' | 'readwrite'>,
  articleId: string,
): Promise<MarkCount> {
  const all = await store.index('articleId').getAll(articleId);
  return { marks: all.length, notes: all.filter(({ note }) => note).length };
}

/** Deletes an article's marks. */
export async function deleteMarks(
  store: MarkStore<'readwrite'> & { delete(id: string): Promise<void> },
  articleId: string,
): Promise<void> {
  const ids = await store.index('articleId').getAllKeys(articleId);
  await Promise.all(ids.map((id) => store.delete(id)));
}
