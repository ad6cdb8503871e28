import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import { type LibrarySchema, openLibrary } from '../database/database.ts';
import { ofArticle, picturesAfter, picturesOfState } from '../database/keys.ts';
import type { PictureCount, PictureState, StoredPicture } from '../database/records.ts';
import { announceChange, announceSoon } from '../events.ts';
import { fromStored, toStored } from '../lists/summary.ts';
import { newPicture } from './picture-list.ts';

/** What fetching a picture comes to: the picture, or why there is none. */
export type PictureOutcome = Blob | Exclude<PictureState, 'wanted' | 'kept'>;

/** Fetches one picture; it must not throw. */
export type FetchPicture = (url: string, articleId: string) => Promise<PictureOutcome>;

/** How long to wait after the first, second and third failure, in milliseconds; after that only the reader tries again. */
const waits = [60_000, 15 * 60_000, 4 * 3_600_000];

const longestWait = Math.max(...waits);

type Writing = IDBPTransaction<LibrarySchema, ('articles' | 'pictures')[], 'readwrite'>;

/** Puts an article's missing pictures into the queue again: those in the states given. */
export async function retryPictures(
  articleId: string,
  states: readonly PictureState[] = ['permission', 'failed', 'too-large', 'not-image'],
): Promise<void> {
  await changePictures(articleId, states, (picture) => newPicture(articleId, picture));
}

/** Gives up an article's pictures that would need a permission: the reader wants it without them. */
export async function skipPicture(articleId: string): Promise<void> {
  await changePictures(articleId, ['permission'], (picture) => ({ ...picture, state: 'left-out' }));
}

/** Takes an article's pictures that are not kept out of the queue and out of all counts; saving it anew asks for them again. */
export async function forgetMissing(articleId: string): Promise<void> {
  const transaction = await writing();
  const pictures = transaction.objectStore('pictures');
  const found = await pictures.getAll(ofArticle(articleId));
  const missing = found.filter(({ state }) => state !== 'kept');
  const requests = missing.map(({ url }) => pictures.delete([articleId, url]));
  const changes = missing.map(
    (picture) => [picture, { ...picture, state: 'left-out', bytes: 0 }] as const,
  );
  await Promise.all([...requests, count(transaction, articleId, changes), transaction.done]);
  announceChange();
}

/** The pictures of an article, with their blobs where they are kept. */
export async function articlePictures(articleId: string): Promise<StoredPicture[]> {
  return (await openLibrary()).getAll('pictures', ofArticle(articleId));
}

/** A picture of an article, or undefined where it is not kept. */
export async function keptPicture(articleId: string, url: string): Promise<Blob | undefined> {
  return (await (await openLibrary()).get('pictures', [articleId, url]))?.blob;
}

/** Fetches what is due in the queue, four at a time, until nothing is due or the signal aborts. */
export async function fetchPictures(fetchOne: FetchPicture, signal?: AbortSignal): Promise<void> {
  const underWay = new Set<string>();
  const work = async (): Promise<void> => {
    for (;;) {
      const picture = signal?.aborted ? undefined : await nextDue(underWay);
      if (!picture) return;
      const key = keyOf(picture);
      underWay.add(key);
      await storePicture(picture, await fetchOne(picture.url, picture.articleId));
      underWay.delete(key);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

/** When the next picture is due (milliseconds since 1970), or undefined where the queue is empty. */
export async function nextPictureDue(): Promise<number | undefined> {
  const index = (await openLibrary()).transaction('pictures').store.index('queue');
  const cursor = await index.openKeyCursor(picturesOfState('wanted'));
  const due = cursor?.key[1];
  return due === undefined || due <= Date.now() + longestWait ? due : Date.now();
}

/** Keeps a picture's outcome and counts it on its article. One transaction; nothing where the article is gone. */
export async function storePicture(
  picture: Pick<StoredPicture, 'articleId' | 'url'>,
  outcome: PictureOutcome,
): Promise<void> {
  const transaction = await writing();
  const pictures = transaction.objectStore('pictures');
  const found = await pictures.get([picture.articleId, picture.url]);
  if (found) {
    const next = after(found, outcome);
    const change = pictures.put(next);
    await Promise.all([change, count(transaction, found.articleId, [[found, next]])]);
  }
  await transaction.done;
  announceSoon();
}

async function writing(): Promise<Writing> {
  return (await openLibrary()).transaction(['articles', 'pictures'], 'readwrite');
}

function keyOf({ articleId, url }: StoredPicture): string {
  return `${articleId} ${url}`;
}

async function nextDue(underWay: ReadonlySet<string>): Promise<StoredPicture | undefined> {
  const index = (await openLibrary()).transaction('pictures').store.index('queue');
  const now = Date.now();
  const most = underWay.size + 1;
  const [due, beyond] = await Promise.all([
    index.getAll(picturesOfState('wanted', now), most),
    // No wait is so long: the clock was set back since.
    index.getAll(picturesAfter('wanted', now + longestWait), most),
  ]);
  return [...due, ...beyond].find((picture) => !underWay.has(keyOf(picture)));
}

function after(picture: StoredPicture, outcome: PictureOutcome): StoredPicture {
  if (outcome instanceof Blob)
    return { ...picture, state: 'kept', blob: outcome, bytes: outcome.size };
  const tries = picture.tries + 1;
  const wait = outcome === 'failed' ? waits[picture.tries] : undefined;
  return wait === undefined
    ? { ...picture, state: outcome, tries }
    : { ...picture, state: 'wanted', tries, due: Date.now() + wait };
}

async function changePictures(
  articleId: string,
  states: readonly PictureState[],
  change: (picture: StoredPicture) => StoredPicture,
): Promise<void> {
  const transaction = await writing();
  const pictures = transaction.objectStore('pictures');
  const found = await pictures.getAll(ofArticle(articleId));
  const changes = found
    .filter(({ state }) => states.includes(state))
    .map((picture) => [picture, change(picture)] as const);
  const requests = changes.map(([, next]) => pictures.put(next));
  await Promise.all([...requests, count(transaction, articleId, changes), transaction.done]);
  announceChange();
}

/** A picture before and after a change. */
type PictureChange = readonly [before: StoredPicture, after: StoredPicture];

/** Takes changes of an article's pictures into the numbers on its summary, within the transaction that makes them. */
export async function count(
  transaction: Writing,
  articleId: string,
  changes: readonly PictureChange[],
): Promise<void> {
  const articles: IDBPObjectStore<
    LibrarySchema,
    ('articles' | 'pictures')[],
    'articles',
    'readwrite'
  > = transaction.objectStore('articles');
  const summary = await articles.get(articleId);
  if (!summary) return;
  const pictures: Record<keyof PictureCount, number> = { ...summary.pictures };
  let { pictureBytes } = summary;
  const add = ({ state, bytes }: StoredPicture, sign: 1 | -1): void => {
    const name = counted[state];
    if (name) pictures[name] = Math.max(0, pictures[name] + sign);
    pictureBytes = Math.max(0, pictureBytes + sign * bytes);
  };
  for (const [before, next] of changes) {
    add(before, -1);
    add(next, 1);
  }
  await articles.put(toStored({ ...fromStored(summary), pictures, pictureBytes }));
}

/** Under which number of a summary a picture in a state counts; one that the reader gave up under none. */
const counted: Readonly<Record<PictureState, keyof PictureCount | undefined>> = {
  wanted: 'wanted',
  kept: 'kept',
  permission: 'permission',
  failed: 'missing',
  'too-large': 'missing',
  'not-image': 'missing',
  'left-out': undefined,
};

/** The picture that stands for an article in a list: its lead picture, else the first that is kept. */
export async function pictureOf(articleId: string, lead?: string): Promise<Blob | undefined> {
  const library = await openLibrary();
  const found = lead ? await library.get('pictures', [articleId, lead]) : undefined;
  if (found?.blob) return found.blob;
  const pictures = await articlePictures(articleId);
  return pictures.find(({ blob, role }) => blob && role !== 'icon')?.blob;
}

/** One address for each host whose pictures of an article want a permission. */
export async function hostsWithMissingPictures(articleId: string): Promise<string[]> {
  const pictures = await articlePictures(articleId);
  const wanting = pictures.filter(({ state }) => state === 'permission').map(({ url }) => url);
  return [...new Map(wanting.map((url) => [new URL(url).hostname, url])).values()];
}
