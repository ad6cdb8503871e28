import { addressOf } from '../../library/articles/articles.ts';
import {
  changeArticles,
  keepPosition,
  moveToTrash,
  restoreFromTrash,
  unsaveArticle,
} from '../../library/articles/changes.ts';
import { dropCachedPictures, evictCache, withRoom } from '../../library/articles/maintenance.ts';
import { checkLibrary, type LibraryHealth } from '../../library/check.ts';
import { libraryAvailable } from '../../library/database/database.ts';
import { isDiskFull } from '../../library/database/full-disk.ts';
import { onLibraryChanged } from '../../library/events.ts';
import { findSummaries } from '../../library/lists/list.ts';
import { keepMark, removeMark } from '../../library/marks/marks.ts';
import {
  fetchPictures,
  nextPictureDue,
  type PictureOutcome,
  retryPictures,
  skipPicture,
} from '../../library/pictures/picture-queue.ts';
import { indexPending } from '../../library/search/indexer.ts';
import { keepSearch, noteOpened, removeSearch } from '../../library/searches/saved-searches.ts';
import { removeWords } from '../../library/words/kept-words.ts';
import { browser } from '../browser.ts';
import { keepCheckedWords } from '../services/checked-calls.ts';
import type { LibraryApi } from '../services/library-api.ts';
import { ownSettings } from '../settings/settings-store.ts';
import { forgetEmptied, isEmptied, noteLibrary } from './emptied-library.ts';
import { rememberFirstRows } from './first-rows.ts';
import { fetchPicture } from './picture-fetch.ts';

const alarm = 'library';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The background's part of the library that pages call, ready to be served. */
export const libraryService: LibraryApi = {
  changeArticles: (ids, change) => withRoom(() => changeArticles(ids, change)),
  keepPosition,
  moveToTrash: (ids) => withRoom(() => moveToTrash(ids)),
  restoreFromTrash: (ids) => withRoom(() => restoreFromTrash(ids)),
  async unsave(id) {
    const { cache } = await ownSettings();
    const [summary] = await findSummaries([id]);
    const stays = cache || (summary?.marks ?? 0) > 0;
    await withRoom(() => (stays ? unsaveArticle(id) : moveToTrash([id])));
  },
  keepSearch: (search) => withRoom(() => keepSearch(search)),
  openSearch: noteOpened,
  removeSearch,
  keepWords: (words) => withRoom(() => keepCheckedWords(words)),
  removeWords,
  keepMark: (mark) => withRoom(() => keepMark(mark)),
  removeMark,
  checkLibrary: checkOnce,
  isEmptied,
  forgetEmptied,
  async picturesAgain(id) {
    await retryPictures(id);
    await runMaintenance();
  },
  skipPictures: skipPicture,
};

/** Tends the library for as long as this background lives. Call it once, at the top of the background's script. */
export function startLibrary(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void runMaintenance();
  });
  onLibraryChanged(() => void runMaintenance(), new AbortController().signal);
  browser.runtime.onStartup.addListener(() => void checkAtStart());
  void runMaintenance();
}

/** Fetches an article's pictures that waited for a permission. */
export async function picturesAllowed(articleId: string): Promise<void> {
  await retryPictures(articleId, ['permission']);
  await runMaintenance();
}

async function checkAtStart(): Promise<void> {
  if (await libraryAvailable()) await checkOnce();
}

let checking: Promise<LibraryHealth> | undefined;

/** What the library's check of itself found, once for each session of the browser: it reads every key there is. */
function checkOnce(): Promise<LibraryHealth> {
  checking ??= findHealth().finally(() => {
    checking = undefined;
  });
  return checking;
}

async function findHealth(): Promise<LibraryHealth> {
  const { health } = await browser.storage.session.get('health');
  if (health) return health as LibraryHealth;
  const found = await checkLibrary();
  await browser.storage.session.set({ health: found });
  // What was repaired is to be found and fetched again; a change is heard by every context but the one that made it.
  void runMaintenance();
  return found;
}

let tending: Promise<void> | undefined;
let isWantedAgain = false;

/** Works off the queues of the library; calls while it is at work are taken up when it is done. */
function runMaintenance(): Promise<void> {
  isWantedAgain = true;
  tending ??= (async () => {
    while (isWantedAgain) {
      isWantedAgain = false;
      await tendOnce();
    }
  })().finally(() => {
    tending = undefined;
  });
  return tending;
}

async function tendOnce(): Promise<void> {
  if (!(await libraryAvailable())) return;
  void rememberFirstRows();
  void noteLibrary().catch(() => undefined);
  try {
    await evictNow();
    await index();
    if ((await nextPictureDue()) === undefined) return;
    // Set before the work begins: whatever ends this worker, the alarm takes the queue up again.
    await browser.alarms.create(alarm, { when: Date.now() + minute });
    await fetchPictures(fetchForArticle);
    const due = await nextPictureDue();
    if (due === undefined) await browser.alarms.clear(alarm);
    else await browser.alarms.create(alarm, { when: Math.max(due, Date.now() + minute) });
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    // Pictures wait rather than cost a text; a disk so full that nothing can be deleted is tried again later too.
    await dropCachedPictures().catch(() => undefined);
    await browser.alarms.create(alarm, { when: Date.now() + hour });
  }
}

let indexing: ReturnType<typeof setTimeout> | undefined;

/** Takes changes into the search index, and comes back for those that are not due yet. */
async function index(): Promise<void> {
  clearTimeout(indexing);
  const due = await indexPending();
  if (due === undefined) return;
  indexing = setTimeout(() => void runMaintenance(), Math.max(0, due - Date.now()) + 50);
}

let tidied = 0;

async function evictNow(): Promise<void> {
  if (Math.abs(Date.now() - tidied) < minute) return;
  tidied = Date.now();
  const { cacheSize, cacheDays } = await ownSettings();
  await evictCache({ bytes: cacheSize * 1e6, age: cacheDays * day });
}

async function fetchForArticle(url: string, articleId: string): Promise<PictureOutcome> {
  const [{ pictureSize }, page] = await Promise.all([ownSettings(), addressOf(articleId)]);
  // A picture whose article has no address to be fetched for would wait for ever.
  return page && URL.canParse(page) ? fetchPicture(url, page, pictureSize * 1e6) : 'failed';
}
