import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { type Article, readingBlocks } from '../../../article/model.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { ArticleMeta } from './article-meta.tsx';
import { Chunks, type Row, useChunks } from './chunks.tsx';
import { withLeftOut } from './left-out.tsx';
import { type Cells, Pair, SourceCell, TranslationCell } from './pair.tsx';
import type { LeftOut } from './use-left-out.ts';

interface ViewProps {
  readonly article: Article;
  readonly cells: Cells;
  /** True where the panes scroll each for itself. */
  readonly apart: boolean;
  /** The block that must be there at once, because the reader goes to it. */
  readonly through: number;
  readonly leftOut: LeftOut;
  readonly messages: Messages;
}

/** An article beside its translation, block by block. */
export function ArticleView(props: ViewProps): JSX.Element {
  const { article, cells, apart, through, leftOut, messages } = props;
  const blocks = useMemo(() => readingBlocks(article), [article]);
  const host = useRef<HTMLDivElement>(null);
  const ready = useChunks({ article, through, host });
  // For measurements: when the article stands in the page, ready to be painted.
  useLayoutEffect(() => void performance.mark('article'), [article]);
  const [row, alone] = useMemo(() => {
    const lines = { messages, onPutBack: leftOut.putBack };
    return [withLeftOut(article, pairRow(article), lines), withLeftOut(article, sourceRow, lines)];
  }, [article, messages, leftOut.putBack]);
  const chunks = { blocks, ready, cells };
  if (apart)
    return (
      <div class="panes">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard. */}
        <section ref={host} class="pane" tabIndex={0} aria-label={messages('reader_original')}>
          <Chunks {...chunks} row={alone} which="source" />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard. */}
        <section class="pane" tabIndex={0} aria-label={messages('options_translation')}>
          <Chunks {...chunks} row={translationRow} which="translation" />
        </section>
      </div>
    );
  return (
    <div class="pairs" ref={host}>
      <Chunks {...chunks} row={row} which="both" />
    </div>
  );
}

function pairRow(article: Article): Row {
  return (block, index, cells) => {
    const pair = <Pair key={index} block={block} index={index} cells={cells} />;
    return index > 0
      ? pair
      : [pair, <ArticleMeta key="meta" article={article} target={cells.target} />];
  };
}

const sourceRow: Row = (block, index, cells) => (
  <div key={index} class={`solo ${block.kind}`} data-block={index}>
    <SourceCell block={block} index={index} cells={cells} />
  </div>
);

const translationRow: Row = (block, index, cells) => (
  <div key={index} class={`solo ${block.kind}`}>
    <TranslationCell block={block} index={index} cells={cells} />
  </div>
);
