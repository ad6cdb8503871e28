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

/** A note of the reader's, or a mark that could not be drawn in the text. */
export interface ExportNote {
  /** Which of the references in the text leads to it; absent where its mark is not drawn. */
  readonly number?: number;
  /** The marked text, where it is not drawn. */
  readonly quote?: string;
  readonly quoteLang: string;
  /** What the reader wrote; empty where nothing. */
  readonly text: string;
}

/** Class of a mark that the reader made, and of the reference to the note that belongs to it. */
export const [markClass, noteReferenceClass] = ['reader-mark', 'reader-note'] as const;

/** The id of a reader's note, and of the reference to it. */
export const noteIds = {
  note: (number: number) => `reader-note-${number}`,
  reference: (number: number) => `reader-mark-${number}`,
} as const;

/** An article ready to be written into a file; block 0 is the title. */
export interface ExportArticle {
  readonly article: Article;
  readonly content: ExportContent;
  readonly target: string;
  readonly targetDir: Direction;
  readonly blocks: readonly ExportBlock[];
  readonly savedAt?: number;
  readonly tags: readonly string[];
  /** What the reader wrote to marks, in the order of the text. */
  readonly notes: readonly ExportNote[];
}

/** The folder of an archive's pictures, beside its articles. */
export const pictureFolder = 'pictures';
