import type { MarkedText } from '../article/html/marks.ts';
import type { ExtractedArticle } from '../article/model.ts';
import type { TextRange } from '../article/text/sentences.ts';
import type { Availability, EngineErrorReason, EngineId, LanguagePair } from './engine.ts';
import type { TranslatorSettings } from './translator.ts';

/** Where a sentence stands: block (0 is the title), segment of the block, and range in the segment's text (UTF-16). */
export interface SentencePlace {
  readonly block: number;
  readonly segment: number;
  readonly start: number;
  readonly end: number;
}

/** A sentence of an article; its marks count the segment's inline elements, its offsets begin at the sentence. */
export interface SourceSentence extends SentencePlace {
  readonly source: MarkedText;
  /** What some of its elements say of their text; in order, none within another. */
  readonly roles?: readonly TextRole[];
}

/** A stretch of a sentence that is code, a note's number, or a raised or lowered sign; `sign` is the latter as a character. */
export interface TextRole extends TextRange {
  readonly role: 'code' | 'note' | 'raised';
  readonly sign?: string;
}

/** A translated sentence, with the engine and the model version that made it. */
export interface TranslatedSentence extends SentencePlace {
  readonly target: MarkedText;
  /** Which words of the source's folded text became which of the target's, as `linksToText` writes it; absent where the engine does not say. */
  readonly links?: string;
  readonly engine: EngineId;
  readonly model: string;
}

/** A job: an article into a language. Two readers of one article and target share one. */
export interface TranslationRequest {
  readonly articleId: string;
  readonly article: ExtractedArticle;
  readonly target: string;
  /** False for pages of private windows: nothing of it is stored. */
  readonly keep: boolean;
  /** Blocks on the screen now; they come first. */
  readonly visible?: readonly number[];
  /** The settings to begin with, from who asks for an article of which nothing is translated yet: neither is looked up again. */
  readonly settings?: TranslatorSettings;
}

/** What an engine could do for a pair, as the pane without a translation offers it. */
export interface Offer {
  readonly engine: EngineId;
  readonly availability: Availability;
  readonly place: 'device' | 'cloud';
  /** Bytes to download where availability is `download` and the size is known. */
  readonly bytes?: number;
  /** Pairs whose models the download holds: two when it goes through English. */
  readonly models?: readonly LanguagePair[];
  /** What to ask the browser for, as match patterns, where the reader has set the engine up but text may not be sent there. */
  readonly hosts?: readonly string[];
}

/** Where a job stands. */
export type TranslationState =
  | {
      readonly status: 'working';
      readonly engine?: EngineId;
      /** While the service is busy: when it is asked again, in milliseconds since 1970. */
      readonly waitsUntil?: number;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly status: 'downloading';
      readonly engine: EngineId;
      readonly loaded: number;
      readonly total?: number;
    }
  | { readonly status: 'done'; readonly engines: readonly EngineId[] }
  | { readonly status: 'stopped'; readonly done: number; readonly total: number }
  | { readonly status: 'setup'; readonly offers: readonly Offer[] }
  | { readonly status: 'same-language' }
  | {
      readonly status: 'failed';
      readonly engine?: EngineId;
      readonly reason: EngineErrorReason;
      readonly message: string;
      readonly done: number;
      readonly total: number;
    };

/** What a follower of a job hears, in order; on joining it hears all sentences so far at once. */
export type TranslationEvent =
  | { readonly type: 'sentences'; readonly sentences: readonly TranslatedSentence[] }
  | { readonly type: 'state'; readonly state: TranslationState };
