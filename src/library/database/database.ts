import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb';
import { fromStored, toStored } from '../lists/summary.ts';
import { idsAfter } from './keys.ts';
import type {
  ArticleList,
  KeptWord,
  Mark,
  PendingIndex,
  SavedSearch,
  StoredPicture,
  StoredSummary,
  StoredText,
  StoredTranslation,
  StoredVersion,
} from './records.ts';

/** The library's stores: one database, `warraq`. */
export interface LibrarySchema extends DBSchema {
  articles: {
    key: string;
    value: StoredSummary;
    indexes: {
      places: [ArticleList, number, string];
      readAt: number;
      publishedAt: number;
      addedAt: number;
      sortTitle: string;
    };
  };
  texts: { key: string; value: StoredText };
  versions: { key: [articleId: string, at: number]; value: StoredVersion };
  translations: { key: [articleId: string, target: string]; value: StoredTranslation };
  pictures: {
    key: [articleId: string, url: string];
    value: StoredPicture;
    indexes: { queue: [string, number] };
  };
  pending: { key: string; value: PendingIndex; indexes: { due: number } };
  searches: { key: string; value: SavedSearch };
  words: { key: string; value: KeptWord; indexes: { keptAt: number } };
  marks: { key: string; value: Mark; indexes: { articleId: string } };
  identity: { key: 'id'; value: string };
}

/** The open library. */
export type Library = IDBPDatabase<LibrarySchema>;

/** The version of the schema that this code writes. */
export const schemaVersion = 6;

const name = 'warraq';

let opened: Promise<Library> | undefined;

/** Opens the library, or gives the connection this context has; it closes by itself when a newer version wants in. */
export function openLibrary(): Promise<Library> {
  opened ??= open().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** An id that this database keeps for as long as it lives: where it has changed, another was made in its place. */
export async function libraryId(): Promise<string | undefined> {
  const library = await openLibrary();
  return library.get('identity', 'id');
}

/** Whether the browser gives storage here: not in Firefox's private windows, nor under "never remember history". */
export async function libraryAvailable(): Promise<boolean> {
  try {
    await openLibrary();
    return true;
  } catch {
    return false;
  }
}

/** Why the library could not be opened: the browser gives no storage here, a newer version wrote it, or its files cannot be opened. */
export type DatabaseRefusal = 'closed' | 'newer' | 'unopened';

/** What an error of opening the library means. */
export function databaseRefusal(error: unknown): DatabaseRefusal {
  if (!(error instanceof Error)) return 'closed';
  if (error.name === 'VersionError') return 'newer';
  // Chrome's word for a full disk or damaged files; Firefox's private windows say InvalidStateError or SecurityError.
  return error.name === 'UnknownError' ? 'unopened' : 'closed';
}

/** Closes this context's connection; the next `openLibrary` opens another. */
export async function closeLibrary(): Promise<void> {
  const library = await opened?.catch(() => undefined);
  opened = undefined;
  library?.close();
}

function open(): Promise<Library> {
  return openDB<LibrarySchema>(name, schemaVersion, {
    upgrade: (library, from, _to, transaction) => upgrade(library, from, transaction),
    blocking: () => void closeLibrary(),
    terminated: () => {
      opened = undefined;
    },
  });
}

type Upgrade = IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>;

/** Brings a database of any older version to this one, in the one transaction that the browser gives it. */
async function upgrade(library: Library, from: number, transaction: Upgrade): Promise<void> {
  if (from < 1) createStores(library);
  if (from < 2) transaction.objectStore('articles').createIndex('publishedAt', 'publishedAt');
  if (from < 4) {
    transaction.objectStore('articles').createIndex('addedAt', 'addedAt');
    library.createObjectStore('versions', { keyPath: ['articleId', 'at'] });
    library.createObjectStore('searches', { keyPath: 'id' });
    await storeAnew(transaction);
  }
  if (from < 5) {
    library.createObjectStore('words', { keyPath: 'id' }).createIndex('keptAt', 'keptAt');
    library.createObjectStore('marks', { keyPath: 'id' }).createIndex('articleId', 'articleId');
  }
  if (from < 6) void library.createObjectStore('identity').put(crypto.randomUUID(), 'id');
}

function createStores(library: Library): void {
  const articles = library.createObjectStore('articles', { keyPath: 'id' });
  articles.createIndex('places', 'places', { multiEntry: true });
  articles.createIndex('readAt', 'readAt');
  articles.createIndex('sortTitle', 'sortTitle');
  library.createObjectStore('texts', { keyPath: 'id' });
  library.createObjectStore('translations', { keyPath: ['articleId', 'target'] });
  const pictures = library.createObjectStore('pictures', { keyPath: ['articleId', 'url'] });
  pictures.createIndex('queue', ['state', 'due']);
  library.createObjectStore('pending', { keyPath: 'id' }).createIndex('due', 'due');
}

/**
 * Version 2 added places and the publication, version 3 counts it in the page's own days, version 4 tells when it was added: each
 * summary is written as it now would be.
 */
async function storeAnew(transaction: Upgrade): Promise<void> {
  const articles = transaction.objectStore('articles');
  let found = await articles.getAll(undefined, upgradeBatch);
  for (let last = found.at(-1); last; last = found.at(-1)) {
    await Promise.all(found.map((summary) => articles.put(toStored(fromStored(summary)))));
    found = await articles.getAll(idsAfter(last.id), upgradeBatch);
  }
}

/** Summaries read at once while upgrading: many, since each step waits for the browser; few enough for any memory. */
const upgradeBatch = 500;
