import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

let isDrawn = false;

/** Whether the page has drawn its first rows: what is not seen at once is added then, so that they come sooner. */
export function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(isDrawn);
  useEffect(() => {
    isDrawn = true;
    setDrawn(true);
  }, []);
  return drawn;
}

/** Sets a mark of this name on the browser's timeline right after the first frame in which something is there. */
export function useFrameMark(name: string, isThere: boolean): void {
  useLayoutEffect(() => {
    if (!isThere) return;
    const mark = (): void => void performance.mark(name);
    requestAnimationFrame(() => {
      // Firefox has it from version 142 on.
      if ('scheduler' in globalThis)
        void globalThis.scheduler.postTask(mark, { priority: 'user-blocking' });
      else setTimeout(mark);
    });
  }, [name, isThere]);
}
