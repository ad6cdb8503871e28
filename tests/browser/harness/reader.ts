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

/** Waits until all of the article is there: what the screen does not show at once comes a little later. */
export function allShown(view: View): Promise<unknown> {
  return view.until(
    () => document.querySelector('.pair .original') && !document.querySelector('.chunk-to-come'),
  );
}

/** Waits until a page was read: undefined where its article is shown, else what the reader says instead. */
export async function whyUnread(view: View): Promise<string | undefined> {
  const said = await view.until(() => {
    const alert = document.querySelector('.failure [role="alert"] p')?.textContent;
    return alert ?? (document.querySelector('.pair .original') ? 'shown' : '');
  });
  return said === 'shown' ? undefined : said;
}

/** Where the translation stands: a status of TranslationState. */
export function translationStatus(view: View): Promise<string> {
  return view.evaluate(
    () => document.querySelector<HTMLElement>('.reader')?.dataset['translation'] ?? '',
  );
}

/** Waits for the whole translation (ms); where its model is offered for download, clicks there as a reader does. */
export async function translated(view: View, timeout = 30_000): Promise<void> {
  const download = '[data-engine="bergamot"]';
  const stands = (button: string): string => {
    const { translation } = document.querySelector<HTMLElement>('.reader')?.dataset ?? {};
    if (translation === 'setup') return document.querySelector(button) ? 'setup' : '';
    return translation === 'done' || translation === 'failed' ? translation : '';
  };
  const wait = (): Promise<string> =>
    view.until(stands, { timeout, args: [download], what: 'the translation' });
  let end = await wait();
  if (end === 'setup') {
    // The offer may go just then: a download that was asked for before begins.
    await view.click(download).catch(() => undefined);
    await view.until((button: string) => !document.querySelector(button), { args: [download] });
    end = await wait();
  }
  if (end !== 'done') throw new Error(`the translation has ${end}`);
}

/** All blocks as they are shown, in order. */
export async function shownPairs(view: View): Promise<readonly ShownPair[]> {
  await allShown(view);
  return view.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.pair')].map((pair) => {
      const cell = (name: string) => pair.querySelector<HTMLElement>(`.cell.${name}`);
      // Not innerText: blocks outside the window are not laid out, and have none.
      const text = (name: string) => {
        const parts = [...(cell(name)?.querySelectorAll('li, td, th, p') ?? [])];
        const holders = parts.length > 0 ? parts : [cell(name)];
        return holders.map((holder) => holder?.textContent.trim() ?? '').join('\n');
      };
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
