import type { ExtractedArticle } from './model.ts';

/** A line that rules left out of an article's text, and that the reader may put back. */
export type LeftOutLine = NonNullable<ExtractedArticle['leftOut']>[number];

/** A line that is left out now: which of the article's it is, and how many of the blocks that are shown stand before it. */
export interface ShownLeftOut {
  readonly line: LeftOutLine;
  readonly which: number;
  readonly at: number;
}

/** The lines that are left out of an article now, in the page's order. */
export function leftOutNow({ leftOut = [] }: Pick<ExtractedArticle, 'leftOut'>): ShownLeftOut[] {
  let back = 0;
  return leftOut.flatMap((line, which) => {
    if (line.isBack) back += 1;
    return line.isBack ? [] : [{ line, which, at: line.at + back }];
  });
}

/** An article with one of its left-out lines back in its place; the same article where it has no such line, or has it back. */
export function withLineBack<T extends Pick<ExtractedArticle, 'blocks' | 'leftOut'>>(
  article: T,
  which: number,
): T {
  const { blocks, leftOut = [] } = article;
  const shown = leftOutNow(article).find((one) => one.which === which);
  if (!shown) return article;
  const at = Math.min(shown.at, blocks.length);
  return {
    ...article,
    blocks: [...blocks.slice(0, at), shown.line.block, ...blocks.slice(at)],
    leftOut: leftOut.map((line, index) => (index === which ? { ...line, isBack: true } : line)),
  };
}

/** A new reading of a page with the lines back that the reader put back into an earlier one. */
export function withLinesBackAs<T extends Pick<ExtractedArticle, 'blocks' | 'leftOut'>>(
  fresh: T,
  { leftOut = [] }: Pick<ExtractedArticle, 'leftOut'>,
): T {
  let article = fresh;
  for (const { block, isBack } of leftOut) {
    const same = leftOutNow(article).find(({ line }) => line.block.text === block.text);
    if (isBack && same) article = withLineBack(article, same.which);
  }
  return article;
}
