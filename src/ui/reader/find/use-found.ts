import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findIn } from './find.ts';

/** What was found, in the order of the page. */
export interface Found {
  readonly query: string;
  readonly ranges: readonly Range[];
}

/** Waits so long after a key, and after the article has changed, in milliseconds. */
const [afterKey, afterChange] = [120, 400];

/** A search holds the page up no longer than this at once, in milliseconds. */
const slice = 12;

/** Where an article has what is looked for; looked for again whenever more of the article has come. */
export function useFound(room: RefObject<HTMLElement | null>, query: string): Found {
  const [found, setFound] = useState<Found>({ query: '', ranges: [] });
  useEffect(() => {
    const host = room.current;
    if (!host) return;
    const leaving = new AbortController();
    let [running, again] = [false, false];
    const run = async (): Promise<void> => {
      running = true;
      const ranges = await search(host, query, leaving.signal);
      running = false;
      if (leaving.signal.aborted) return;
      setFound({ query, ranges });
      if (again) plan(afterChange);
      again = false;
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const plan = (wait: number): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void run();
      }, wait);
    };
    const observer = new MutationObserver(() => {
      if (running) again = true;
      else plan(afterChange);
    });
    plan(afterKey);
    observer.observe(host, { subtree: true, childList: true });
    return () => {
      leaving.abort();
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [room, query]);
  return found;
}

async function search(host: Element, query: string, signal: AbortSignal): Promise<Range[]> {
  const found: Range[] = [];
  let began = performance.now();
  for (const cell of query.trim() ? host.querySelectorAll('.cell') : []) {
    const here = findIn(cell, query);
    // Asked of what was found only: whether far text is hidden costs the browser a look at its styles.
    if (here.length > 0 && cell.checkVisibility()) found.push(...here);
    if (performance.now() - began < slice) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (signal.aborted) break;
    began = performance.now();
  }
  return found;
}
