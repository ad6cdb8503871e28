import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, type Block, readingBlocks } from '../../article/article.ts';
import type { Messages } from '../../platform/i18n.ts';
import { ArticleMeta } from './article-meta.tsx';
import { type Cells, Pair, SourceCell, TranslationCell } from './pair.tsx';

interface ViewProps {
  readonly article: Article;
  readonly cells: Cells;
  /** True where the panes scroll each for itself. */
  readonly apart: boolean;
  /** The block that must be there at once, because the reader goes to it. */
  readonly through: number;
  readonly messages: Messages;
}

/** Blocks that are put into the page at once; the rest follow while the first are being read. */
const atOnce = 8;
const perTurn = 5;

/** An article beside its translation, block by block. */
export function ArticleView(props: ViewProps): JSX.Element {
  const { article, cells, apart, through, messages } = props;
  const blocks = useMemo(() => readingBlocks(article), [article]);
  const mounted = useGradual(blocks.length, Math.max(atOnce, through + 4), article);
  const made = useRef<{ cells: Cells; blocks: readonly Block[]; pairs: JSX.Element[] }>(undefined);
  if (made.current?.cells !== cells || made.current.blocks !== blocks)
    made.current = { cells, blocks, pairs: [] };
  const { pairs } = made.current;
  // For measurements: when the article stands in the page, ready to be painted.
  useLayoutEffect(() => void performance.mark('article'), [article]);
  const meta = <ArticleMeta article={article} target={cells.target} />;
  const shown = blocks.slice(0, mounted);
  if (apart)
    return (
      <div class="panes">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard. */}
        <section class="pane" tabIndex={0} aria-label={messages('reader_original')}>
          {shown.map((block, index) => (
            <div key={index} class={`solo ${block.kind}`} data-block={index}>
              <SourceCell block={block} index={index} cells={cells} />
            </div>
          ))}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard. */}
        <section class="pane" tabIndex={0} aria-label={messages('options_translation')}>
          {shown.map((block, index) => (
            <div key={index} class={`solo ${block.kind}`}>
              <TranslationCell block={block} index={index} cells={cells} />
            </div>
          ))}
        </section>
      </div>
    );
  // Made once each: as the same object, a pair is not looked at again when others come.
  for (let index = pairs.length; index < mounted; index++) {
    const block = blocks[index];
    if (block) pairs.push(<Pair key={index} block={block} index={index} cells={cells} />);
  }
  return (
    <div class="pairs">
      {pairs[0]}
      {meta}
      {pairs.slice(1, mounted)}
    </div>
  );
}

/** How many of an article's blocks stand in the page by now: the first at once, the rest little by little. */
function useGradual(total: number, first: number, article: Article): number {
  const [state, setState] = useState({ article, mounted: first });
  const mounted = Math.max(first, state.article === article ? state.mounted : 0);
  useEffect(() => {
    if (mounted >= total) return;
    const timer = setTimeout(() => setState({ article, mounted: mounted + perTurn }), 0);
    return () => clearTimeout(timer);
  }, [mounted, total, article]);
  return Math.min(mounted, total);
}
