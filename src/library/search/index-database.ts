import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Block, Segment } from './segments.ts';

/**
 * The search index: a database of its own, since it can be deleted and built again from the library at any time. A version
 * that cannot be read is simply built anew.
 */
export interface IndexSchema extends DBSchema {
  segments: { key: number; value: Segment };
  blocks: { key: [segment: number, block: number]; value: Block };
  /** `generation` changes with every write. */
  state: { key: 'generation'; value: number };
}

/** The open search index. */
export type SearchIndex = IDBPDatabase<IndexSchema>;

const name = 'warraq-search';
const version = 2;

let opened: Promise<SearchIndex> | undefined;

/** Opens the search index, or gives the connection this context has. */
export function openIndex(): Promise<SearchIndex> {
  opened ??= open().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Deletes the search index; the next run of the indexer builds it anew. */
export async function deleteIndex(): Promise<void> {
  await close();
  await deleteDB(name);
}

/** All blocks of a segment. */
export function blocksOfSegment(number: number): IDBKeyRange {
  return IDBKeyRange.bound([number, 0], [number, []]);
}

async function close(): Promise<void> {
  const index = await opened?.catch(() => undefined);
  opened = undefined;
  index?.close();
}

function open(): Promise<SearchIndex> {
  return openDB<IndexSchema>(name, version, {
    upgrade: (index) => {
      for (const store of [...index.objectStoreNames]) index.deleteObjectStore(store);
      index.createObjectStore('segments', { keyPath: 'number' });
      index.createObjectStore('blocks');
      index.createObjectStore('state');
    },
    blocking: () => void close(),
    terminated: () => {
      opened = undefined;
    },
  });
}
