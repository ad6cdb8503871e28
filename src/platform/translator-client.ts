import type { EngineId, LanguagePair } from '../translation/engine.ts';
import type { Offer, TranslationEvent, TranslationRequest } from '../translation/translation.ts';

/** The translator as the extension's pages reach it; each call starts it where it is not running. */
export interface TranslatorClient {
  /** Starts or joins a job and hears its events, until the signal aborts; the job itself goes on. */
  follow(
    request: TranslationRequest,
    listener: (event: TranslationEvent) => void,
    signal: AbortSignal,
  ): void;
  show(articleId: string, target: string, blocks: readonly number[]): Promise<void>;
  stop(articleId: string, target: string): Promise<void>;
  offers(pair: LanguagePair): Promise<readonly Offer[]>;
  /** Starts a download; its progress comes to the followers of the jobs that wait for it. */
  download(engine: EngineId, pair: LanguagePair): Promise<void>;
}
