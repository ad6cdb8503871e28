import { withPictures } from '../../../article/html/with-pictures.ts';
import { firstAsked } from '../../../platform/first-asked.ts';
import { isOutsidePrivateWindow } from '../../../platform/private-windows.ts';
import type { Background, KeptArticle } from '../../../platform/services/background-api.ts';
import { getSettings } from '../../../platform/settings/settings.ts';
import { allowPicturesOf, forbidRemotePictures } from '../pictures/remote-pictures.ts';
import type { KeptPictures } from '../pictures/saved-picture-urls.ts';
import type { KeptTranslation } from '../translation/kept-translation.ts';
import {
  findArticle,
  isDamagedArticle,
  keptPictures,
  keptSentences,
  keptTranslation,
} from './from-library.ts';
import type { OpenArticle } from './services.ts';

/** An article of the library with what is kept of its translation and its pictures. */
export interface LibraryArticle {
  readonly reading: OpenArticle;
  readonly kept?: KeptTranslation;
  readonly pictures?: KeptPictures;
}

/** An article as the library has it, or why there is none. */
export type LibraryAnswer = LibraryArticle | 'missing' | 'damaged';

interface Wanted {
  readonly id: string;
  readonly background: Background;
  /** Whether the reader comes from the page itself, so that its own pictures may be fetched. */
  readonly live: boolean;
}

/** Finds an article of the library: text, kept translation and kept pictures at once. */
export async function findLibraryArticle(wanted: Wanted): Promise<LibraryAnswer> {
  const found = await fromLibrary(wanted).catch(() => undefined);
  return found ?? (await unkept(wanted)) ?? 'missing';
}

/** The article as this page reads it out of the library. */
async function ownReading(id: string): Promise<KeptArticle | 'damaged' | undefined> {
  const { target } = await getSettings();
  const [record, sentences] = await Promise.all([
    findArticle(id).catch((error) => {
      if (isDamagedArticle(error)) return 'damaged' as const;
      throw error;
    }),
    keptSentences(id, target),
  ]);
  return record === 'damaged' ? record : record && { record, target, sentences };
}

/** The article as the background gave it, which the page's first script asked for, or as this page reads it, whichever is there first. */
async function soonest(id: string): Promise<KeptArticle | 'damaged' | undefined> {
  const given = firstAsked.article?.then((reply) => reply?.value).catch(() => undefined);
  const whenGiven = new Promise<KeptArticle>((resolve) => {
    void given?.then((found) => found && resolve(found));
  });
  const atOnce = await Promise.race([whenGiven, turnOfMessages()]);
  return atOnce ?? Promise.race([whenGiven, ownReading(id)]);
}

/** Lets what has arrived be heard. */
function turnOfMessages(): Promise<undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(undefined);
    port2.postMessage(0);
  });
}

async function fromLibrary({ id, live }: Wanted): Promise<LibraryArticle | 'damaged' | undefined> {
  // For measurements: when the reader's own script wants its article.
  performance.mark('library');
  const found = await soonest(id);
  if (!found || found === 'damaged') return found;
  const { record, sentences: kept } = found;
  // What is not saved has no pictures here, and shows the page's as the pop-up does.
  const isLive = live || (record.keep === 'cached' && record.pictures.kept === 0);
  const pictures = isLive ? undefined : await keptPictures(id);
  if (isLive) allowPicturesOf(withPictures(record.article));
  else forbidRemotePictures();
  const reading = {
    article: record.article,
    kept: true,
    saved: record.keep === 'saved',
    changed: record.update !== undefined,
    ...(record.position && { position: record.position }),
  };
  return { reading, kept: keptTranslation(kept), ...(pictures ? { pictures } : {}) };
}

async function unkept({ id, background }: Wanted): Promise<LibraryArticle | undefined> {
  const found = await background.unkeptArticle(id).catch(() => undefined);
  if (!found) return undefined;
  if (isOutsidePrivateWindow(found.unkept)) forbidRemotePictures();
  else allowPicturesOf(withPictures(found.article));
  return { reading: { ...found, kept: false, saved: false, changed: false } };
}
