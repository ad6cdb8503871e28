import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';
import { visibleBlocks } from './scroller.ts';

/** The reader waits so long after scrolling before what is seen then goes first, in milliseconds. */
const settle = 150;

interface VisibleBlocksOptions {
  readonly room: RefObject<HTMLElement | null>;
  readonly translator: TranslatorClient;
  readonly articleId: string;
  readonly target: string;
  /** Whether a translation is under way; otherwise nobody needs to know. */
  readonly working: boolean;
}

/** Tells the translator which blocks are on the screen, so that they come first. */
export function useVisibleBlocks(options: VisibleBlocksOptions): void {
  const { room, translator, articleId, target, working } = options;
  useEffect(() => {
    if (!working) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = '';
    const tell = (): void => {
      timer = undefined;
      const blocks = room.current ? visibleBlocks(room.current) : [];
      if (blocks.length === 0 || blocks.join() === told) return;
      told = blocks.join();
      translator.show(articleId, target, blocks).catch(() => {});
    };
    const plan = (): void => {
      timer ??= setTimeout(tell, settle);
    };
    // Captured, because in the pop-up the article scrolls inside the page.
    addEventListener('scroll', plan, { capture: true, passive: true });
    plan();
    return () => {
      removeEventListener('scroll', plan, { capture: true });
      clearTimeout(timer);
    };
  }, [room, translator, articleId, target, working]);
}
