import type { Article, BlockKind, Direction } from '../../article/model.ts';

/** What of an article goes into an export. */
export type ExportContent = 'both' | 'original' | 'translation';

/** A block of an export: sanitised elements, either of which may be left out. */
export interface ExportBlock {
  readonly kind: BlockKind;
  readonly lang: string;
  readonly dir: Direction;
  readonly original?: Element;
  readonly translation?: Element;
}

/** An article ready to be written into a file; block 0 is the title. */
export interface ExportArticle {
  readonly article: Article;
  readonly content: ExportContent;
  readonly target: string;
  readonly targetDir: Direction;
  readonly blocks: readonly ExportBlock[];
  readonly savedAt?: number;
  readonly tags: readonly string[];
}

/** The folder of an archive's pictures, beside its articles. */
export const pictureFolder = 'pictures';
