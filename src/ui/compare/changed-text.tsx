import type { JSX } from 'preact';
import type { Direction } from '../../article/model.ts';
import { compareWords, type WordChange } from '../../library/compare/compare-words.ts';
import type { Messages } from '../../platform/i18n.ts';

interface ChangedProps {
  readonly words: readonly WordChange[];
  readonly messages: Messages;
}

/** A text with what was taken out struck through and what was added underlined, each said to screen readers, too. */
export function ChangedText({ words, messages }: ChangedProps): JSX.Element {
  return (
    <>
      {words.map(({ kind, text }, at) => {
        if (kind === 'same') return text;
        // Without one, what replaces a text's last word, or one before a comma, would look like the end of it.
        const isReplaced = kind === 'removed' && words[at + 1]?.kind === 'added';
        const space = text.slice(text.trimEnd().length) || (isReplaced ? ' ' : '');
        const Mark = kind === 'added' ? 'ins' : 'del';
        const said = kind === 'added' ? 'compare_said_added' : 'compare_said_removed';
        return (
          <>
            <Mark>
              <span class="visually-hidden" lang={messages.language}>
                {messages(said)}{' '}
              </span>
              {text.trimEnd()}
              <span class="visually-hidden" lang={messages.language}>
                {' '}
                {messages('compare_said_end')}
              </span>
            </Mark>
            {space}
          </>
        );
      })}
    </>
  );
}

interface TranslationProps {
  readonly older: string | undefined;
  readonly newer: string | undefined;
  readonly target: string;
  readonly messages: Messages;
}

/** The translations of two versions of a text, compared; of one alone, where the other has none. */
export function ChangedTranslation(props: TranslationProps): JSX.Element {
  const { older, newer, target, messages } = props;
  const dir: Direction = /^(?:ar|fa|ur|he|ps|ckb)\b/.test(target) ? 'rtl' : 'ltr';
  if (older === undefined && newer === undefined)
    return <p class="compare-untranslated">{messages('compare_untranslated')}</p>;
  const isBoth = older !== undefined && newer !== undefined;
  return (
    <div class="compare-translation" lang={target} dir={dir}>
      {isBoth ? (
        <ChangedText words={compareWords(older, newer)} messages={messages} />
      ) : (
        (newer ?? older)
      )}
    </div>
  );
}
