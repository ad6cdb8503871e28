import type { View } from './types.ts';

/** A block as the reader shows it. */
export interface ShownPair {
  /** Place in the article; 0 is the title. */
  readonly index: number;
  readonly kind: string;
  readonly original: string;
  readonly translation: string;
  /** Language of the translation's cell: the article's own until its first sentence is there. */
  readonly language: string;
}

/** Waits until the article is there to be read. */
export function articleShown(view: View): Promise<void> {
  return view.waitFor('.pair .original');
}

/** Downloads the model where the pane offers it, by the click a reader makes, and waits for the whole translation (ms). */
export async function translated(view: View, timeout = 30_000): Promise<void> {
  const offered = await view.until(
    () => {
      if (document.querySelector('.status-place .notice-actions .primary')) return 'offer';
      return document.querySelector('.translation-status') ? 'under way' : '';
    },
    { timeout, what: 'the translation to start' },
  );
  if (offered === 'offer') await view.click('.status-place .notice-actions .primary');
  await view.until(
    () => {
      const pairs = [...document.querySelectorAll('.pair')];
      const language = document.querySelector<HTMLElement>('.pair .translation')?.lang;
      const failed = document.querySelector('.status-place .notice.error');
      if (failed) throw new Error(failed.textContent);
      return (
        pairs.length > 1 &&
        language !== document.querySelector<HTMLElement>('.pair .original')?.lang &&
        !document.querySelector('.status-place progress, .status-place .notice-actions')
      );
    },
    { timeout, what: 'the translation' },
  );
}

/** All blocks as they are shown, in order. */
export function shownPairs(view: View): Promise<readonly ShownPair[]> {
  return view.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.pair')].map((pair) => {
      const cell = (name: string) => pair.querySelector<HTMLElement>(`.cell.${name}`);
      // biome-ignore lint/performance/useDomNodeTextContent: what is shown is asked for
      const text = (name: string) => cell(name)?.innerText.trim() ?? '';
      return {
        index: Number(pair.dataset['block']),
        kind: pair.classList[1] ?? '',
        original: text('original'),
        translation: text('translation'),
        language: cell('translation')?.lang ?? '',
      };
    }),
  );
}
