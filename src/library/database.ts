import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type {
  PendingIndex,
  StoredPicture,
  StoredSummary,
  StoredText,
  StoredTranslation,
} from './records.ts';

/** The library's stores: one database, `warraq`. */
export interface LibrarySchema extends DBSchema {
  articles: {
    key: string;
    value: StoredSummary;
    indexes: { places: [string, number, string]; readAt: number; sortTitle: string };
  };
  texts: { key: string; value: StoredText };
  translations: { key: [articleId: string, target: string]; value: StoredTranslation };
  pictures: {
    key: [articleId: string, url: string];
    value: StoredPicture;
    indexes: { queue: [string, number] };
  };
  pending: { key: string; value: PendingIndex; indexes: { due: number } };
}

/** The open library. */
export type Library = IDBPDatabase<LibrarySchema>;

/** The version of the schema that this code writes. */
export const schemaVersion = 1;

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

/** Whether the browser gives storage here: not in Firefox's private windows, nor under "never remember history". */
export async function libraryAvailable(): Promise<boolean> {
  try {
    await openLibrary();
    return true;
  } catch {
    return false;
  }
}

/** Closes this context's connection; the next `openLibrary` opens another. */
export async function closeLibrary(): Promise<void> {
  const library = await opened?.catch(() => undefined);
  opened = undefined;
  library?.close();
}

function open(): Promise<Library> {
  return openDB<LibrarySchema>(name, schemaVersion, {
    upgrade,
    blocking: () => void closeLibrary(),
    terminated: () => {
      opened = undefined;
    },
  });
}

/** Brings a database of any older version to this one; each version's step falls through to the next. */
function upgrade(library: Library, from: number): void {
  if (from < 1) createStores(library);
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
