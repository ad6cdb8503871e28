import type { Article, Block } from '../../../../src/article/model.ts';
import type { Comparison } from '../../../../src/library/compare/compare-articles.ts';
import { article } from '../sample.ts';

/** A paragraph of a text, or a block that differs from one in part. */
export const paragraph = (text: string, part: Partial<Block> = {}): Block => ({
  ...{ kind: 'paragraph', text, html: `<p>${text}</p>`, lang: 'ar', dir: 'rtl' },
  ...part,
});

/** The sample article with these blocks. */
export const withBlocks = (...blocks: readonly Block[]): Article => ({ ...article('a'), blocks });

/** What happened to each block. */
export const kinds = ({ blocks }: Comparison): string[] => blocks.map(({ kind }) => kind);
