import type { ComponentChildren, JSX } from 'preact';
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
      {words.map(({ kind, text, isBreak }, at) => {
        if (kind === 'same') return text;
        if (isBreak) return <ChangedBreak key={at} kind={kind} messages={messages} />;
        // Without one, what replaces a text's last word, or one before a comma, would look like the end of it.
        const isReplaced = kind === 'removed' && words[at + 1]?.kind === 'added';
        const space = text.slice(text.trimEnd().length) || (isReplaced ? ' ' : '');
        const Mark = marks[kind];
        const said = kind === 'added' ? 'compare_said_added' : 'compare_said_removed';
        return (
          <>
            <Mark>
              <Said messages={messages}>{messages(said)} </Said>
              {text.trimEnd()}
              <Said messages={messages}> {messages('compare_said_end')}</Said>
            </Mark>
            {space}
          </>
        );
      })}
    </>
  );
}

const marks = { added: 'ins', removed: 'del' } as const;

interface SaidProps {
  readonly children: ComponentChildren;
  readonly messages: Messages;
}

/** What screen readers are told. */
function Said({ children, messages }: SaidProps): JSX.Element {
  return (
    <span class="visually-hidden" lang={messages.language}>
      {children}
    </span>
  );
}

interface BreakProps extends Pick<ChangedProps, 'messages'> {
  readonly kind: keyof typeof marks;
}

/** The place where a paragraph was split, where the text goes on below, or where two were joined. */
function ChangedBreak({ kind, messages }: BreakProps): JSX.Element {
  const Mark = marks[kind];
  return (
    <>
      {' '}
      <Mark class="compare-break">
        <Said messages={messages}>
          {messages(kind === 'added' ? 'compare_said_split' : 'compare_said_joined')}
        </Said>
        <span aria-hidden="true">¶</span>
      </Mark>{' '}
      {kind === 'added' && <br />}
    </>
  );
}

interface TranslationProps {
  /** Its paragraphs. */
  readonly older: readonly string[] | undefined;
  readonly newer: readonly string[] | undefined;
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
        (newer ?? older)?.join('\n')
      )}
    </div>
  );
}
