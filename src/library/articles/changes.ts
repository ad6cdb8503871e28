import { openLibrary } from '../database/database.ts';
import { cleanTag, inList } from '../database/keys.ts';
import type { ArticleSummary, ReadingPosition, ReadingState } from '../database/records.ts';
import { announceChange } from '../events.ts';
import { fromStored, toStored } from '../lists/summary.ts';
import { forgetMissing } from '../pictures/picture-queue.ts';
import { pendingIndex, removeArticles } from './articles.ts';

/** What the reader may change on articles without touching their text. */
export interface ArticleChange {
  readonly state?: ReadingState;
  readonly favourite?: boolean;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/** The share of an article from which it counts as read. */
const readShare = 0.95;

/** Changes articles in one transaction; those that the library does not have are left out. */
export function changeArticles(ids: readonly string[], change: ArticleChange): Promise<void> {
  return changeEach(ids, (summary) => changed(summary, change));
}

/** Keeps where and when the reader stopped in an article, and moves it on from unread to reading, and to read at its end. */
export function keepPosition(id: string, position: ReadingPosition): Promise<void> {
  return changeEach([id], (summary) => {
    const isOpen = summary.state === 'unread' || summary.state === 'reading';
    const state = position.progress >= readShare ? 'read' : 'reading';
    return { ...summary, position, readAt: Date.now(), ...(isOpen ? { state } : {}) };
  });
}

/** Takes articles out of every list; `restoreFromTrash` undoes it until `emptyTrash` deletes them. */
export function moveToTrash(ids: readonly string[]): Promise<void> {
  return changeEach(ids, (summary) => ({ ...summary, removedAt: Date.now() }));
}

/** Keeps a saved article no longer for good: it goes on as one that was read just now, and no more of its pictures come. */
export async function unsaveArticle(id: string): Promise<void> {
  await changeEach([id], ({ savedAt, ...summary }) => ({
    ...summary,
    ...{ keep: 'cached', readAt: Date.now(), changed: false },
  }));
  await forgetMissing(id);
}

/** Undoes `moveToTrash`. */
export function restoreFromTrash(ids: readonly string[]): Promise<void> {
  return changeEach(ids, ({ removedAt, ...summary }) => summary);
}

/** Deletes for good the articles that were put away before a time (milliseconds since 1970), or after another, which is yet to come. */
export async function emptyTrash(before: number, after = Number.POSITIVE_INFINITY): Promise<void> {
  const index = (await openLibrary()).transaction('articles').store.index('places');
  const removed = await index.getAll(inList('removed'));
  const old = removed
    .filter(({ removedAt = 0 }) => removedAt < before || removedAt > after)
    .map(({ id }) => id);
  if (old.length) await removeArticles(old);
}

async function changeEach(
  ids: readonly string[],
  change: (summary: ArticleSummary) => ArticleSummary,
): Promise<void> {
  const transaction = (await openLibrary()).transaction(['articles', 'pending'], 'readwrite');
  const articles = transaction.objectStore('articles');
  const found = await Promise.all(ids.map((id) => articles.get(id)));
  const requests = found.flatMap((summary) => {
    if (!summary) return [];
    const known = fromStored(summary);
    const next = change(known);
    const isSearchedAnew =
      next.removedAt !== known.removedAt || next.tags.join() !== known.tags.join();
    return [
      articles.put(toStored(next)),
      ...(isSearchedAnew ? [transaction.objectStore('pending').put(pendingIndex(next.id))] : []),
    ];
  });
  await Promise.all([...requests, transaction.done]);
  announceChange();
}

function changed(summary: ArticleSummary, change: ArticleChange): ArticleSummary {
  const removed = new Set((change.removeTags ?? []).map(cleanTag));
  const added = (change.addTags ?? []).map(cleanTag).filter(Boolean);
  const tags = summary.tags.filter((tag) => !removed.has(tag));
  return {
    ...summary,
    state: change.state ?? summary.state,
    favourite: change.favourite ?? summary.favourite,
    tags: [...new Set([...tags, ...added])],
  };
}
