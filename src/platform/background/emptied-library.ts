import { listArticles } from '../../library/lists/list.ts';
import { browser } from '../browser.ts';

/**
 * Where it is noted that articles are saved: for good, and for this session of the browser. For good in `storage.local`, since Chrome
 * deletes all databases of an extension together; a page that wrote there could hide or show a notice, and learn that something is saved.
 */
const item = 'hasSaved';

/**
 * Notes whether articles are saved. Where there are none any more, they are known to be deleted only if this session of the
 * browser has seen them: see `isEmptied`. Background only.
 */
export async function noteSaved(): Promise<void> {
  const { local, session } = browser.storage;
  const [saved, { [item]: wereSeen }] = await Promise.all([hasSaved(), session.get(item)]);
  if (saved === Boolean(wereSeen)) return;
  const note = (area: typeof local) => (saved ? area.set({ [item]: true }) : area.remove(item));
  await Promise.all([note(local), note(session)]);
}

/**
 * Whether the browser itself has emptied the library: Chrome deletes a database that it finds damaged, as a full disk may leave
 * it, and makes a new one without a word. True until something is saved again.
 */
export async function isEmptied(): Promise<boolean> {
  const { local, session } = browser.storage;
  const [saved, before, now] = await Promise.all([hasSaved(), local.get(item), session.get(item)]);
  return !saved && Boolean(before[item]) && !now[item];
}

async function hasSaved(): Promise<boolean> {
  return (await listArticles({ keep: 'saved', limit: 1 })).length > 0;
}
