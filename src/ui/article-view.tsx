import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, readingBlocks } from '../article/article.ts';
import { ArticleMeta } from './article-meta.tsx';
import { type Cells, Pair, SourceCell, TranslationCell } from './pair.tsx';

interface ViewProps {
  readonly article: Article;
  readonly cells: Cells;
  readonly layout: string;
  /** False where the panes scroll each for itself. */
  readonly linked: boolean;
}

/** Blocks that are put into the page at once; the rest follow while the first are being read. */
const atOnce = 12;
const perTurn = 8;

/** An article beside its translation, block by block. */
export function ArticleView({ article, cells, layout, linked }: ViewProps): JSX.Element {
  const blocks = useMemo(() => readingBlocks(article), [article]);
  const mounted = useGradual(blocks.length, article);
  const apart = !linked && layout === 'side-by-side';
  const rows = useMemo(
    () => blocks.slice(0, mounted).map((block, index) => ({ block, index, cells, key: index })),
    [blocks, mounted, cells],
  );
  const meta = <ArticleMeta article={article} target={cells.target} />;
  if (apart)
    return (
      <div class="panes">
        <section class="pane original" lang={article.lang} dir={article.dir}>
          {rows.map(({ key, ...row }) => (
            <SourceCell key={key} {...row} />
          ))}
        </section>
        <section class="pane translation">
          {rows.map(({ key, ...row }) => (
            <TranslationCell key={key} {...row} />
          ))}
        </section>
      </div>
    );
  const [title, ...others] = rows.map(({ key, ...row }) => <Pair key={key} {...row} />);
  return (
    <div class="pairs">
      {title}
      {meta}
      {others}
    </div>
  );
}

/** How many of an article's blocks stand in the page by now. */
function useGradual(total: number, article: Article): number {
  const [mounted, setMounted] = useState(atOnce);
  const shown = useRef(article);
  if (shown.current !== article) {
    shown.current = article;
    setMounted(atOnce);
  }
  useEffect(() => {
    if (mounted >= total) return;
    const timer = setTimeout(() => setMounted(mounted + perTurn), 0);
    return () => clearTimeout(timer);
  }, [mounted, total]);
  return Math.min(mounted, total);
}
