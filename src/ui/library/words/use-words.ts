import { useEffect, useState } from 'preact/hooks';
import { type DatabaseRefusal, databaseRefusal } from '../../../library/database/database.ts';
import type { KeptWord } from '../../../library/database/records.ts';
import { onLibraryChanged } from '../../../library/events.ts';
import { articlesOfWords, keptWords } from '../../../library/words/kept-words.ts';

/** A kept word with what its article is now. */
export interface ListedWord extends KeptWord {
  /** Whether the library still has the article. */
  readonly hasArticle: boolean;
}

/** All kept words, the last kept first, or why they cannot be read. */
export interface Words {
  readonly words: readonly ListedWord[];
  readonly status: 'loading' | 'ready' | DatabaseRefusal;
}

/** Reads the kept words, and again whenever the library changes. */
export function useWords(): Words {
  const [state, setState] = useState<Words>({ words: [], status: 'loading' });
  useEffect(() => {
    let newest = 0;
    const load = async (): Promise<void> => {
      const turn = ++newest;
      const next = await listed()
        // Once more where the browser has closed the connection meanwhile.
        .catch(listed)
        .then(
          (words): Words => ({ words, status: 'ready' }),
          (error: unknown): Words => ({ words: [], status: databaseRefusal(error) }),
        );
      if (turn === newest) setState(next);
    };
    void load();
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    return () => {
      newest = Number.POSITIVE_INFINITY;
      leaving.abort();
    };
  }, []);
  return state;
}

/** The words with the tags that their articles have now; where an article is gone, with those it had. */
async function listed(): Promise<ListedWord[]> {
  const words = await keptWords();
  const articles = await articlesOfWords(words);
  return words.map((word) => {
    const article = articles.get(word.article.id);
    return { ...word, tags: article?.tags ?? word.tags, hasArticle: article !== undefined };
  });
}
