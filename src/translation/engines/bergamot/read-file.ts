import type { StoredFile } from './models/files.ts';

/** A file that a Worker reads without waiting; the pages' DOM library lacks it. */
interface OpenFile {
  getSize(): number;
  /** Gives how many bytes it read. */
  read(into: Uint8Array, options: { readonly at: number }): number;
  close(): void;
}

interface FileHandle extends FileSystemFileHandle {
  /** Not in a SharedWorker. Firefox knows no modes: there, only one Worker at a time has a file open. */
  createSyncAccessHandle?(options: { readonly mode: 'read-only' }): Promise<OpenFile>;
}

/** So much of a Blob is read at once, in bytes. */
const PORTION = 2 ** 19;

/** Reads a stored file into the room that is made for its size in bytes. Workers only. */
export async function readFile(
  file: StoredFile,
  roomFor: (size: number) => Uint8Array,
): Promise<void> {
  if (file instanceof Blob) return readBlob(file, roomFor(file.size));
  const handle = file as FileHandle;
  const open = await handle.createSyncAccessHandle?.({ mode: 'read-only' }).catch(() => undefined);
  if (!open) return readFile(await file.getFile(), roomFor);
  try {
    const room = roomFor(open.getSize());
    if (open.read(room, { at: 0 }) < room.length) throw new Error(`${file.name} is cut short`);
  } finally {
    open.close();
  }
}

/** Through one small buffer: fresh pages of memory cost more than bytes. */
async function readBlob(blob: Blob, room: Uint8Array): Promise<void> {
  const reader = blob.stream().getReader({ mode: 'byob' });
  let read = await reader.read(new Uint8Array(PORTION));
  for (let at = 0; !read.done; read = await reader.read(new Uint8Array(read.value.buffer))) {
    room.set(read.value, at);
    at += read.value.length;
  }
}
