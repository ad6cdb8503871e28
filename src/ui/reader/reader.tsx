import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, readingBlocks } from '../../article/article.ts';
import { languageDirection } from '../../article/language.ts';
import type { Settings } from '../../platform/settings.ts';
import { lazy } from '../lazy.tsx';
import { ArticleView } from './article-view.tsx';
import { creditsOf, noCredits } from './credits.ts';
import type { KeptPictures } from './kept-pictures.ts';
import type { KeptTranslation } from './kept-translation.ts';
import type { Cells } from './pair.tsx';
import { PrintedSource } from './printed-source.tsx';
import { usePrintingAtOnce } from './printing.ts';
import { ReaderBar } from './reader-bar.tsx';
import { ReaderHead } from './reader-head.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { createSentenceLight } from './sentence-light.ts';
import type { OpenArticle, Opened, ReaderServices } from './services.ts';
import { SplitHandle } from './split-handle.tsx';
import { useCommands } from './use-commands.ts';
import { useGoing } from './use-going.ts';
import { useHeldPlace } from './use-held-place.ts';
import { usePlainCopy } from './use-plain-copy.ts';
import { usePointing } from './use-pointing.ts';
import { type FollowedTranslation, useTranslation } from './use-translation.ts';
import { useVisibleBlocks } from './use-visible-blocks.ts';

const FindBar = lazy(async () => (await import('./find-bar.tsx')).FindBar);
const PictureZoom = lazy(async () => (await import('./picture-zoom.tsx')).PictureZoom);
const ShortcutList = lazy(async () => (await import('./shortcut-list.tsx')).ShortcutList);

interface ReaderProps extends ReaderServices {
  readonly reading: OpenArticle;
  /** Whether the page's own pictures may be fetched. */
  readonly live: boolean;
  readonly kept?: KeptTranslation;
  readonly pictures?: KeptPictures;
}

/** The reading room: an article beside its translation, with all that belongs to reading it. */
export function Reader(props: ReaderProps): JSX.Element {
  const { reading, messages, settings, change, kept, place } = props;
  const [article, setArticle] = useState(reading.article);
  const [opened, setOpened] = useState<Opened>('none');
  const room = useRef<HTMLElement>(null);
  const { target } = settings;
  const options = useMemo(
    () => ({ article, target, keep: reading.kept, ...(kept ? { kept } : {}) }),
    [article, target, reading.kept, kept],
  );
  const translation = useTranslation(props.translator, options);
  const cells = useCells(props, article, translation);
  const commands = useCommands({ ...props, article, room, light: cells.light, onOpen: setOpened });
  const [goal, setGoal] = useGoing(room, article);
  useEffect(() => {
    document.title = article.title;
  }, [article]);
  const working = translation.state?.status === 'working';
  useVisibleBlocks({
    ...{ room, target, working },
    translator: props.translator,
    articleId: article.id,
  });
  usePlainCopy(room, cells);
  usePrintingAtOnce(translation.state);
  const layout = hasNone(translation) ? 'original' : settings.layout;
  const apart = !settings.linked && layout === 'side-by-side';
  useHeldPlace(room, working && !apart);
  const keeper = reading.kept ? props.background : undefined;
  const split = { split: settings.split, onSplit: (to: number) => change({ split: to }) };
  const progress = <ReadingProgress {...{ article, room, messages, keeper }} onReturn={setGoal} />;
  return (
    <div
      class={`reader in-${place}`}
      data-layout={layout}
      data-apart={apart}
      data-translation={translation.state?.status}
      style={readerStyle(settings)}
    >
      <ReaderBar {...props} {...{ article, room, commands, progress }} onGo={setGoal}>
        {opened === 'find' && (
          <FindBar room={room} messages={messages} onClose={() => setOpened('none')} />
        )}
      </ReaderBar>
      <main
        class="article-room"
        ref={room}
        {...(place === 'popup' ? { tabIndex: 0 } : {})}
        dir={messages.dir}
        {...usePointing(cells.light)}
      >
        <ReaderHead
          {...props}
          {...{ article, translation }}
          saved={commands.saved}
          onArticle={setArticle}
        />
        <PrintedSource article={article} />
        <div class="spread" dir={article.dir}>
          <ArticleView {...{ article, cells, apart, messages }} through={goal?.block ?? 0} />
          {layout === 'side-by-side' && (
            <SplitHandle {...split} dir={article.dir} label={messages('reader_split')} />
          )}
        </div>
      </main>
      <PictureZoom room={room} messages={messages} />
      {opened === 'shortcuts' && (
        <ShortcutList messages={messages} may={commands.may} onClose={() => setOpened('none')} />
      )}
    </div>
  );
}

function useCells(
  { settings, pictures, messages }: ReaderProps,
  article: Article,
  { store, state }: FollowedTranslation,
): Cells {
  const { target, diacritics, digits } = settings;
  const light = useMemo(
    () => createSentenceLight(readingBlocks(article).length, store),
    [article, store],
  );
  const display = useMemo(() => ({ diacritics, digits }), [diacritics, digits]);
  const missing = isWaiting(state?.status) ? 'waiting' : 'source';
  const enlarge = messages('reader_enlarge');
  const broken = messages('reader_block_broken');
  const credits = useMemo(() => {
    const waits = state === undefined || isWaiting(state.status);
    return waits ? noCredits : creditsOf(store, readingBlocks(article).length, messages);
  }, [store, state, article, messages]);
  const kept = useMemo(() => (pictures ? { pictures } : {}), [pictures]);
  return useMemo(
    () => ({ store, light, display, target, missing, credits, enlarge, broken, ...kept }),
    [store, light, display, target, missing, credits, enlarge, broken, kept],
  );
}

/** Whether there is no translation and none under way, so that a pane for it would stand empty. */
export function hasNone({ state, some }: Pick<FollowedTranslation, 'state' | 'some'>): boolean {
  if (some) return false;
  switch (state?.status) {
    case 'same-language':
    case 'setup':
      return true;
    case 'failed':
    case 'stopped':
      return state.done === 0;
    default:
      return false;
  }
}

function isWaiting(status: string | undefined): boolean {
  return status === undefined || status === 'working' || status === 'downloading';
}

/** The reader's choices of size, line height, width and font as the style sheet takes them. */
function readerStyle(settings: Settings): Record<string, string> {
  const arabicFont = settings.originalFont === 'naskh' ? '--font-naskh' : '--font-arabic-sans';
  const latinFont = settings.translationFont === 'serif' ? '--font-serif' : '--font-sans';
  const toRight = languageDirection(settings.target) === 'rtl';
  return {
    '--original-size': `${settings.originalSize / 16}rem`,
    '--original-line': `${settings.originalLine}`,
    '--original-width': `${settings.originalWidth}ch`,
    '--original-font': `var(${arabicFont})`,
    '--translation-size': `${settings.translationSize / 16}rem`,
    '--translation-line': `${settings.translationLine}`,
    '--translation-width': `${settings.translationWidth}ch`,
    '--translation-font': toRight ? 'var(--font-naskh)' : `var(${latinFont})`,
    '--split-share': `${settings.split / 100}`,
    '--original-share': `${settings.split}fr`,
    '--translation-share': `${100 - settings.split}fr`,
  };
}
