import { useEffect } from 'preact/hooks';
import { marksDrawn } from '../marks/use-marks.ts';
import type { ReadingState } from '../translation/use-translation.ts';

/** Prints once the whole article stands in the page. */
export function printWhole(): void {
  // What is still to come is put in on this event; the browser's own comes while scripts must wait.
  dispatchEvent(new Event('beforeprint'));
  setTimeout(() => print(), 0);
}

/** Prints a page that was opened for that, as the pop-up does: no dialog fits into a pop-up. Waits for the translation, and for a saved article's marks. */
export function usePrintingAtOnce(state: ReadingState | undefined, saved: boolean): void {
  const settled =
    state !== undefined && state.status !== 'working' && state.status !== 'downloading';
  useEffect(() => {
    const address = new URL(location.href);
    if (!settled || !address.searchParams.has('print')) return;
    address.searchParams.delete('print');
    history.replaceState(null, '', address);
    void Promise.all([document.fonts.ready, saved && marksDrawn]).then(printWhole);
  }, [settled]);
}
