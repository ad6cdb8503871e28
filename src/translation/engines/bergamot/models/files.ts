/** A model's file as it lies on the disk; its bytes are not read yet. */
export type StoredFile = Blob | FileSystemFileHandle;

let folder: Promise<FileSystemDirectoryHandle | undefined> | undefined;

/** The models' folder; undefined where the browser gives none: Firefox's private windows, and tests in Node. */
function open(): Promise<FileSystemDirectoryHandle | undefined> {
  folder ??= (async () => {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle('models', { create: true });
  })().catch(() => {
    folder = undefined;
    return undefined;
  });
  return folder;
}

async function find(hash: string): Promise<FileSystemFileHandle | undefined> {
  return (await open())?.getFileHandle(hash).catch(() => undefined);
}

async function remove(hash: string): Promise<void> {
  await (await open())?.removeEntry(hash).catch(() => undefined);
}

/**
 * Models' whole files by their SHA-256, in the extension's private file system: a Worker reads them from there several times
 * as fast as Blobs, whose bytes pass through the browser's other processes.
 */
export const modelFiles = {
  /** Opens their folder, so that the first is found sooner. */
  open,
  find,
  remove,

  async has(hash: string): Promise<boolean> {
    const file = await (await find(hash))?.getFile();
    // A file that the browser was ended in the middle of is empty: what is written takes its place in one step.
    return file !== undefined && file.size > 0;
  },

  /** Writes a file; false where there is no place for it here. */
  async keep(hash: string, data: Blob): Promise<boolean> {
    try {
      const file = await (await open())?.getFileHandle(hash, { create: true });
      const stream = await file?.createWritable();
      await stream?.write(data);
      await stream?.close();
      return stream !== undefined;
    } catch {
      await remove(hash);
      return false;
    }
  },
};
