import type { JSX, RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, readingBlocks } from '../../../article/model.ts';
import { languageDirection } from '../../../article/text/language.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import { lazy } from '../../shared/lazy.tsx';
import type { ListenRequest } from '../listening/listen-request.ts';
import { openedFirst, useMarks } from '../marks/use-marks.ts';
import { ArticleView } from '../pane/article-view.tsx';
import type { Cells } from '../pane/pair.tsx';
import { SplitHandle } from '../pane/split-handle.tsx';
import { useFittingLayout } from '../pane/use-fitting-layout.ts';
import { type LeftOut, useLeftOut } from '../pane/use-left-out.ts';
import { PictureZoom } from '../pictures/picture-zoom.tsx';
import type { KeptPictures } from '../pictures/saved-picture-urls.ts';
import { PrintedSource } from '../print/printed-source.tsx';
import { usePrintingAtOnce } from '../print/printing.ts';
import { ReadingProgress } from '../scroll/reading-progress.tsx';
import { useScrollAnchor } from '../scroll/use-scroll-anchor.ts';
import { type ScrollTarget, useScrollTarget } from '../scroll/use-scroll-target.ts';
import { useVisibleBlocks } from '../scroll/use-visible-blocks.ts';
import { usePaneCopy } from '../selection/use-pane-copy.ts';
import { createSentenceHighlighter } from '../sentences/sentence-highlighter.ts';
import { useHoverHighlight } from '../sentences/use-hover-highlight.ts';
import { ReaderBar } from '../toolbar/reader-bar.tsx';
import { useCommands } from '../toolbar/use-commands.ts';
import { creditsOf, noCredits } from '../translation/credits.ts';
import type { KeptTranslation } from '../translation/kept-translation.ts';
import {
  type FollowedTranslation,
  isWaiting,
  useTranslation,
} from '../translation/use-translation.ts';
import { openedWord } from '../words/kept-words-options.ts';
import { useKeptWords } from '../words/use-kept-words.ts';
import { useWordCard } from '../words/use-word-card.ts';
import { ReaderHead } from './reader-head.tsx';
import type { OpenArticle, Opened, ReadAgain, ReaderServices } from './services.ts';

const OverArticle = lazy(async () => (await import('../later.ts')).OverArticle);
const FindBar = lazy(async () => (await import('../later.ts')).FindBar);
const ListenBar = lazy(async () => (await import('../later.ts')).loadListenBar());

interface ReaderProps extends ReaderServices {
  readonly reading: OpenArticle;
  /** Whether the page's own pictures may be fetched. */
  readonly live: boolean;
  readonly kept?: KeptTranslation;
  readonly pictures?: KeptPictures;
  /** How the page can be read otherwise, where its tab is at hand. */
  readonly ways?: ReadAgain;
  /** The page's tab. */
  readonly tabId?: number;
}

/** The reading room: an article beside its translation, with all that belongs to reading it. */
export function Reader(props: ReaderProps): JSX.Element {
  const { reading, messages, settings, place } = props;
  const [article, setArticle] = useState(reading.article);
  const [opened, setOpened] = useState<Opened>(openedFirst);
  const shut = (): void => setOpened('none');
  const room = useRef<HTMLElement>(null);
  const [goal, setGoal] = useScrollTarget(room, article);
  const [onListen, listening] = useListening(setGoal);
  const translation = useArticleTranslation(props, article);
  const cells = useCells(props, article, translation);
  const marks = useMarks(room, reading, opened);
  const wishes = { onListen, onMark: marks.ask, onOpen: setOpened };
  const commands = useCommands({ ...props, article, room, cells, ...wishes });
  const leftOut = useLeftOut({ ...props, article, room, onArticle: setArticle });
  useTitle(article);
  const shown = useLayout(settings, room, translation);
  const { fitting, layout, apart, hasTranslation, working } = shown;
  useVisibleBlocks({ ...props, room, working, target: settings.target, articleId: article.id });
  useText({ ...props, article, room, cells, opened, listening, onListen, onGo: setGoal });
  usePrintingAtOnce(translation.state, reading.saved);
  // Who comes for a word's sentence does not go on where they stopped.
  const onReturn = openedWord === null ? setGoal : stay;
  const progress = <ReadingProgress {...props} {...{ article, room, onReturn }} />;
  return (
    <div
      class={`reader in-${place}`}
      data-layout={layout}
      data-apart={apart}
      data-translation={translation.state?.status}
      data-left-out={leftOut.shown}
      style={readerStyle(settings)}
    >
      <ReaderBar
        {...props}
        {...{ article, room, commands, leftOut, progress, opened }}
        layout={fitting}
        onOpen={setOpened}
        onGo={setGoal}
      >
        {opened === 'find' && <FindBar {...{ room, messages }} onClose={shut} />}
        {listening && (
          <ListenBar {...props} {...{ article, room, cells, hasTranslation }} {...listening} />
        )}
      </ReaderBar>
      <main
        class="article-room"
        ref={room}
        {...(place === 'popup' ? { tabIndex: 0 } : {})}
        dir={messages.dir}
        {...useHoverHighlight(cells.light)}
      >
        <ReaderHead
          {...props}
          {...{ article, translation }}
          saved={commands.saved}
          onArticle={setArticle}
        />
        <PrintedSource
          {...{ article, messages }}
          store={layout === 'original' ? undefined : translation.store}
        />
        <Spread {...props} {...{ article, cells, layout, leftOut }} through={goal?.block ?? 0} />
      </main>
      <PictureZoom room={room} messages={messages} />
      {(marks.isWanted || opened !== 'none') && (
        <OverArticle
          {...{ ...props, article, room, cells, commands, marks, opened, translation }}
          {...{ onClose: shut, onGo: setGoal }}
        />
      )}
    </div>
  );
}

/** The layout that fits, the one that is shown, and whether its panes scroll each for itself; the text keeps its place while sentences come. */
function useLayout(
  settings: Settings,
  room: RefObject<HTMLElement | null>,
  translation: FollowedTranslation,
) {
  const fitting = useFittingLayout(room, settings);
  const hasTranslation = !hasNone(translation);
  const layout = hasTranslation ? fitting : 'original';
  const apart = !settings.linked && layout === 'side-by-side';
  const working = translation.state?.status === 'working';
  useScrollAnchor(room, working && !apart);
  return { fitting, layout, apart, hasTranslation, working };
}

const stay = (): void => undefined;

/** What the text itself does: it is copied, its words are looked up, and those kept before are underlined. */
function useText(
  options: Parameters<typeof useWordCard>[0] & Parameters<typeof useKeptWords>[0],
): void {
  usePaneCopy(options.room, options.cells);
  useWordCard(options);
  useKeptWords(options);
}

/** The way to listen, and what its bar needs once the reader has asked for it. */
function useListening(onGo: (goal: ScrollTarget) => void) {
  const [request, onListen] = useState<ListenRequest>();
  const listening = request && { request, onGo, onClose: () => onListen(undefined) };
  return [onListen, listening] as const;
}

function useTitle({ title }: Article): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

interface SpreadProps extends ReaderProps {
  readonly article: Article;
  readonly cells: Cells;
  readonly layout: Settings['layout'];
  readonly leftOut: LeftOut;
  /** The block that must be there at once. */
  readonly through: number;
}

/** Both panes, with the bar between them. */
function Spread(props: SpreadProps): JSX.Element {
  const { article, cells, layout, leftOut, through, messages, settings, change } = props;
  const isBeside = layout === 'side-by-side';
  return (
    <div class="spread" dir={article.dir}>
      <ArticleView
        {...{ article, cells, leftOut, through, messages }}
        apart={isBeside && !settings.linked}
      />
      {isBeside && (
        <SplitHandle
          split={settings.split}
          dir={article.dir}
          label={messages('reader_split')}
          onSplit={(split) => change({ split })}
        />
      )}
    </div>
  );
}

function useArticleTranslation(
  { translator, settings, reading, kept }: ReaderProps,
  article: Article,
): FollowedTranslation {
  const { target, translates } = settings;
  const options = useMemo(
    () => ({ article, target, translates, keep: reading.kept, ...(kept ? { kept } : {}) }),
    [article, target, translates, reading.kept, kept],
  );
  return useTranslation(translator, options);
}

function useCells(
  { settings, pictures, messages }: ReaderProps,
  article: Article,
  { store, state }: FollowedTranslation,
): Cells {
  const { target, diacritics, digits } = settings;
  const light = useMemo(
    () => createSentenceHighlighter(readingBlocks(article).length, store),
    [article, store],
  );
  const display = useMemo(() => ({ diacritics, digits }), [diacritics, digits]);
  const missing = isWaiting(state?.status) ? 'waiting' : 'source';
  const credits = useMemo(() => {
    const waits = state === undefined || isWaiting(state.status);
    return waits ? noCredits : creditsOf(store, readingBlocks(article).length, messages);
  }, [store, state, article, messages]);
  const kept = useMemo(() => (pictures ? { pictures } : {}), [pictures]);
  const { dir } = article;
  return useMemo(
    () => ({ store, light, display, target, dir, missing, credits, messages, ...kept }),
    [store, light, display, target, dir, missing, credits, messages, kept],
  );
}

/** Whether there is no translation and none under way, so that a pane for it would stand empty. */
export function hasNone({ state, some }: Pick<FollowedTranslation, 'state' | 'some'>): boolean {
  if (state?.status === 'off') return true;
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
