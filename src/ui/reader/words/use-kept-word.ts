import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { withoutGaps } from '../../../article/schema.ts';
import { bareWord } from '../../../article/text/arabic.ts';
import { keptWordId } from '../../../library/database/keys.ts';
import { askToPersist } from '../../../library/database/persist.ts';
import type { KeptWord } from '../../../library/database/records.ts';
import { onLibraryChanged } from '../../../library/events.ts';
import { keptWords } from '../../../library/words/kept-words.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import type { Cells } from '../pane/pair.tsx';
import type { WordMeaning } from './short-meanings.ts';
import type { WordInSentence } from './word-sentence.ts';

interface Keeping {
  readonly article: Article;
  readonly cells: Cells;
  readonly background: Background;
  /** The word in its sentence; undefined where it cannot be kept. */
  readonly word: WordInSentence | undefined;
  readonly meaning: WordMeaning;
}

/** Whether a word is kept, and the press that keeps it or takes it back. */
export interface KeptState {
  readonly isKept: boolean;
  /** The same word as it was kept from another article. */
  readonly elsewhere: KeptWord | undefined;
  readonly hasFailed: boolean;
  toggle(): void;
}

/** Keeps a word with what is known of it; what becomes known while its card is open is added. */
export function useKeptWord(keeping: Keeping): KeptState {
  const { article, background, word } = keeping;
  const id = word && keptWordId(article.id, word.text);
  const record = useRecord(keeping);
  const [all, setAll] = useState<readonly KeptWord[]>([]);
  const [hasFailed, setFailed] = useState(false);
  /** When the word was kept by this card; nothing is added to what was kept before. */
  const keptAt = useRef<number>(undefined);
  /** What was taken back, to be kept again just as it was. */
  const takenBack = useRef<KeptWord>(undefined);
  const load = async (): Promise<void> => setAll(await keptWords().catch(() => []));
  useEffect(() => {
    keptAt.current = takenBack.current = undefined;
    setFailed(false);
    void load();
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    return () => leaving.abort();
  }, [id]);
  const kept = all.find((one) => one.id === id);
  const elsewhere = all.find((one) => one.id !== id && isSameWord(one, word));
  const write = (work: Promise<void>): void => {
    setFailed(false);
    work.then(load).catch(() => setFailed(true));
  };
  useEffect(() => {
    if (record && keptAt.current !== undefined)
      write(background.keepWords([{ ...record, keptAt: keptAt.current }]));
  }, [record]);
  return {
    ...{ isKept: kept !== undefined, elsewhere, hasFailed },
    toggle() {
      if (kept) {
        takenBack.current = kept;
        keptAt.current = undefined;
        return write(background.removeWords([kept.id]));
      }
      if (!record) return;
      askToPersist();
      const again = takenBack.current;
      if (!again) keptAt.current = Date.now();
      write(background.keepWords([again ?? { ...record, keptAt: Date.now() }]));
    },
  };
}

function isSameWord(kept: KeptWord, word: WordInSentence | undefined): boolean {
  return word !== undefined && bareWord(kept.text) === bareWord(word.text);
}

/** What would be kept of the word now; another object only where something of it is another. */
function useRecord({ article, cells, word, meaning }: Keeping) {
  const translation = useSentenceTranslation(cells, word);
  const record = word && {
    ...{ id: keptWordId(article.id, word.text), text: word.text, ...meaning },
    ...{ sentence: word.sentence, start: word.start },
    ...(translation && { translation, target: cells.target }),
    article: factsOf(article),
    tags: [],
  };
  const print = JSON.stringify(record);
  return useMemo(() => record, [print]);
}

function factsOf({ id, url, title, siteName, publishedTime }: Article): KeptWord['article'] {
  return withoutGaps({ id, url, title, siteName, publishedTime });
}

/** The translation of a word's sentence, once there is one. */
function useSentenceTranslation({ store }: Cells, word: WordInSentence | undefined): string {
  const [, setTurn] = useState(0);
  const { block = -1, segment, start } = word?.place ?? {};
  useEffect(() => store.subscribe(block, () => setTurn((turn) => turn + 1)), [store, block]);
  const found = store.of(block).find((one) => one.segment === segment && one.start === start);
  return found?.target.text ?? '';
}
