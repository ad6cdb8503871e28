import type { EngineId, EngineSettings, LanguagePair } from './engine.ts';
import type { MemoryEntry } from './memory/translation-memory.ts';
import type { Offer, TranslationEvent, TranslationRequest } from './translation.ts';

/** What the reader has chosen about engines. */
export interface TranslatorSettings {
  /** `automatic` takes the first engine that is ready, in `order`. */
  readonly engine: EngineId | 'automatic';
  readonly order: readonly EngineId[];
  readonly engines: Readonly<Partial<Record<EngineId, EngineSettings>>>;
}

/** What a translator needs from outside: settings, and a place to keep finished sentences. */
export interface TranslatorContext {
  settings(): Promise<TranslatorSettings>;
  kept(articleId: string, target: string): Promise<readonly MemoryEntry[]>;
  keep(sentences: readonly MemoryEntry[]): Promise<void>;
}

/** Runs translations and model downloads; it lives on when the page that asked is gone. */
export interface Translator {
  /** Starts or joins a job; the listener hears its events until the returned function is called. The job itself goes on. */
  follow(request: TranslationRequest, listener: (event: TranslationEvent) => void): () => void;
  /** Blocks now on a reader's screen: they go first. */
  show(articleId: string, target: string, blocks: readonly number[]): void;
  /** Ends a job at once; what is finished stays kept. */
  stop(articleId: string, target: string): void;
  /** Every engine's offer for a pair, in menu order. */
  offers(pair: LanguagePair): Promise<readonly Offer[]>;
  /** Downloads the models that an engine needs for a pair, then starts the jobs that waited for them. */
  download(engine: EngineId, pair: LanguagePair): Promise<void>;
  /** Readies the first engine that can translate a pair at once, as far as it can be readied. */
  warmUp(pair: LanguagePair): Promise<void>;
  /** Whether a job or a download is under way. */
  busy(): boolean;
}
