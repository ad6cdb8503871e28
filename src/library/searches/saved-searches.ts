import * as v from 'valibot';
import * as limits from '../../article/limits.ts';
import { openLibrary } from '../database/database.ts';
import type { SavedSearch } from '../database/records.ts';
import { savedSearchSchema } from '../database/schema.ts';
import { announceChange } from '../events.ts';

/** The searches that the reader keeps, by name; damaged ones are left out. */
export async function savedSearches(): Promise<SavedSearch[]> {
  const found = await (await openLibrary()).getAll('searches');
  return found
    .flatMap((one) => {
      const { output, success } = v.safeParse(savedSearchSchema, one);
      return success ? [output] : [];
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Keeps a search, or changes the one with its id. Throws where it is none, or where there are too many. */
export async function keepSearch(search: SavedSearch): Promise<void> {
  const whole = v.parse(savedSearchSchema, search);
  const transaction = (await openLibrary()).transaction('searches', 'readwrite');
  const [known, count] = await Promise.all([
    transaction.store.getKey(whole.id),
    transaction.store.count(),
  ]);
  if (known === undefined && count >= limits.searches) throw new RangeError('too many searches');
  await Promise.all([transaction.store.put(whole), transaction.done]);
  announceChange();
}

/** Notes that a search was opened: what it found until then is new no longer. */
export async function noteOpened(id: string): Promise<void> {
  const transaction = (await openLibrary()).transaction('searches', 'readwrite');
  const found = await transaction.store.get(id);
  if (found) await transaction.store.put({ ...found, openedAt: Date.now() });
  await transaction.done;
  announceChange();
}

/** Forgets a search. */
export async function removeSearch(id: string): Promise<void> {
  await (await openLibrary()).delete('searches', id);
  announceChange();
}

/** Takes a search that a backup brings; one that the library has stays as it is. Gives whether there was room for it. */
export async function addSearch(search: SavedSearch): Promise<boolean> {
  const transaction = (await openLibrary()).transaction('searches', 'readwrite');
  const all = await transaction.store.getAll();
  const isKnown = all.some(({ id, query }) => id === search.id || query === search.query);
  const isTaken = isKnown || all.length < limits.searches;
  const openedAt = Math.min(search.openedAt, Date.now());
  if (isTaken && !isKnown) await transaction.store.put({ ...search, openedAt });
  await transaction.done;
  return isTaken;
}
