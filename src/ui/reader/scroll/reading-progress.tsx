import type { JSX, RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, readingBlocks } from '../../../article/model.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import type { OpenArticle } from '../open/services.ts';
import { minutesFrom } from './reading-time.ts';
import { scrollerOf, topBlock } from './scroller.ts';
import type { ScrollTarget } from './use-scroll-target.ts';

interface ProgressProps {
  readonly article: Article;
  readonly room: RefObject<HTMLElement | null>;
  readonly messages: Messages;
  /** Keeps the position, where that may be. */
  readonly background: Background;
  readonly reading: OpenArticle;
  /** Told the block where the reader stopped last time, where that is not the article's beginning. */
  readonly onReturn: (goal: ScrollTarget) => void;
}

interface Place {
  readonly block: number;
  readonly progress: number;
}

/** How far the reader has come and how many minutes are left; the position is kept for the next time. */
export function ReadingProgress(props: ProgressProps): JSX.Element {
  const { article, room, messages, background, reading, onReturn } = props;
  const keeper = reading.kept ? background : undefined;
  const last = reading.position?.block ?? 0;
  const [place, setPlace] = useState<Place>({ block: 0, progress: 0 });
  const moved = useRef(false);
  const minutes = useMemo(() => minutesFrom(readingBlocks(article), article.lang), [article]);
  useEffect(
    () =>
      followScrolling(room, (now) => {
        moved.current = true;
        setPlace(now);
      }),
    [room],
  );
  useEffect(() => {
    if (!keeper || !moved.current) return;
    const timer = setTimeout(
      () => void keeper.keepPosition(article.id, place).catch(() => undefined),
      600,
    );
    return () => clearTimeout(timer);
  }, [keeper, article.id, place]);
  useEffect(() => {
    if (keeper && !moved.current && last > 1) onReturn({ block: last });
  }, [keeper, article.id]);
  const percent = Math.round(place.progress * 100);
  const left = minutes[place.block] ?? 0;
  return (
    <>
      <span class="time-left">
        {percent >= 99 ? messages('reader_finished') : messages.count('reader_minutes_left', left)}
      </span>
      <div
        class="reading-progress"
        role="progressbar"
        aria-label={messages('reader_progress')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div style={{ inlineSize: `${percent}%` }} />
      </div>
    </>
  );
}

function followScrolling(
  room: RefObject<HTMLElement | null>,
  onPlace: (place: Place) => void,
): () => void {
  let planned = 0;
  const look = (): void => {
    planned = 0;
    if (!room.current) return;
    const scroller = scrollerOf(room.current);
    const way = scroller.scrollHeight - scroller.clientHeight;
    const progress = way > 0 ? Math.min(1, scroller.scrollTop / way) : 1;
    onPlace({ block: topBlock(room.current), progress });
  };
  const onScroll = (event: Event): void => {
    // Tables and code scroll too; they are no way through the article.
    const own = event.target === document || event.target === room.current;
    if (own && planned === 0) planned = requestAnimationFrame(look);
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  return () => {
    cancelAnimationFrame(planned);
    document.removeEventListener('scroll', onScroll, { capture: true });
  };
}
