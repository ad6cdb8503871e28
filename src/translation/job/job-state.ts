import { type Engine, EngineError, type LanguagePair } from '../engine.ts';
import type {
  Offer,
  SourceSentence,
  TranslatedSentence,
  TranslationEvent,
  TranslationRequest,
  TranslationState,
} from '../translation.ts';
import type { TranslatorContext } from '../translator.ts';
import type { SentenceQueue } from './queue.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** What a job needs from the translator that runs it. */
export interface JobContext extends TranslatorContext {
  readonly engines: readonly Engine[];
  gateOf(engine: Engine): RateLimiter;
  offers(pair: LanguagePair): Promise<readonly Offer[]>;
}

/** What a job has found out about its article, and how far it is. */
export interface Progress {
  readonly sentences: readonly SourceSentence[];
  readonly queue: SentenceQueue;
  readonly done: TranslatedSentence[];
}

/** All that a job knows. */
export interface JobState {
  readonly request: TranslationRequest;
  readonly context: JobContext;
  readonly pair: LanguagePair;
  readonly listeners: Set<(event: TranslationEvent) => void>;
  state: TranslationState;
  visible: readonly number[];
  stopper: AbortController | undefined;
  progress: Progress | undefined;
}

/** Lets a job's followers hear where it stands. */
export function reportState(job: JobState, state: TranslationState): void {
  job.state = state;
  for (const listener of job.listeners) listener({ type: 'state', state });
}

/** Lets a job's followers have some more sentences. */
export function found(job: JobState, sentences: readonly TranslatedSentence[]): void {
  if (sentences.length === 0) return;
  for (const sentence of sentences) job.progress?.done.push(sentence);
  for (const listener of job.listeners) listener({ type: 'sentences', sentences });
}

/** How many of a job's sentences are done. */
export function counts({ progress }: JobState): { done: number; total: number } {
  return { done: progress?.done.length ?? 0, total: progress?.sentences.length ?? 0 };
}

/** The state of a job that could not go on, with the engine that failed. */
export function failed(
  job: JobState,
  { reason, message }: EngineError,
  engine?: Engine,
): TranslationState {
  const named = engine ? { engine: engine.id } : {};
  return { status: 'failed', ...named, reason, message, ...counts(job) };
}

/** Any failure as one of an engine. */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError('broken', error instanceof Error ? error.message : String(error));
}
