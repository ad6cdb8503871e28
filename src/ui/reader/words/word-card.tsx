import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { foldWord } from '../../../article/text/arabic.ts';
import type { FoundEntry } from '../../../dictionary/look-up.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';
import { ToolButton } from '../../shared/toolbar.tsx';
import type { ListenRequest } from '../listening/listen-request.ts';
import type { OpenArticle } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import { useCardPlace } from './card-place.ts';
import { DictionaryEntries } from './dictionary-entries.tsx';
import { KeepButton, KeptNotes } from './keep-word.tsx';
import { neighbourWord, type PlacedWord } from './placed-word.ts';
import { meaningOf } from './short-meanings.ts';
import { useKeptWord } from './use-kept-word.ts';
import { type LookedUp, useLookedUp } from './use-looked-up.ts';
import { useWordAlone } from './use-word-alone.ts';
import { counterpartsOf, partsOf, sentenceOf } from './word-facts.ts';
import { sentenceAround } from './word-sentence.ts';

/** What the card needs of the reader. */
export interface CardSurroundings {
  readonly cells: Cells;
  readonly article: Article;
  readonly settings: Settings;
  readonly translator: TranslatorClient;
  readonly background: Background;
  /** How the article was read: of a private window, nothing is kept. */
  readonly reading: OpenArticle;
  readonly messages: Messages;
  /** Reads aloud from a point of the text on. */
  readonly onListen: (request: ListenRequest) => void;
}

interface CardProps extends CardSurroundings {
  readonly word: PlacedWord;
  readonly onWord: (word: PlacedWord) => void;
  readonly onClose: () => void;
  readonly takesFocus: boolean;
}

/** What is known of a word, in a card beside it. */
export function WordCard(props: CardProps): JSX.Element {
  const { word, cells, article, messages, onClose } = props;
  const card = useRef<HTMLDivElement>(null);
  const known = useLookedUp(word.text);
  const spot = sentenceOf(word, cells);
  const alone = useWordAlone({
    ...props,
    url: article.url,
    word: word.text,
    engine: spot?.sentence.engine,
  });
  const here = spot ? counterpartsOf(spot) : '';
  const inSentence = useMemo(
    () => (mayKeepWords(props.reading) ? sentenceAround(word, article, cells.light) : undefined),
    [word, article, cells.light],
  );
  const entries = known.state === 'found' ? known.entries : noEntries;
  const meaning = meaningOf(entries, [here, alone]);
  const kept = useKeptWord({ ...props, word: inSentence, meaning });
  const listen = (): void => {
    onClose();
    const { startContainer, startOffset } = word.range;
    props.onListen({ act: 'here', from: { node: startContainer, offset: startOffset } });
  };
  useCardPlace(card, props);
  useCardKeys(props);
  return (
    <div
      ref={card}
      class="word-card"
      popover="manual"
      role="dialog"
      aria-label={`${messages('word_card')}: ${word.text}`}
      tabIndex={-1}
      lang={messages.language}
      dir={messages.dir}
    >
      <div class="word-head">
        <h2 lang={word.cell.getAttribute('lang') ?? 'ar'} dir="rtl">
          {word.text}
        </h2>
        {inSentence && <KeepButton kept={kept} messages={messages} />}
        <ToolButton icon="listen" label={messages('listen_here')} onClick={listen} />
        <ToolButton icon="close" label={messages('reader_close')} onClick={onClose} />
      </div>
      <KeptNotes kept={kept} messages={messages} />
      {(here || alone) && (
        <dl class="word-translations">
          {here && <Told name={messages('word_here')} text={here} lang={cells.target} />}
          {alone && <Told name={messages('word_alone')} text={alone} lang={cells.target} />}
        </dl>
      )}
      <div aria-live="polite">
        <Known known={known} word={word.text} messages={messages} />
      </div>
    </div>
  );
}

const noEntries: readonly FoundEntry[] = [];

/** Whether words of an article may be kept: not of a private window's, nor where the browser gives no storage. */
function mayKeepWords({ unkept }: OpenArticle): boolean {
  return unkept !== 'private' && unkept !== 'no-storage';
}

function Told({
  name,
  text,
  lang,
}: {
  readonly name: string;
  readonly text: string;
  readonly lang: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd lang={lang} dir="auto">
        {text}
      </dd>
    </div>
  );
}

interface KnownProps {
  readonly known: LookedUp;
  readonly word: string;
  readonly messages: Messages;
}

function Known({ known, word, messages }: KnownProps): JSX.Element | null {
  switch (known.state) {
    case 'waiting':
      return null;
    case 'found':
      return (
        <>
          {groups(known.entries).map((entries) => (
            <FoundForm key={entries[0]?.form.key} {...{ entries, word, messages }} />
          ))}
        </>
      );
    case 'no-dictionary':
      return (
        <p class="word-note">
          {messages('word_no_dictionary')}{' '}
          <a href="options.html#options-dictionaries" target="_blank" rel="noreferrer">
            {messages('word_add_dictionary')}
          </a>
        </p>
      );
    case 'none':
      return <p class="word-note">{messages('word_none')}</p>;
    case 'failed':
      return (
        <p class="word-note" role="alert">
          {messages('word_failed')}
        </p>
      );
  }
}

/** Entries of one form together, in the order in which they were found. */
function groups(entries: readonly FoundEntry[]): FoundEntry[][] {
  const byForm = new Map<string, FoundEntry[]>();
  for (const found of entries)
    byForm.set(found.form.key, [...(byForm.get(found.form.key) ?? []), found]);
  return [...byForm.values()];
}

interface FormProps {
  readonly entries: readonly FoundEntry[];
  readonly word: string;
  readonly messages: Messages;
}

/** One form that the word may be listed under: how it came to it, and the entries. */
function FoundForm({ entries, word, messages }: FormProps): JSX.Element | null {
  const [first] = entries;
  if (!first) return null;
  const { form } = first;
  const parts = partsOf(form, messages);
  return (
    <section class="word-form">
      {form.key !== foldWord(word) && (
        <ol class="word-parts" dir="rtl">
          {parts.map(({ letters, name }, at) => (
            <li key={at}>
              {letters && (
                <bdi lang="ar" class="word-letters">
                  {letters}
                </bdi>
              )}
              {name && (
                <span class="word-part" dir="auto">
                  {name}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      <DictionaryEntries entries={entries} messages={messages} />
    </section>
  );
}

/** Keys for the card, wherever the focus is: a mouse leaves it in the text. */
function useCardKeys(props: CardProps): void {
  // At once: the next key may come before the next frame.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event, props);
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  });
}

function onKey(event: KeyboardEvent, { word, onWord, onClose }: CardProps): void {
  // With Shift the selection that a double click began grows.
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  // Arabic runs to the left, whatever the interface's language.
  const step = event.key === 'ArrowLeft' ? 1 : event.key === 'ArrowRight' ? -1 : 0;
  if (event.key === 'Escape') onClose();
  else if (step) {
    const next = neighbourWord(word, step);
    if (next) onWord(next);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
