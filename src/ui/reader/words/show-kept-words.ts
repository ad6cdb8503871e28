import { type KeptWordsOptions, openedWord } from './kept-words-options.ts';
import { lightKeptWord } from './light-kept-word.ts';
import { underlineKeptWords } from './underlined-words.ts';

// What a reader shows of kept words is a file of its own, loaded once the article stands there (`build.mjs`).

let isLit = false;

/** Underlines kept words where the reader wants that, and goes once to the sentence that the page was opened for, until the signal aborts. */
export async function showKeptWords(
  options: () => KeptWordsOptions,
  signal: AbortSignal,
): Promise<void> {
  const { room, settings } = options();
  if (!room.current || signal.aborted) return;
  const drawn = settings.underlinesWords && underlineKeptWords(room.current, signal);
  if (openedWord !== null && !isLit) {
    isLit = true;
    await lightKeptWord(openedWord, { ...options(), room: room.current, now: options }, signal);
  }
  await drawn;
}
