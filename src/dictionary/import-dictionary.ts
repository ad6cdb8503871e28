import type { IDBPTransaction } from 'idb';
import { foldWord } from '../article/text/arabic.ts';
import { type Archive, openArchive } from './format/archive.ts';
import { dictionaryIndex, factsOf, tagOf, termOf } from './format/banks.ts';
import { jsonRows } from './format/json-rows.ts';
import { DictionaryRefusal } from './format/refusal.ts';
import {
  type Dictionary,
  deleteBrokenOff,
  deleteDictionary,
  listDictionaries,
  openWords,
  putDictionary,
  type Words,
  type WordsSchema,
} from './store/database.ts';

interface ImportOptions {
  /** Breaks the reading off; nothing stays. */
  readonly signal: AbortSignal;
  /** Told how much of the file is read, 0–1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Reads a dictionary in Yomitan's format (a zip file) into a database of its own, in bounded memory. Throws
 * DictionaryRefusal, or the signal's reason; nothing of the file is kept then.
 */
export async function importDictionary(file: Blob, options: ImportOptions): Promise<Dictionary> {
  return alone(async () => {
    await deleteBrokenOff();
    const archive = await openArchive(file);
    const index = dictionaryIndex(archive.index);
    const others = await listDictionaries();
    if (
      others.some((one) => one.index.title === index.title && one.index.revision === index.revision)
    )
      throw new DictionaryRefusal('there-already');
    const order = Math.max(0, ...others.map((other) => other.order)) + 1;
    const begun = { id: crypto.randomUUID(), index, order, isOn: true, isWhole: false };
    await putDictionary({ ...begun, entries: 0, leftOut: 0 });
    try {
      const counts = await readBanks(await openWords(begun.id), archive, options);
      if (!counts.entries) throw new DictionaryRefusal('not-a-dictionary');
      const dictionary = { ...begun, ...counts, isWhole: true };
      await putDictionary(dictionary);
      return dictionary;
    } catch (error) {
      await deleteDictionary(begun.id);
      throw isFull(error) ? new DictionaryRefusal('full-disk', { cause: error }) : error;
    }
  });
}

/** One at a time in all pages, so that what is broken off can be told from what is being read. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!globalThis.navigator?.locks) return work();
  return (await navigator.locks.request('warraq-dictionary', work)) as T;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** Rows written in one transaction: few enough for any memory, many enough that the disk is not waited for all the time. */
const batch = 1000;

type Writing = IDBPTransaction<WordsSchema, ('entries' | 'facts' | 'tags')[], 'readwrite'>;

/** The kinds of files that are read, and how a row of each is written; a row that is not what it should be gives nothing. */
const kinds: Readonly<
  Record<string, (row: unknown, to: Writing, at: number) => Promise<unknown> | undefined>
> = {
  term: (row, to, at) => {
    const entry = termOf(row);
    return entry && to.objectStore('entries').put(entry, [foldWord(entry.term), at]);
  },
  term_meta: (row, to, at) => {
    const facts = factsOf(row);
    return facts && to.objectStore('facts').put(facts, [foldWord(facts.term), at]);
  },
  tag: (row, to) => {
    const tag = tagOf(row);
    return tag && to.objectStore('tags').put(tag);
  },
};

async function readBanks(
  words: Words,
  archive: Archive,
  { signal, onProgress }: ImportOptions,
): Promise<{ entries: number; leftOut: number }> {
  let entries = 0;
  let leftOut = 0;
  let bytes = 0;
  let at = 0;
  const onBytes = (count: number): void => {
    bytes += count;
    onProgress(Math.min(1, bytes / archive.size));
  };
  for (const [kind, write] of Object.entries(kinds))
    for (const bank of archive.banks(kind))
      for await (const rows of batchesOf(jsonRows(bank.read(signal, onBytes)))) {
        const transaction = words.transaction(['entries', 'facts', 'tags'], 'readwrite');
        const written = rows.map((row, place) => write(row, transaction, at + place));
        at += rows.length;
        const kept = written.filter((request) => request !== undefined);
        await Promise.all([...kept, transaction.done]);
        if (kind === 'term') entries += kept.length;
        leftOut += rows.length - kept.length;
      }
  return { entries, leftOut };
}

async function* batchesOf(rows: AsyncIterable<unknown>): AsyncGenerator<unknown[], void> {
  let collected: unknown[] = [];
  for await (const row of rows) {
    collected.push(row);
    if (collected.length < batch) continue;
    yield collected;
    collected = [];
  }
  if (collected.length) yield collected;
}
