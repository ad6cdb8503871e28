import type { JSX } from 'preact';
import { showLibrary } from '../../../platform/library-tab.ts';
import { Notice } from '../../shared/notice.tsx';
import type { LibraryAnswer } from './library-article.ts';
import { Reader } from './reader.tsx';
import type { ReadAgain, ReaderServices } from './services.ts';

interface LibraryProps extends ReaderServices {
  readonly found: LibraryAnswer;
  readonly live: boolean;
  readonly place: 'popup' | 'page';
  /** The page's tab and how to read it otherwise, where the reader comes from there. */
  readonly tabId?: number;
  readonly ways?: ReadAgain;
}

/** The reader with an article of the library. */
export function LibraryReader({ found, ...services }: LibraryProps): JSX.Element {
  const { messages } = services;
  if (typeof found === 'object') return <Reader {...services} {...found} />;
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
