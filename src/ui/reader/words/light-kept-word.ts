import { findWord } from '../../../library/words/kept-words.ts';
import type { SentencePlace } from '../../../translation/translation.ts';
import { keepInSight } from '../scroll/keep-in-sight.ts';
import { panes } from '../sentences/sentence-places.ts';
import { findSentence } from './find-sentence.ts';
import type { KeptWordsOptions } from './kept-words-options.ts';

/** What the lit sentence of a kept word needs of the reader. */
export interface WordSurroundings extends Pick<KeptWordsOptions, 'article' | 'messages' | 'onGo'> {
  readonly room: HTMLElement;
  /** The reader as it is by now. */
  readonly now: () => Pick<KeptWordsOptions, 'cells'>;
}

/** The highlight that stays until the reader goes on. */
const highlight = 'kept-sentence';

/** Frames in which a block must have come: far more than the slowest machine needs. */
const mostFrames = 600;

/** How long the reader is told that the sentence is gone, in milliseconds. */
const told = 10_000;

/** Goes to the sentence that a word was kept from and lights it, with its translation, until the reader goes on; says where it is gone. */
export async function lightKeptWord(
  id: string,
  surroundings: WordSurroundings,
  signal: AbortSignal,
): Promise<void> {
  const { room, article, now, messages, onGo } = surroundings;
  const word = await findWord(id).catch(() => undefined);
  if (!word || signal.aborted) return;
  const place = findSentence(article, word.sentence);
  if (!place) return say(messages('word_sentence_gone'), room);
  onGo({ block: place.block });
  const find = (): Range | undefined => now().cells.light.range(place, 'source');
  if (!(await isPlaced(find, signal))) return;
  now().cells.light.light({ place });
  keepInSight(room, find, signal);
  hold(place, { ...surroundings, signal });
}

async function isPlaced(find: () => Range | undefined, signal: AbortSignal): Promise<boolean> {
  for (let frame = 0; frame < mostFrames && !signal.aborted; frame += 1) {
    if (find()?.getClientRects().length) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}

/** Keeps a sentence lit in both panes until the reader clicks or presses Escape: a mouse that only moves lights others. */
function hold(
  place: SentencePlace,
  { room, now, signal }: WordSurroundings & { readonly signal: AbortSignal },
): void {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const draw = (): void => {
    const { light } = now().cells;
    const ranges = panes.map((pane) => light.range(place, pane)).filter((range) => !!range);
    CSS.highlights.set(highlight, new Highlight(...ranges));
  };
  // The translation comes later, and cells are made anew.
  const changes = new MutationObserver(draw);
  changes.observe(room, { subtree: true, childList: true });
  draw();
  room.addEventListener('pointerdown', () => over.abort(), { signal: until });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && over.abort(), {
    signal: until,
  });
  until.addEventListener('abort', () => {
    changes.disconnect();
    CSS.highlights.delete(highlight);
  });
}

function say(text: string, room: HTMLElement): void {
  const toast = document.createElement('p');
  toast.className = 'toast';
  toast.role = 'status';
  room.append(toast);
  // A live region says what comes into it.
  toast.textContent = text;
  setTimeout(() => toast.remove(), told);
}
