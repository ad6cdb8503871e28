import { withPictures } from '../../../article/html/with-pictures.ts';
import type { Background } from '../../../platform/services/background-api.ts';
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

async function fromLibrary({ id, live }: Wanted): Promise<LibraryArticle | 'damaged' | undefined> {
  // For measurements: when the library is asked.
  performance.mark('library');
  const [record, kept] = await Promise.all([
    findArticle(id).catch((error) => {
      if (isDamagedArticle(error)) return 'damaged' as const;
      throw error;
    }),
    getSettings().then(({ target }) => keptSentences(id, target)),
  ]);
  if (!record || record === 'damaged') return record;
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
  };
  return { reading, kept: keptTranslation(kept), ...(pictures ? { pictures } : {}) };
}

async function unkept({ id, background }: Wanted): Promise<LibraryArticle | undefined> {
  const article = await background.unkeptArticle(id).catch(() => undefined);
  if (!article) return undefined;
  allowPicturesOf(withPictures(article));
  const reason = article.listing ? 'listing' : 'no-storage';
  return { reading: { article, kept: false, saved: false, changed: false, unkept: reason } };
}
