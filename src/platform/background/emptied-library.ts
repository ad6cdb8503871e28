import { libraryId } from '../../library/database/database.ts';
import { announceChange } from '../../library/events.ts';
import { hasSaved } from '../../library/lists/list.ts';
import { browser } from '../browser.ts';
import { queueOfSteps } from '../step-queue.ts';

/**
 * Where it is noted which library there was. In `storage.local`, since Chrome deletes all databases of an extension together; a page
 * that wrote there could hide or show a notice, and learn that something is saved.
 */
const item = 'library';

interface Note {
  readonly id?: string;
  readonly hasSaved: boolean;
  /** Whether a library with saved articles is gone, and the reader has not yet said that it was read. */
  readonly wasEmptied: boolean;
}

const none: Note = { hasSaved: false, wasEmptied: false };

const inTurn = queueOfSteps();

/** Notes which library there is and whether articles are saved in it, and gives what is noted. Background only. */
export function noteLibrary(): Promise<Note> {
  return inTurn(async () => {
    const [id, isSaved, before] = await Promise.all([libraryId(), hasSaved(), noted()]);
    const wasEmptied = before.wasEmptied || (before.hasSaved && before.id !== id);
    const now: Note = { ...(id && { id }), hasSaved: isSaved, wasEmptied };
    const isNew = before.id !== id || before.hasSaved !== isSaved;
    // A disk that is too full to note it may be the very reason that the library is gone, and the reader is told all the same.
    if (isNew) await note(now).catch(() => undefined);
    return now;
  });
}

/**
 * Whether the browser itself has emptied the library: Chrome deletes a database that it finds damaged, as a full disk may leave
 * it, and makes a new one without a word. True until `forgetEmptied`.
 */
export async function isEmptied(): Promise<boolean> {
  return (await noteLibrary()).wasEmptied;
}

/** The reader has read that the library was emptied, or brought its articles back; open pages hear of it. */
export async function forgetEmptied(): Promise<void> {
  await inTurn(async () => note({ ...(await noted()), wasEmptied: false }));
  announceChange();
}

async function noted(): Promise<Note> {
  const { [item]: found } = await browser.storage.local.get(item);
  return { ...none, ...Object(found) };
}

function note(now: Note): Promise<void> {
  return browser.storage.local.set({ [item]: now });
}
