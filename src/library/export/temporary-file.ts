const folderName = 'exports';

/** A file of the extension's own file system, written in pieces and gone when it is not needed any more. */
export interface TemporaryFile {
  readonly writable: FileSystemWritableFileStream;
  /** The file, once its stream is closed. */
  file(): Promise<File>;
  /** Deletes it, whatever state it is in. */
  remove(): Promise<void>;
}

/** Makes an empty temporary file. What pages that are closed by now left behind goes first. */
export async function temporaryFile(): Promise<TemporaryFile> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(folderName, { create: true });
  await removeAbandoned(folder);
  const name = crypto.randomUUID();
  const release = await hold(name);
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  return {
    writable,
    file: () => handle.getFile(),
    async remove() {
      await writable.abort().catch(() => undefined);
      await folder.removeEntry(name).catch(() => undefined);
      release();
    },
  };
}

/** Marks a file as this page's own for as long as the page lives or until it is released. */
function hold(name: string): Promise<() => void> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockOf(name), () => new Promise<void>((done) => resolve(done)));
  });
}

async function removeAbandoned(folder: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const inUse = new Set(held.map((lock) => lock.name));
  for await (const name of folder.keys())
    if (!inUse.has(lockOf(name))) await folder.removeEntry(name).catch(() => undefined);
}

function lockOf(name: string): string {
  return `export ${name}`;
}
