import { readable } from '../articles/stored-text.ts';
import { openLibrary } from '../database/database.ts';
import { dueAfter, dueUntil, ofArticle, REINDEX_ALL } from '../database/keys.ts';
import type { PendingIndex } from '../database/records.ts';
import { fromStored } from '../lists/summary.ts';
import { sentencesOf } from '../translations/translations.ts';
import { blocksOfSegment, deleteIndex, openIndex, type SearchIndex } from './index-database.ts';
import {
  type BuiltSegment,
  buildSegment,
  mergeSegments,
  type ReadSegment,
  type SearchDocument,
  type Segment,
} from './segments.ts';

/** Segments of about one size that are merged into one once there are so many. */
const mergeAt = 8;
/** More than any change waits before it is taken in, in milliseconds. */
const longestWait = 60_000;
/** Articles taken in at once. */
const batch = 64;

/** Takes into the index what is due; gives when the rest is due (milliseconds since 1970), or undefined where nothing waits. */
export function indexPending(): Promise<number | undefined> {
  return withIndexLock(async () => {
    for (;;) {
      const due = await duePending();
      if (!due.length) return nextDue();
      if (due.some(({ id }) => id === REINDEX_ALL)) await deleteIndex();
      const ids = due.map(({ id }) => id).filter((id) => id !== REINDEX_ALL);
      await indexArticles(ids);
      await clearPending(due);
    }
  });
}

/** Brings the index to what the library holds: takes in what is missing, and drops what is gone. For a new or damaged index. */
export function reconcileIndex(): Promise<void> {
  return withIndexLock(async () => {
    const index = await openIndex();
    const segments = await index.getAll('segments');
    const indexed = new Set(segments.flatMap(aliveIds));
    const library = await openLibrary();
    const held = await library.getAllKeys('articles');
    const has = new Set(held);
    const missing = held.filter((id) => !indexed.has(id));
    for (let at = 0; at < missing.length; at += batch)
      await indexArticles(missing.slice(at, at + batch));
    const gone = [...indexed].filter((id) => !has.has(id));
    if (gone.length) await write(await openIndex(), gone, undefined);
  });
}

/** Deletes the index and builds it anew. */
export async function rebuildIndex(): Promise<void> {
  await withIndexLock(deleteIndex);
  await reconcileIndex();
}

/** Runs one at a time in the whole extension: the background and a page's worker may both want to index. */
async function withIndexLock<T>(work: () => Promise<T>): Promise<T> {
  if (!globalThis.navigator?.locks) return work();
  const result = navigator.locks.request('warraq-search', work);
  return result as Promise<T>;
}

async function duePending(): Promise<PendingIndex[]> {
  const library = await openLibrary();
  const now = Date.now();
  const due = await library.getAllFromIndex('pending', 'due', dueUntil(now), batch);
  if (due.length) return due;
  // No change waits so long: the clock was set back since.
  return library.getAllFromIndex('pending', 'due', dueAfter(now + longestWait), batch);
}

async function nextDue(): Promise<number | undefined> {
  const library = await openLibrary();
  const cursor = await library.transaction('pending').store.index('due').openKeyCursor();
  return cursor?.key;
}

async function clearPending(done: readonly PendingIndex[]): Promise<void> {
  const transaction = (await openLibrary()).transaction('pending', 'readwrite');
  const now = await Promise.all(done.map(({ id }) => transaction.store.get(id)));
  const same = done.filter(({ stamp }, at) => now[at]?.stamp === stamp);
  await Promise.all([...same.map(({ id }) => transaction.store.delete(id)), transaction.done]);
}

async function indexArticles(ids: readonly string[]): Promise<void> {
  const documents = await documentsOf(ids);
  const built = documents.length ? buildSegment(documents) : undefined;
  await write(await openIndex(), ids, built);
}

async function documentsOf(ids: readonly string[]): Promise<SearchDocument[]> {
  const library = await openLibrary();
  const transaction = library.transaction(['articles', 'texts', 'translations', 'marks']);
  const found = await Promise.all(
    ids.map((id) =>
      Promise.all([
        transaction.objectStore('articles').get(id),
        transaction.objectStore('texts').get(id),
        transaction.objectStore('translations').getAll(ofArticle(id)),
        transaction.objectStore('marks').index('articleId').getAll(id),
      ]),
    ),
  );
  return found.flatMap(([summary, stored, translations, marks]) => {
    const text = stored && readable(stored);
    if (!summary || !text || summary.removedAt !== undefined) return [];
    const { id, title, tags, siteName = '', site, byline = '', url } = fromStored(summary);
    return {
      ...{ id, title, tags, url, site: [siteName, site], writer: byline },
      notes: marks.flatMap(({ note }) => note || []),
      texts: text.article.blocks.map((block) => block.text),
      translations: translations.flatMap(sentencesOf).map(({ translation }) => translation.text),
    };
  });
}

/** Puts a new segment in the place of its documents' older entries, and merges segments; one transaction. */
async function write(
  index: SearchIndex,
  replaced: readonly string[],
  built: BuiltSegment | undefined,
): Promise<void> {
  const transaction = index.transaction(['segments', 'blocks', 'state'], 'readwrite');
  const segments = transaction.objectStore('segments');
  const blocks = transaction.objectStore('blocks');
  const existing = await segments.getAll();
  const requests: Promise<unknown>[] = [transaction.done];
  const put = (segment: Segment): void => {
    requests.push(segments.put(segment));
  };
  const add = (number: number, made: BuiltSegment): Segment => {
    const segment = { ...made.segment, number };
    put(segment);
    made.blocks.forEach((block, at) => {
      requests.push(blocks.put(block, [number, at]));
    });
    return segment;
  };
  const drop = (number: number): void => {
    requests.push(segments.delete(number), blocks.delete(blocksOfSegment(number)));
  };

  // Never a number that another context may still know from an index that was deleted.
  let number = Math.max(Date.now(), ...existing.map((segment) => segment.number)) + 1;
  let live = withoutDocuments(existing, new Set(replaced), put);
  if (built) live = [...live, add(number++, built)];
  for (let group = mergeable(live); group; group = mergeable(live)) {
    const parts: ReadSegment[] = [];
    for (const segment of group)
      parts.push({ segment, blocks: await blocks.getAll(blocksOfSegment(segment.number)) });
    const merged = mergeSegments(parts);
    for (const segment of group) drop(segment.number);
    const gone = new Set(group);
    live = live.filter((segment) => !gone.has(segment));
    if (merged.segment.ids.length) live.push(add(number++, merged));
  }
  requests.push(transaction.objectStore('state').put(Math.random(), 'generation'));
  await Promise.all(requests);
}

function withoutDocuments(
  segments: readonly Segment[],
  gone: ReadonlySet<string>,
  put: (segment: Segment) => void,
): Segment[] {
  return segments.map((segment) => {
    const before = new Set(segment.dead);
    const dead = segment.ids.flatMap((id, at) => (gone.has(id) && !before.has(at) ? [at] : []));
    if (!dead.length) return segment;
    const changed = { ...segment, dead: [...segment.dead, ...dead] };
    put(changed);
    return changed;
  });
}

function aliveIds({ ids, dead }: Segment): string[] {
  const gone = new Set(dead);
  return ids.filter((_, at) => !gone.has(at));
}

/** Segments that are to become one: eight of about one size, or one that is mostly dead. */
function mergeable(segments: readonly Segment[]): readonly Segment[] | undefined {
  const tiers = new Map<number, Segment[]>();
  for (const segment of segments) {
    const alive = segment.ids.length - segment.dead.length;
    if (alive * 2 < segment.ids.length) return [segment];
    const tier = Math.floor(Math.log(Math.max(1, alive)) / Math.log(mergeAt) + 1e-9);
    const members = tiers.get(tier) ?? [];
    members.push(segment);
    tiers.set(tier, members);
    if (members.length >= mergeAt) return members;
  }
  return undefined;
}
