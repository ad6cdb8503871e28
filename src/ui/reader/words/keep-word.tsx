import type { JSX } from 'preact';
import type { Messages } from '../../../platform/i18n.ts';
import { IsolatedText } from '../../shared/isolated-text.tsx';
import { ToolButton } from '../../shared/toolbar.tsx';
import type { KeptState } from './use-kept-word.ts';

interface KeptProps {
  readonly kept: KeptState;
  readonly messages: Messages;
}

/** The button that keeps a word, and takes it back where it is kept. */
export function KeepButton({ kept, messages }: KeptProps): JSX.Element {
  return (
    <ToolButton
      icon="star"
      label={messages('word_keep')}
      pressed={kept.isKept}
      onClick={kept.toggle}
    />
  );
}

/** What is to be said of keeping the word: that it is kept, that it was kept from another article, that it could not be. */
export function KeptNotes({ kept, messages }: KeptProps): JSX.Element {
  const { isKept, elsewhere, hasFailed } = kept;
  return (
    <>
      <p class="word-note word-kept" role="status">
        {isKept && (
          <>
            {messages('word_kept')}{' '}
            <a href="library.html#words" target="_blank" rel="noreferrer">
              {messages('words_title')}
            </a>
          </>
        )}
        {!isKept && elsewhere && (
          <>
            {messages('word_kept_elsewhere')}{' '}
            <bdi dir="auto">
              <IsolatedText text={elsewhere.article.title} dir="rtl" />
            </bdi>
          </>
        )}
      </p>
      {hasFailed && (
        <p class="word-note" role="alert">
          {messages('word_keep_failed')}
        </p>
      )}
    </>
  );
}
