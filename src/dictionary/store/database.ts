import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type {
  DictionaryEntry,
  DictionaryIndex,
  DictionaryTag,
  WordFacts,
} from '../format/banks.ts';

// Each dictionary is a database of its own, so that a hundred thousand entries are deleted at once; a small one lists them.

/** A dictionary of the reader's. */
export interface Dictionary {
  readonly id: string;
  readonly index: DictionaryIndex;
  /** Its place among the dictionaries; the lowest is shown first. */
  readonly order: number;
  readonly isOn: boolean;
  readonly entries: number;
  /** Rows of its files that were no entries, and were left out. */
  readonly leftOut: number;
  /** Whether all of it is there: while it is read, and where reading was broken off, it is not. */
  readonly isWhole: boolean;
}

interface ListSchema extends DBSchema {
  dictionaries: { key: string; value: Dictionary };
}

/** A dictionary's own database. Keys begin with the `foldWord` of the entry's word. */
export interface WordsSchema extends DBSchema {
  entries: { key: [word: string, number: number]; value: DictionaryEntry };
  facts: { key: [word: string, number: number]; value: WordFacts };
  tags: { key: string; value: DictionaryTag };
}

/** The open database of a dictionary. */
export type Words = IDBPDatabase<WordsSchema>;

const listName = 'warraq-dictionaries';
const wordsName = (id: string): string => `warraq-dictionary-${id}`;

type List = IDBPDatabase<ListSchema>;

let list: Promise<List> | undefined;

/** Opens the list, or gives the connection this context has; it closes by itself when a newer version wants in. */
function openList(): Promise<List> {
  const forget = (): void => {
    list = undefined;
  };
  list ??= openDB<ListSchema>(listName, 1, {
    upgrade: (database) => void database.createObjectStore('dictionaries', { keyPath: 'id' }),
    blocking: (_current, _blocked, event) => {
      forget();
      (event.target as IDBDatabase).close();
    },
    terminated: forget,
  }).catch((error) => {
    forget();
    throw error;
  });
  return list;
}

/** All dictionaries that are whole, in the reader's order. */
export async function listDictionaries(): Promise<Dictionary[]> {
  const all = await (await openList()).getAll('dictionaries');
  return all.filter(({ isWhole }) => isWhole).sort((one, other) => one.order - other.order);
}

/** Writes what is known of a dictionary. */
export async function putDictionary(dictionary: Dictionary): Promise<void> {
  await (await openList()).put('dictionaries', dictionary);
}

/** Deletes a dictionary with all its entries. */
export async function deleteDictionary(id: string): Promise<void> {
  const words = await opened.get(id)?.catch(() => undefined);
  opened.delete(id);
  words?.close();
  await (await openList()).delete('dictionaries', id);
  await deleteDB(wordsName(id));
}

/** Deletes dictionaries whose reading was broken off with the browser; none may be read meanwhile. */
export async function deleteBrokenOff(): Promise<void> {
  const all = await (await openList()).getAll('dictionaries');
  await Promise.all(all.filter(({ isWhole }) => !isWhole).map(({ id }) => deleteDictionary(id)));
}

const opened = new Map<string, Promise<Words>>();

/** Opens the entries of a dictionary, or gives the connection this context has; it closes by itself when the dictionary is deleted. */
export function openWords(id: string): Promise<Words> {
  const before = opened.get(id);
  if (before) return before;
  const forget = (): void => void opened.delete(id);
  const words = openDB<WordsSchema>(wordsName(id), 1, {
    upgrade: (database) => {
      database.createObjectStore('entries');
      database.createObjectStore('facts');
      database.createObjectStore('tags', { keyPath: 'name' });
    },
    blocking: (_current, _blocked, event) => {
      forget();
      (event.target as IDBDatabase).close();
    },
    terminated: forget,
  });
  opened.set(id, words);
  words.catch(forget);
  return words;
}

/** All keys of a word, in `entries` and in `facts`. */
export function ofWord(word: string): IDBKeyRange {
  return IDBKeyRange.bound([word], [word, []]);
}
