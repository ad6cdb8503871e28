import { useEffect, useRef } from 'preact/hooks';
import { type KeptWordsOptions, openedWord } from './kept-words-options.ts';

/** How long lines under words leave the article to itself, in milliseconds. */
const patience = openedWord === null ? 400 : 0;

/** Underlines the words that were kept before, and lights the sentence of the one that the page was opened for. */
export function useKeptWords(options: KeptWordsOptions): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const leaving = new AbortController();
    const show = async (): Promise<void> => {
      const { showKeptWords } = await import('./show-kept-words.ts');
      await showKeptWords(() => latest.current, leaving.signal);
    };
    const timer = setTimeout(() => void show().catch(() => undefined), patience);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [options.article.id, options.settings.underlinesWords]);
}
