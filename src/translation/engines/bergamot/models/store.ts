import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { modelFiles, type StoredFile } from './files.ts';
import type { ModelEntry, ModelFile } from './model-entry.ts';

interface ModelSchema extends DBSchema {
  /** Whole files, checked, by their SHA-256: those that found no place in `modelFiles`. */
  files: { key: string; value: Blob };
  /** Pieces of files that are still being downloaded, by SHA-256 and place. */
  parts: { key: [string, number]; value: ArrayBuffer };
  /** Models whose files are all here, by pair. */
  models: { key: string; value: ModelEntry };
  /** Records as a source gave them, by the address they came from. */
  catalogues: { key: string; value: StoredCatalogue };
}

interface StoredCatalogue {
  readonly fetchedAt: number;
  readonly entries: readonly ModelEntry[];
}

let database: Promise<IDBPDatabase<ModelSchema>> | undefined;

function open(): Promise<IDBPDatabase<ModelSchema>> {
  database ??= openDB<ModelSchema>('warraq-models', 1, {
    upgrade(db) {
      for (const name of ['files', 'parts', 'models', 'catalogues'] as const)
        db.createObjectStore(name);
    },
    blocking: forget,
    terminated: () => {
      database = undefined;
      listed = undefined;
    },
  });
  database.catch(() => {
    database = undefined;
  });
  return database;
}

function forget(): void {
  void database?.then((db) => db.close());
  database = undefined;
  listed = undefined;
}

/** The list of models as it was read last: every translation begins with it, and it rarely changes. */
let listed: Promise<readonly ModelEntry[]> | undefined;

const changes = new BroadcastChannel('warraq-models');
changes.onmessage = () => {
  listed = undefined;
};

/** Lets this context and the others read the list anew. */
function announce(): void {
  listed = undefined;
  changes.postMessage('changed');
}

const nameOf = ({ pair }: ModelEntry): string => `${pair.source}-${pair.target}`;

function partsOf(hash: string): IDBKeyRange {
  return IDBKeyRange.bound([hash, 0], [hash, Number.POSITIVE_INFINITY]);
}

/** On-device models in their own database: it holds nothing else, so that deleting it costs only downloads. */
export const modelStore = {
  async catalogue(address: string): Promise<StoredCatalogue | undefined> {
    return open()
      .then((db) => db.get('catalogues', address))
      .catch(() => undefined);
  },

  async keepCatalogue(address: string, entries: readonly ModelEntry[]): Promise<void> {
    await (await open()).put('catalogues', { fetchedAt: Date.now(), entries }, address);
  },

  /** The models that are downloaded; none where the browser gives no storage. */
  async models(): Promise<readonly ModelEntry[]> {
    listed ??= open().then((db) => db.getAll('models'));
    const reading = listed;
    return reading.catch(() => {
      if (listed === reading) listed = undefined;
      return [];
    });
  },

  async keepModel(entry: ModelEntry): Promise<void> {
    await (await open()).put('models', entry, nameOf(entry));
    announce();
  },

  /** Deletes a model, with those of its files that no other model uses. */
  async deleteModel(entry: ModelEntry): Promise<void> {
    const db = await open();
    await db.delete('models', nameOf(entry));
    announce();
    const used = new Set(
      (await db.getAll('models')).flatMap(({ files }) => files.map((f) => f.hash)),
    );
    const transaction = db.transaction(['files', 'parts'], 'readwrite');
    const unused = entry.files.filter((file) => !used.has(file.hash));
    for (const { hash } of unused) {
      void transaction.objectStore('files').delete(hash);
      void transaction.objectStore('parts').delete(partsOf(hash));
    }
    await Promise.all([transaction.done, ...unused.map(({ hash }) => modelFiles.remove(hash))]);
  },

  async hasFile(hash: string): Promise<boolean> {
    return (await modelFiles.has(hash)) || (await (await open()).count('files', hash)) > 0;
  },

  /** A whole file, as it lies on the disk: its bytes are not read yet. */
  async file(hash: string): Promise<StoredFile | undefined> {
    return (await modelFiles.find(hash)) ?? (await open()).get('files', hash);
  },

  /** Puts a file in the place of its parts. */
  async keepFile(hash: string, data: Blob): Promise<void> {
    const isKept = await modelFiles.keep(hash, data);
    const transaction = (await open()).transaction(['files', 'parts'], 'readwrite');
    if (!isKept) void transaction.objectStore('files').put(data, hash);
    void transaction.objectStore('parts').delete(partsOf(hash));
    await transaction.done;
  },

  async parts(hash: string): Promise<ArrayBuffer[]> {
    return (await open()).getAll('parts', partsOf(hash));
  },

  async addPart(hash: string, place: number, part: ArrayBuffer): Promise<void> {
    await (await open()).put('parts', part, [hash, place]);
  },

  async dropParts(hash: string): Promise<void> {
    await (await open()).delete('parts', partsOf(hash));
  },

  /** Bytes of a model that are here, whole files and parts. */
  async bytesOf({ files }: ModelEntry): Promise<number> {
    const sizes = await Promise.all(files.map((file) => storedBytes(file)));
    return sizes.reduce((sum, size) => sum + size, 0);
  },
};

async function storedBytes({ hash, size }: ModelFile): Promise<number> {
  if (await modelStore.hasFile(hash)) return size;
  const parts = await modelStore.parts(hash);
  return parts.reduce((sum, part) => sum + part.byteLength, 0);
}
