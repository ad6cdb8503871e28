import type { Wish } from '../../shared/export/prepare.ts';

/** What many articles can be exported as. */
export type ExportFormat = (typeof exportFormats)[number];

/** All of them, in the order of the dialog. */
export const exportFormats = [
  'html',
  'markdown',
  'epub',
  'csv',
  'csl-json',
  'ris',
  'bibtex',
] as const;

/** What is to be exported, as what. */
export interface ExportRequest extends Wish {
  readonly ids: readonly string[];
  readonly format: ExportFormat;
  /** What the file is called, and the book: a tag, a search, or the articles' number. */
  readonly name: string;
}

/** What became of an export. */
export interface ExportReport {
  readonly exported: number;
  /** Articles that were deleted meanwhile. */
  readonly gone: number;
  /** Articles whose text can't be read. */
  readonly damaged: number;
  /** Articles without a translation, of which the original stands in its place. */
  readonly untranslated: number;
  /** Pictures that are not kept or can't be read. */
  readonly pictures: number;
}
