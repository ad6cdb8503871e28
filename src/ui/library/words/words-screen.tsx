import type { JSX } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { KeptWord } from '../../../library/database/records.ts';
import {
  findWords,
  offeredFilter,
  type WordFilter,
  wordChoices,
} from '../../../library/words/find-words.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { Icon } from '../../shared/icons.tsx';
import { Notice } from '../../shared/notice.tsx';
import { failureOf } from '../library-actions.ts';
import { UndoToast } from '../library-toast.tsx';
import { useEndInSight } from '../list/use-end-in-sight.ts';
import { useKeptFocus } from '../list/use-kept-focus.ts';
import { refusals } from '../refusals.ts';
import { saveAsTable, saveForAnki } from './export-words.ts';
import { type ListedWord, useWords } from './use-words.ts';
import { WordFilters } from './word-filters.tsx';
import { WordRow } from './word-row.tsx';

interface WordsProps {
  readonly background: Background;
  readonly messages: Messages;
}

/** The words that the reader keeps: found, listed, exported and removed. */
export function WordsScreen({ background, messages }: WordsProps): JSX.Element {
  const { words, status } = useWords();
  const [chosen, setFilter] = useState<WordFilter>({});
  const [removed, setRemoved] = useState<readonly KeptWord[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const choices = useMemo(() => wordChoices(words), [words]);
  const filter = useMemo(() => offeredFilter(choices, chosen), [choices, chosen]);
  const found = useMemo(() => findWords(words, filter), [words, filter]);
  const tried = (work: Promise<void>): void => void work.catch(setFailure);
  const remove = (word: KeptWord): void => {
    setRemoved((others) => [...others, word]);
    tried(background.removeWords([word.id]));
  };
  if (status === 'loading') return <div class="kept-words" aria-busy="true" />;
  if (status !== 'ready') return <Notice kind="error" text={messages(refusals[status])} />;
  return (
    <div class="kept-words">
      <h2>{messages('words_title')}</h2>
      {words.length > 0 && <WordFilters {...{ choices, filter, messages }} onFilter={setFilter} />}
      {words.length > 0 && <ExportBar found={found} messages={messages} />}
      {failure !== undefined && <Notice kind="error" text={messages(failureOf(failure))} />}
      {found.length > 0 ? (
        <WordRows {...{ found, messages }} onRemove={remove} />
      ) : (
        <div class="library-empty">
          <Icon name={words.length > 0 ? 'find' : 'star'} />
          <p>{messages(words.length > 0 ? 'library_nothing_found' : 'words_none')}</p>
        </div>
      )}
      {removed.length > 0 && (
        <UndoToast
          key={removed.length}
          text={messages.count('words_removed', removed.length)}
          messages={messages}
          onUndo={() => {
            setRemoved([]);
            tried(background.keepWords(removed));
          }}
          onEnd={() => setRemoved([])}
        />
      )}
    </div>
  );
}

interface FoundProps {
  readonly found: readonly ListedWord[];
  readonly messages: Messages;
}

/** How many words are shown, and the files that they can be saved as. */
function ExportBar({ found, messages }: FoundProps): JSX.Element {
  const isNone = found.length === 0;
  return (
    <>
      <div class="library-bar">
        <p role="status">{messages.count('words_count', found.length)}</p>
        <span class="library-gap" />
        <button
          type="button"
          class="button"
          data-action="export-anki"
          disabled={isNone}
          onClick={() => saveForAnki(found, messages)}
        >
          <Icon name="download" />
          {messages('words_export_anki')}
        </button>
        <button
          type="button"
          class="button"
          data-action="export-csv"
          disabled={isNone}
          onClick={() => saveAsTable(found, messages)}
        >
          {messages('words_export_csv')}
        </button>
      </div>
      <p class="words-hint">{messages('words_anki_hint')}</p>
    </>
  );
}

/** Rows that are drawn at first, and each time that the reader comes to their end. */
const pageSize = 50;

function WordRows({
  found,
  messages,
  onRemove,
}: FoundProps & { readonly onRemove: (word: KeptWord) => void }): JSX.Element {
  const [most, setMost] = useState(pageSize);
  const list = useRef<HTMLUListElement>(null);
  const end = useEndInSight(useCallback(() => setMost((now) => now + pageSize), [most]));
  const ids = found.map(({ id }) => id);
  useKeptFocus(list, ids, '.kept-word .button');
  return (
    <>
      <ul class="library-rows" ref={list} tabIndex={-1}>
        {found.slice(0, most).map((word) => {
          const { hasArticle, ...kept } = word;
          return <WordRow key={word.id} {...{ word, messages }} onRemove={() => onRemove(kept)} />;
        })}
      </ul>
      {most < found.length && <div ref={end} />}
    </>
  );
}
