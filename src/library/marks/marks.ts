import * as v from 'valibot';
import * as limits from '../../article/limits.ts';
import { pendingIndex } from '../articles/articles.ts';
import { openLibrary } from '../database/database.ts';
import type { Mark } from '../database/records.ts';
import { markSchema } from '../database/schema.ts';
import { announceChange } from '../events.ts';
import { fromStored, toStored } from '../lists/summary.ts';
import { countMarks } from './mark-store.ts';

/** An article's marks in the order of its text, those of the original first; damaged ones are left out. */
export async function marksOf(articleId: string): Promise<Mark[]> {
  const found = await (await openLibrary()).getAllFromIndex('marks', 'articleId', articleId);
  return found
    .flatMap((one) => {
      const { output, success } = v.safeParse(markSchema, one);
      return success ? [output] : [];
    })
    .sort(inOrder);
}

function inOrder(one: Mark, other: Mark): number {
  const panes = Number(one.pane === 'translation') - Number(other.pane === 'translation');
  return panes || one.position.start - other.position.start || one.createdAt - other.createdAt;
}

/** Keeps a mark, or changes the one with its id. Throws where it is none, where its article is not in the library, or where there are too many. */
export async function keepMark(mark: unknown): Promise<void> {
  const whole = v.parse(markSchema, mark);
  const isKept = await write(whole.articleId, async (store, known) => {
    if (!known.some(({ id }) => id === whole.id) && known.length >= limits.readerMarks)
      throw new RangeError('too many marks');
    await store.put(whole);
  });
  if (!isKept) throw new Error('the article is not in the library');
}

/** Deletes a mark; nothing happens where there is none. */
export async function removeMark(id: string): Promise<void> {
  const found = await (await openLibrary()).get('marks', id);
  if (found) await write(found.articleId, (store) => store.delete(id));
}

/**
 * Takes a mark that a backup brings to an article of the library. One that the library has stays as it is, and the same text is not
 * marked twice but for another note. Gives whether it is new here, or undefined where there is no room for it.
 */
export async function restoreMark(mark: Mark): Promise<boolean | undefined> {
  let isNew: boolean | undefined = false;
  const isThere = await write(mark.articleId, async (store, known) => {
    if (known.some((one) => one.id === mark.id || isSame(one, mark))) return;
    // An id is one mark's, whatever article a file says it is of.
    if ((await store.getKey(mark.id)) !== undefined) return;
    isNew = known.length < limits.readerMarks || undefined;
    if (isNew) await store.put(mark);
  });
  return isThere ? isNew : undefined;
}

function isSame(one: Mark, other: Mark): boolean {
  return (
    one.pane === other.pane &&
    one.lang === other.lang &&
    one.position.start === other.position.start &&
    one.quote.exact === other.quote.exact &&
    (other.note === '' || one.note === other.note)
  );
}

interface Store {
  put(mark: Mark): Promise<unknown>;
  delete(id: string): Promise<void>;
  getKey(id: string): Promise<string | undefined>;
}

/** Changes an article's marks and what its summary says of them, in one transaction; false where the library does not have the article. */
async function write(
  articleId: string,
  change: (store: Store, known: readonly Mark[]) => Promise<void>,
): Promise<boolean> {
  const transaction = (await openLibrary()).transaction(
    ['articles', 'marks', 'pending'],
    'readwrite',
    { durability: 'strict' },
  );
  const [articles, marks] = [transaction.objectStore('articles'), transaction.objectStore('marks')];
  const [summary, known] = await Promise.all([
    articles.get(articleId),
    marks.index('articleId').getAll(articleId),
  ]);
  if (!summary || summary.removedAt !== undefined) {
    await transaction.done;
    return false;
  }
  await change(marks, known);
  const counted = { ...fromStored(summary), ...(await countMarks(marks, articleId)) };
  await Promise.all([
    articles.put(toStored(counted)),
    transaction.objectStore('pending').put(pendingIndex(articleId)),
    transaction.done,
  ]);
  announceChange();
  return true;
}
