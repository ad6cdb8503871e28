import type { JSX, RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, readingBlocks } from '../../../article/model.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { minutesFrom } from './reading-time.ts';
import { scrollerOf, topBlock } from './scroller.ts';
import type { ScrollTarget } from './use-scroll-target.ts';

interface ProgressProps {
  readonly article: Article;
  readonly room: RefObject<HTMLElement | null>;
  readonly messages: Messages;
  /** Where the position is kept; undefined where nothing may be. */
  readonly keeper: Background | undefined;
  /** Told the block where the reader stopped last time. */
  readonly onReturn: (goal: ScrollTarget) => void;
}

interface Place {
  readonly block: number;
  readonly progress: number;
}

/** How far the reader has come and how many minutes are left; the position is kept for the next time. */
export function ReadingProgress(props: ProgressProps): JSX.Element {
  const { article, room, messages, keeper, onReturn } = props;
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
    if (!keeper) return;
    let left = false;
    void lastBlock(article.id).then((block) => {
      if (!left && !moved.current && block > 1) onReturn({ block });
    });
    return () => {
      left = true;
    };
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

async function lastBlock(id: string): Promise<number> {
  try {
    const { findArticle } = await import('../later.ts');
    return (await findArticle(id))?.position?.block ?? 0;
  } catch {
    return 0;
  }
}
