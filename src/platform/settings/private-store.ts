import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { bindKey } from '../../translation/engines/bound-key.ts';
import { browser } from '../browser.ts';
import { defaults } from './settings.ts';
import { knownSettings } from './settings-schema.ts';

// Firefox lets content scripts, and with them a page that has taken over its process, read and write `storage.local`. The
// extension's own databases are out of their reach in both browsers, so what must not be read or set there is kept here.

/** What is kept: the settings, the API keys, the areas that the reader chose, by host, and how the automatic backups stand. */
type Name = 'settings' | 'keys' | 'areas' | 'backups';

interface PrivateSchema extends DBSchema {
  values: { key: Name; value: unknown };
}

let database: Promise<IDBPDatabase<PrivateSchema> | undefined> | undefined;

/** The database; undefined where the browser keeps none (Firefox set never to remember history). */
function open(): Promise<IDBPDatabase<PrivateSchema> | undefined> {
  database ??= openDB<PrivateSchema>('warraq-settings', 1, {
    upgrade: (db) => void db.createObjectStore('values'),
    terminated: () => {
      database = undefined;
    },
  })
    .then(withOldValues)
    .catch(() => undefined);
  return database;
}

/** A kept value; undefined where there is none yet. Background only. */
export async function readPrivate(name: Name): Promise<unknown> {
  const db = await open();
  if (db) return db.get('values', name);
  const { [itemOf(name)]: value } = await browser.storage.session.get(itemOf(name));
  return value;
}

/** Keeps a value; until the browser ends, where it keeps no database. Background only. */
export async function writePrivate(name: Name, value: unknown): Promise<void> {
  const db = await open();
  if (db) await db.put('values', value, name);
  else await browser.storage.session.set({ [itemOf(name)]: value });
}

const itemOf = (name: Name): string => `private-${name}`;

/** Takes over, once, what versions before 0.2 kept in `storage.local`. A key's origin is that of its engine's address then. */
async function withOldValues(
  db: IDBPDatabase<PrivateSchema>,
): Promise<IDBPDatabase<PrivateSchema>> {
  if ((await db.count('values')) > 0) return db;
  const old = async (name: Name): Promise<object> =>
    Object((await browser.storage.local.get(name))[name]);
  const settings = { ...defaults, ...knownSettings(await old('settings')) };
  const keys = Object.entries(await old('keys')).flatMap(([engine, key]) => {
    const id = defaults.engineOrder.find((one) => one === engine);
    const bound = id && typeof key === 'string' && bindKey(id, settings.engines[id] ?? {}, key);
    return bound ? [[engine, bound] as const] : [];
  });
  const values = { settings, keys: Object.fromEntries(keys), areas: await old('areas') };
  const transaction = db.transaction('values', 'readwrite');
  for (const name of ['settings', 'keys', 'areas'] as const)
    void transaction.store.put(values[name], name);
  await transaction.done;
  for (const name of ['settings', 'keys', 'areas']) await browser.storage.local.remove(name);
  return db;
}
