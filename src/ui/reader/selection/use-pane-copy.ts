import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Shown } from './clean-copy.ts';
import { usePaneSelection } from './pane-selection.ts';

/** Keeps a selection in one pane and copies its text as the article has it. */
export function usePaneCopy(room: RefObject<HTMLElement | null>, shown: Shown): void {
  usePaneSelection(room);
  useCleanCopy(room, shown);
}

type CopySelection = typeof import('./clean-copy.ts').copySelection;

let copySelection: CopySelection | undefined;

function useCleanCopy(room: RefObject<HTMLElement | null>, { light, display }: Shown): void {
  useEffect(() => {
    // A selection comes before its copy, which cannot wait.
    const load = (): void =>
      void import('../later.ts')
        .then((later) => (copySelection = later.copySelection))
        .catch(() => undefined);
    document.addEventListener('selectionchange', load, { once: true });
    return () => document.removeEventListener('selectionchange', load);
  }, []);
  useLayoutEffect(() => {
    const host = room.current;
    if (!host) return;
    const onCopy = (event: ClipboardEvent): void =>
      copySelection?.(event, host, { light, display });
    host.addEventListener('copy', onCopy);
    return () => host.removeEventListener('copy', onCopy);
  }, [room, light, display]);
}
