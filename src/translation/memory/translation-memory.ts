import type { MarkedText } from '../../article/html/marks.ts';
import type { EngineId } from '../engine.ts';

/** A translated sentence as the library keeps it: found again by its source, whatever block it stands in. */
export interface MemoryEntry {
  readonly articleId: string;
  /** BCP 47 tag of the target language. */
  readonly target: string;
  /** The source's text and skeleton of elements, as `sentenceKey` gives them. */
  readonly source: string;
  readonly engine: EngineId;
  readonly model: string;
  readonly translation: MarkedText;
  /** As in `TranslatedSentence`. */
  readonly links?: string | undefined;
}
