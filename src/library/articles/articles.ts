import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import { withLineBack, withLinesBackAs } from '../../article/left-out.ts';
import type { Article } from '../../article/model.ts';
import { type LibrarySchema, openLibrary } from '../database/database.ts';
import { ofArticle, REINDEX_ALL } from '../database/keys.ts';
import type {
  ArticleRecord,
  ArticleSummary,
  PendingIndex,
  StoredPicture,
  StoredSummary,
  StoredText,
} from '../database/records.ts';
import { announceChange } from '../events.ts';
import { describe, fromStored, newSummary, toStored } from '../lists/summary.ts';
import { deleteMarks } from '../marks/mark-store.ts';
import { newPicture, picturesOf } from '../pictures/picture-list.ts';
import {
  keepVersions,
  type Version,
  type VersionLimits,
  versionLimits,
} from '../versions/versions.ts';
import { pageChange, sameText, textPrint } from './page-change.ts';
import { damagedArticle, readable } from './stored-text.ts';

const textStores = ['articles', 'texts', 'versions', 'pictures', 'marks', 'pending'] as const;
type TextWrite = IDBPTransaction<LibrarySchema, typeof textStores, 'readwrite'>;

const allStores = [...textStores, 'translations'] as const;

/** The article under an id with its text, or undefined where the library has none or it was removed. Throws where it is damaged. */
export async function findArticle(id: string): Promise<ArticleRecord | undefined> {
  const library = await openLibrary();
  const transaction = library.transaction(['articles', 'texts']);
  const [summary, text] = await Promise.all([
    transaction.objectStore('articles').get(id),
    transaction.objectStore('texts').get(id),
  ]);
  if (!summary || !text || summary.removedAt !== undefined) return undefined;
  const whole = readable(text);
  if (!whole) throw damagedArticle(id);
  return { ...fromStored(summary), ...whole };
}

/** The same, undefined too where it is damaged: for those who can do without it. */
export function findReadable(id: string): Promise<ArticleRecord | undefined> {
  return findArticle(id).catch(() => undefined);
}

/** The address of an article, without its text; undefined where the library has none under the id. */
export async function addressOf(id: string): Promise<string | undefined> {
  return (await (await openLibrary()).get('articles', id))?.url;
}

/**
 * Keeps an article that is being read; a saved one stays as it is, and a changed page becomes its `update`. The update that it
 * takes the place of is kept as a version.
 * @param onKnown called with what is going to be written, some tens of milliseconds before it is
 */
export function cacheArticle(
  article: Article,
  versions: VersionLimits = versionLimits(false),
  onKnown?: (record: ArticleRecord) => void,
): Promise<ArticleRecord> {
  return write(article, 'cached', versions, onKnown);
}

/** Keeps an article for good, as the reader sees it; one that is saved already is never overwritten. */
export function saveArticle(
  article: Article,
  versions: VersionLimits = versionLimits(false),
): Promise<ArticleRecord> {
  return write(article, 'saved', versions);
}

/** Puts the offered newer text in the place of a saved article's, which is kept as a version. Throws where none is offered. */
export async function applyUpdate(
  id: string,
  versions: VersionLimits = versionLimits(false),
): Promise<ArticleRecord> {
  const transaction = (await openLibrary()).transaction(textStores, 'readwrite');
  const [summary, text] = await Promise.all([
    transaction.objectStore('articles').get(id),
    transaction.objectStore('texts').get(id),
  ]);
  const whole = text && readable(text);
  const article = whole?.update;
  if (!summary || !article) throw new Error('no update of this article is offered');
  const { at = summary.savedAt ?? summary.readAt, updateAt = Date.now() } = whole;
  return put(
    transaction,
    { ...undescribed(summary), ...describe(article), changed: false },
    { id, article, at: updateAt },
    { isTextNew: true, replaced: [{ at, article: whole.article }], versions },
  );
}

/** Puts a line back into an article's text that its reading left out. Throws where the library has no such article. */
export async function putLineBack(id: string, which: number): Promise<void> {
  const transaction = (await openLibrary()).transaction(textStores, 'readwrite');
  const [summary, text] = await Promise.all([
    transaction.objectStore('articles').get(id),
    transaction.objectStore('texts').get(id),
  ]);
  const whole = text && readable(text);
  if (!summary || !whole) throw new Error('the article is not in the library');
  const article = withLineBack(whole.article, which);
  await put(transaction, { ...fromStored(summary), ...describe(article) }, { ...whole, article });
}

/** Deletes an article at once, with all that belongs to it. */
export function removeArticle(id: string): Promise<void> {
  return removeArticles([id]);
}

/** Deletes articles at once, with their translations, pictures and marks, in one transaction. */
export async function removeArticles(ids: readonly string[]): Promise<void> {
  const transaction = (await openLibrary()).transaction(allStores, 'readwrite');
  const requests = ids.flatMap((id) => [
    transaction.objectStore('articles').delete(id),
    transaction.objectStore('texts').delete(id),
    transaction.objectStore('versions').delete(ofArticle(id)),
    transaction.objectStore('translations').delete(ofArticle(id)),
    transaction.objectStore('pictures').delete(ofArticle(id)),
    deleteMarks(transaction.objectStore('marks'), id),
    transaction.objectStore('pending').put(pendingIndex(id)),
  ]);
  await Promise.all([...requests, transaction.done]);
  announceChange();
}

/** Deletes everything that the library holds. */
export async function removeAllArticles(): Promise<void> {
  const stores = [...allStores, 'searches', 'words'] as const;
  const transaction = (await openLibrary()).transaction(stores, 'readwrite');
  const requests = stores.map((name) => transaction.objectStore(name).clear());
  const marked = transaction.objectStore('pending').put(pendingIndex(REINDEX_ALL));
  await Promise.all([...requests, marked, transaction.done]);
  announceChange();
}

/** An entry of the search index's queue: an article to take in (or, where it is gone, out) once a time has come. */
export function pendingIndex(id: string, due = 0): PendingIndex {
  return { id, due, stamp: Math.random() };
}

async function write(
  article: Article,
  keep: 'cached' | 'saved',
  versions: VersionLimits,
  onKnown?: (record: ArticleRecord) => void,
): Promise<ArticleRecord> {
  const durability = keep === 'saved' ? 'strict' : 'default';
  // Before the transaction, which would end while it waits.
  const print = await textPrint(article);
  const transaction = (await openLibrary()).transaction(textStores, 'readwrite', { durability });
  const [found, foundText] = await Promise.all([
    transaction.objectStore('articles').get(article.id),
    transaction.objectStore('texts').get(article.id),
  ]);
  const now = Date.now();
  const summary = found?.removedAt === undefined ? found : undefined;
  const whole = foundText && readable(foundText);
  if (summary && whole)
    return rewrite(
      { transaction, summary, text: whole, print, versions, onKnown },
      article,
      keep,
      now,
    );
  const fresh = newSummary(article, keep, now);
  // What was removed takes its versions and marks along.
  const gone = summary
    ? []
    : [
        transaction.objectStore('versions').delete(ofArticle(article.id)),
        deleteMarks(transaction.objectStore('marks'), article.id),
      ];
  // Of an article whose text is damaged, what the reader made of it stays.
  const next = summary ? { ...fresh, ...readersPartOf(fromStored(summary)) } : fresh;
  const text = { id: article.id, article, at: now };
  const [record] = await Promise.all([
    put(transaction, next, text, { isTextNew: true, onKnown }),
    ...gone,
  ]);
  return record;
}

interface Found {
  readonly transaction: TextWrite;
  readonly summary: StoredSummary;
  readonly text: StoredText;
  /** `textPrint` of the new reading. */
  readonly print: string;
  readonly versions: VersionLimits;
  readonly onKnown: Writing['onKnown'];
}

function rewrite(found: Found, read: Article, keep: 'cached' | 'saved', now: number) {
  const { transaction, summary, text, print, versions, onKnown } = found;
  const article = withLinesBackAs(read, text.article);
  const { at } = text;
  if (summary.keep === 'saved') {
    const { isChanged: changed, seen } = pageChange(text, article, print);
    const { update, updateAt = summary.readAt } = text;
    const isKnown = changed && update && sameText(update, article);
    const kept = {
      ...{ id: summary.id, article: text.article },
      ...(at !== undefined && { at }),
      ...(changed && { update: article, updateAt: isKnown ? updateAt : now }),
      ...(seen && { seen }),
    };
    const replaced = update && !isKnown ? [{ at: updateAt, article: update }] : [];
    const next = { ...fromStored(summary), readAt: now, changed };
    return put(transaction, next, kept, { isTextNew: false, replaced, versions, onKnown });
  }
  const fresh = { ...undescribed(summary), ...describe(article), readAt: now, keep };
  const isTextNew = !sameText(text.article, article);
  return put(
    transaction,
    keep === 'saved' ? { ...fresh, savedAt: now } : fresh,
    { id: summary.id, article, at: isTextNew ? now : (at ?? now) },
    { isTextNew: isTextNew || keep === 'saved', onKnown },
  );
}

/** How an article is written. */
interface Writing {
  readonly isTextNew: boolean;
  /** Texts of the article that are to be kept as its versions. */
  readonly replaced?: readonly Version[];
  readonly versions?: VersionLimits;
  /** Called with the article as it is being written, when nothing more is asked. */
  readonly onKnown?: ((record: ArticleRecord) => void) | undefined;
}

async function put(
  transaction: TextWrite,
  summary: ArticleSummary,
  text: StoredText,
  { isTextNew, replaced = [], versions = versionLimits(false), onKnown }: Writing = {
    isTextNew: true,
  },
): Promise<ArticleRecord> {
  const pictures = transaction.objectStore('pictures');
  const kept = transaction.objectStore('versions');
  const versionCount = replaced.length
    ? await keepVersions(kept, summary.id, replaced, versions)
    : {};
  const wanted = isTextNew && summary.keep === 'saved' ? await unknownPictures(pictures, text) : [];
  const counted = {
    ...summary,
    ...versionCount,
    pictures: { ...summary.pictures, wanted: summary.pictures.wanted + wanted.length },
  };
  const record = { ...counted, ...text };
  const writing = Promise.all([
    transaction.objectStore('articles').put(toStored(counted)),
    transaction.objectStore('texts').put(text),
    ...wanted.map((picture) => pictures.put(picture)),
    isTextNew ? transaction.objectStore('pending').put(pendingIndex(summary.id)) : undefined,
    transaction.done,
  ]);
  onKnown?.(record);
  await writing;
  announceChange();
  return record;
}

async function unknownPictures(
  pictures: IDBPObjectStore<LibrarySchema, typeof textStores, 'pictures', 'readwrite'>,
  { id, article }: StoredText,
): Promise<StoredPicture[]> {
  const known = new Set((await pictures.getAllKeys(ofArticle(id))).map(([, url]) => url));
  const found = picturesOf(article).filter(({ url }) => !known.has(url));
  return found.map((picture) => newPicture(id, picture));
}

function readersPartOf(summary: ArticleSummary) {
  const { keep, savedAt, addedAt, state, favourite, tags } = summary;
  const { versions, versionBytes, marks, notes } = summary;
  const kept = keep === 'saved' ? { keep, ...(savedAt === undefined ? {} : { savedAt }) } : {};
  const added = addedAt === undefined ? {} : { addedAt };
  return { state, favourite, tags, versions, versionBytes, marks, notes, ...added, ...kept };
}

/** A summary without what the article itself may leave out, so that a newer text does not inherit it. */
function undescribed(summary: StoredSummary): ArticleSummary {
  const { siteName, byline, excerpt, publishedTime, leadPicture, icon, isDamaged, ...rest } =
    fromStored(summary);
  return rest;
}
