import { openLibrary } from '../database/database.ts';
import { isDiskFull } from '../database/full-disk.ts';
import { inList, ofArticle } from '../database/keys.ts';
import type { StoredSummary } from '../database/records.ts';
import { removeArticles } from './articles.ts';
import { emptyTrash } from './changes.ts';

/** How much of the cache stays. */
export interface CacheLimits {
  readonly bytes: number;
  /** Milliseconds since an article was last read. */
  readonly age: number;
}

/** How long a removed article can be brought back, in milliseconds. */
const undoTime = 10 * 60_000;

/** Deletes what was removed long enough ago, and the cached articles that are too old or too many, the least read first. */
export async function evictCache(limits: CacheLimits, now = Date.now()): Promise<void> {
  // A clock that was set back would keep what was removed before that for ever.
  await emptyTrash(now - undoTime, now + undoTime);
  const cached = await unmarkedArticles();
  const byReading = cached.sort((one, other) => other.readAt - one.readAt);
  let bytes = 0;
  const leaving = byReading.filter(({ textBytes, pictureBytes, versionBytes = 0, readAt }) => {
    bytes += textBytes + pictureBytes + versionBytes;
    return bytes > limits.bytes || readAt < now - limits.age;
  });
  if (leaving.length) await removeArticles(leaving.map(({ id }) => id));
}

/** How long a browser needs to be able to write again after a write that found the disk full, in milliseconds. */
const recovery = 250;

/** Does a write, and again after making room where the disk is full; throws a QuotaExceededError where that does not help. */
export async function withRoom<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, recovery));
    // Deleting writes too, and may fail as well; what cannot be deleted now may be in a moment.
    await makeRoom().catch(() => undefined);
  }
  throw Object.assign(new Error('the disk is full'), { name: 'QuotaExceededError' });
}

/** Makes room on a full disk: drops the pictures of cached articles, or, where they have none, the older half of the cache. */
async function makeRoom(): Promise<void> {
  if (await dropCachedPictures()) return;
  const cached = await unmarkedArticles();
  const byReading = cached.sort((one, other) => one.readAt - other.readAt);
  const leaving = byReading.slice(0, Math.ceil(cached.length / 2)).map(({ id }) => id);
  if (leaving.length) await removeArticles(leaving);
}

/** Drops the pictures of cached articles; false where they have none. */
export async function dropCachedPictures(): Promise<boolean> {
  const cached = await cachedArticles();
  const ids = cached.filter(({ pictureBytes }) => pictureBytes > 0).map(({ id }) => id);
  if (ids.length) await dropPictures(ids);
  return ids.length > 0;
}

/** What a part of the library holds. */
export interface LibraryUsage {
  readonly articles: number;
  readonly textBytes: number;
  readonly pictureBytes: number;
  /** Of earlier texts. */
  readonly versionBytes: number;
}

/** How much the saved and the cached articles hold, estimated from the lengths of texts and pictures. */
export async function libraryUsage(): Promise<{ saved: LibraryUsage; cached: LibraryUsage }> {
  const library = await openLibrary();
  const sum = { saved: { ...nothing }, cached: { ...nothing } };
  let cursor = await library.transaction('articles').store.openCursor();
  while (cursor) {
    const { keep, textBytes, pictureBytes, versionBytes = 0 } = cursor.value;
    sum[keep].articles += 1;
    sum[keep].textBytes += textBytes;
    sum[keep].pictureBytes += pictureBytes;
    sum[keep].versionBytes += versionBytes;
    cursor = await cursor.continue();
  }
  return sum;
}

const nothing = { articles: 0, textBytes: 0, pictureBytes: 0, versionBytes: 0 };

async function cachedArticles(): Promise<StoredSummary[]> {
  const index = (await openLibrary()).transaction('articles').store.index('places');
  return index.getAll(inList('keep:cached'));
}

/** Cached articles that may go: what the reader marked stays with its article until the reader removes that. */
async function unmarkedArticles(): Promise<StoredSummary[]> {
  return (await cachedArticles()).filter(({ marks = 0 }) => marks === 0);
}

async function dropPictures(ids: readonly string[]): Promise<void> {
  const transaction = (await openLibrary()).transaction(['articles', 'pictures'], 'readwrite');
  const articles = transaction.objectStore('articles');
  const found = await Promise.all(ids.map((id) => articles.get(id)));
  const requests = found.flatMap((summary) =>
    summary
      ? [
          articles.put({
            ...summary,
            pictureBytes: 0,
            pictures: { wanted: 0, kept: 0, permission: 0, missing: 0 },
          }),
          transaction.objectStore('pictures').delete(ofArticle(summary.id)),
        ]
      : [],
  );
  await Promise.all([...requests, transaction.done]);
}
