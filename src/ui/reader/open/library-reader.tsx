import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { withPictures } from '../../../article/html/with-pictures.ts';
import { showLibrary } from '../../../platform/library-tab.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { Notice } from '../../shared/notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { allowPicturesOf, forbidRemotePictures } from '../pictures/remote-pictures.ts';
import type { KeptPictures } from '../pictures/saved-picture-urls.ts';
import type { KeptTranslation } from '../translation/kept-translation.ts';
import { Reader } from './reader.tsx';
import type { OpenArticle, ReadAgain, ReaderServices } from './services.ts';

interface LibraryProps extends ReaderServices {
  readonly id: string;
  readonly live: boolean;
  readonly place: 'popup' | 'page';
  /** The page's tab and how to read it otherwise, where the reader comes from there. */
  readonly tabId?: number;
  readonly ways?: ReadAgain;
}

interface Found {
  readonly reading: OpenArticle;
  readonly kept?: KeptTranslation;
  readonly pictures?: KeptPictures;
}

/** The reader with an article of the library: text, kept translation and kept pictures at once. */
export function LibraryReader({ id, live, ...services }: LibraryProps): JSX.Element {
  const { messages, background, settings } = services;
  const [found, setFound] = useState<Found | 'missing' | 'damaged'>();
  useEffect(() => {
    void find(id, { background, live, target: settings.target }).then((one) => {
      setFound(one ?? 'missing');
    });
  }, [id, live, background]);
  if (!found) return <Skeleton label={messages('reader_opening')} />;
  if (typeof found === 'object') return <Reader {...services} {...found} live={live} />;
  return (
    <main class="failure">
      <h1 class="visually-hidden">{messages('extension_name')}</h1>
      <Notice kind="error" text={messages(`error_article_${found}`)}>
        <button type="button" class="button primary" onClick={() => void showLibrary()}>
          {messages('reader_library')}
        </button>
      </Notice>
    </main>
  );
}

interface FindOptions {
  readonly background: Background;
  readonly live: boolean;
  readonly target: string;
}

async function find(id: string, options: FindOptions): Promise<Found | 'damaged' | undefined> {
  return (await fromLibrary(id, options).catch(() => undefined)) ?? unkept(id, options.background);
}

async function fromLibrary(
  id: string,
  options: FindOptions,
): Promise<Found | 'damaged' | undefined> {
  // For measurements: when the library is asked.
  performance.mark('library');
  // Loaded here, so that the pop-up never loads the library.
  const { findArticle, isDamagedArticle, keptPictures, keptSentences, keptTranslation } =
    await import('./from-library.ts');
  const [record, kept] = await Promise.all([
    findArticle(id).catch((error) => {
      if (isDamagedArticle(error)) return 'damaged' as const;
      throw error;
    }),
    keptSentences(id, options.target),
  ]);
  if (!record || record === 'damaged') return record;
  // What is not saved has no pictures here, and shows the page's as the pop-up does.
  const isLive = options.live || (record.keep === 'cached' && record.pictures.kept === 0);
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

async function unkept(id: string, background: Background): Promise<Found | undefined> {
  const article = await background.unkeptArticle(id).catch(() => undefined);
  if (!article) return undefined;
  allowPicturesOf(withPictures(article));
  const unkept = article.listing ? 'listing' : 'no-storage';
  return {
    reading: { article, kept: false, saved: false, changed: false, unkept },
  };
}
