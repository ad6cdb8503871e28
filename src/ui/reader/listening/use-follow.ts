import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { bringInSight } from '../scroll/scroller.ts';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';
import type { SentenceHighlighter } from '../sentences/sentence-highlighter.ts';
import type { Pane } from '../sentences/sentence-places.ts';
import type { HeardSentence } from './reading-order.ts';
import { isSentenceInSight, shownRanges } from './start-place.ts';

interface FollowOptions {
  readonly room: RefObject<HTMLElement | null>;
  readonly light: SentenceHighlighter;
  readonly sentence: HeardSentence | undefined;
  /** The pane that is kept in sight first. */
  readonly pane: Pane;
  /** Goes to a block that may not stand in the page yet. */
  readonly onGo: (goal: ScrollTarget) => void;
}

/**
 * Keeps the sentence that is read in sight, until the reader scrolls away from it; scrolling back to it, or `follow`, begins
 * that again.
 */
export function useFollow(options: FollowOptions): {
  readonly follows: boolean;
  /** Brings a sentence in sight, and keeps what is read there from then on. */
  readonly follow: (sentence: HeardSentence) => void;
} {
  const { room, light, sentence } = options;
  const [follows, setFollows] = useState(true);
  const wanted = useRef(true);
  const want = (on: boolean): void => {
    wanted.current = on;
    setFollows(on);
  };
  const isSeen = (place: HeardSentence): boolean =>
    !!room.current && isSentenceInSight({ room: room.current, light }, place);
  const follow = (place: HeardSentence): void => {
    want(true);
    bring(place, options);
  };
  useEffect(() => {
    if (!sentence || !(wanted.current || isSeen(sentence))) return;
    follow(sentence);
  }, [sentence]);
  useEffect(() => {
    if (!sentence) return;
    // What this scrolls by itself is in sight afterwards, so that only the reader ends the following.
    const onScroll = (): void => want(isSeen(sentence));
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => removeEventListener('scroll', onScroll, { capture: true });
  }, [sentence, light]);
  return { follows, follow };
}

/** Brings a sentence in sight: in both panes where each scrolls for itself, else in the first that is shown. */
function bring(sentence: HeardSentence, { room, light, pane, onGo }: FollowOptions): void {
  const [first, second] = shownRanges(light, sentence, pane);
  if (!first) onGo({ block: sentence.block });
  if (!first || !room.current) return;
  bringInSight(room.current, first);
  if (second?.startContainer.parentElement?.closest('.panes')) bringInSight(room.current, second);
}
