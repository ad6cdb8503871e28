import type { LanguagePair } from '../../../engine.ts';

/** One file of a model, as Mozilla's registry describes it. */
export interface ModelFile {
  readonly type: 'model' | 'vocab' | 'srcvocab' | 'trgvocab';
  /** Address below the base of the attachments. */
  readonly location: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** An on-device model for one pair of languages. */
export interface ModelEntry {
  readonly pair: LanguagePair;
  readonly version: string;
  readonly files: readonly ModelFile[];
}
