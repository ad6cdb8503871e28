import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core.js';
import { DictionaryRefusal } from './refusal.ts';

/** Files that are looked for in an archive: dictionaries have some hundred, with their pictures some ten thousand. */
const mostFiles = 100_000;
/** Bytes that all banks of a dictionary may have, unpacked: the largest known have under one gibibyte. */
const mostBytes = 4 * 2 ** 30;

/** The files of a dictionary that are read. */
export interface Archive {
  /** The index file's text. */
  readonly index: string;
  /** The files of a kind, in the order of their numbers: `term`, `term_meta` or `tag`. */
  banks(kind: string): readonly Bank[];
  /** Bytes of all banks, unpacked. */
  readonly size: number;
}

/** One of a dictionary's numbered files. */
export interface Bank {
  /** Its text, in parts. Throws DictionaryRefusal where it is damaged or longer than its archive says. */
  read(signal: AbortSignal, onBytes: (count: number) => void): AsyncGenerator<string, void>;
}

/** Opens a zip file as a dictionary. Throws DictionaryRefusal where it is none. */
export async function openArchive(file: Blob): Promise<Archive> {
  const files = await filesIn(file);
  const index = files.get('index.json');
  if (!index) throw new DictionaryRefusal('not-a-dictionary');
  const named = /^(term|term_meta|tag)_bank_(\d{1,6})\.json$/;
  const banks = [...files.values()]
    .flatMap((entry) => {
      const [, kind = '', number = ''] = named.exec(entry.filename) ?? [];
      return kind ? [{ kind, number: Number(number), entry }] : [];
    })
    .sort((one, other) => one.number - other.number);
  const size = banks.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (size > mostBytes) throw new DictionaryRefusal('too-large');
  return {
    index: await textOf(index),
    banks: (wanted) =>
      banks
        .filter(({ kind }) => kind === wanted)
        .map(({ entry }) => ({ read: (signal, onBytes) => partsOf(entry, signal, onBytes) })),
    size,
  };
}

async function filesIn(file: Blob): Promise<Map<string, FileEntry>> {
  const found = new Map<string, FileEntry>();
  try {
    // The names are those of the format, so what is ambiguous in an archive changes nothing.
    const reader = new ZipReader(new BlobReader(file), { useWebWorkers: false });
    for await (const entry of reader.getEntriesGenerator()) {
      if (found.size >= mostFiles) throw new DictionaryRefusal('too-large');
      if (!entry.directory) found.set(entry.filename, entry);
    }
    return found;
  } catch (cause) {
    if (cause instanceof DictionaryRefusal) throw cause;
    throw new DictionaryRefusal('not-a-dictionary', { cause });
  }
}

/** The largest index file that is read, in bytes. */
const largestIndex = 4 * 2 ** 20;

async function textOf(entry: FileEntry): Promise<string> {
  if (entry.uncompressedSize > largestIndex) throw new DictionaryRefusal('too-large');
  let text = '';
  for await (const part of partsOf(entry, new AbortController().signal, () => undefined))
    text += part;
  return text;
}

async function* partsOf(
  entry: FileEntry,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): AsyncGenerator<string, void> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  const options = { useWebWorkers: false, checkSignature: true, signal: stopped };
  // What goes wrong is seen where the parts are read.
  const written = entry.getData(writable, options).catch((error: unknown) => {
    writable.abort(error).catch(() => undefined);
    return undefined;
  });
  const decoder = new TextDecoder();
  const reader = readable.getReader();
  let count = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      count += part.value.byteLength;
      if (count > entry.uncompressedSize) throw new DictionaryRefusal('damaged');
      onBytes(part.value.byteLength);
      yield decoder.decode(part.value, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof DictionaryRefusal) throw cause;
    throw new DictionaryRefusal('damaged', { cause });
  } finally {
    stop.abort();
    await reader.cancel().catch(() => undefined);
    await written;
  }
}
