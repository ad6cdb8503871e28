import type { LanguagePair } from '../engine.ts';
import type { TranslationEvent, TranslationRequest, TranslationState } from '../translation.ts';
import {
  asEngineError,
  counts,
  failed,
  type JobContext,
  type JobState,
  reportState,
} from './job-state.ts';
import { workOffQueue } from './job-work.ts';

/** One article on its way into one language. */
export interface Job {
  readonly request: TranslationRequest;
  readonly pair: LanguagePair;
  /** Whether it is at work. */
  active(): boolean;
  followed(): boolean;
  follow(listener: (event: TranslationEvent) => void): () => void;
  show(blocks: readonly number[]): void;
  /** Begins, or takes up again what was stopped, failed or waiting; nothing where it is at work or done. */
  start(): void;
  stop(): void;
  /** Tells the followers about a model's download that this job waits for. */
  announce(state: TranslationState): void;
}

/** A job that is not yet at work. */
export function createJob(request: TranslationRequest, context: JobContext): Job {
  const job: JobState = {
    request,
    context,
    pair: { source: request.article.lang, target: request.target },
    listeners: new Set(),
    state: { status: 'working', done: 0, total: 0 },
    visible: request.visible ?? [],
    stopper: undefined,
    progress: undefined,
  };
  return {
    request,
    pair: job.pair,
    active: () => job.stopper !== undefined,
    followed: () => job.listeners.size > 0,
    follow: (listener) => follow(job, listener),
    show(blocks) {
      job.visible = blocks;
      job.progress?.queue.show(blocks);
    },
    start: () => start(job),
    stop: () => stop(job),
    announce(state) {
      if (!job.stopper) reportState(job, state);
    },
  };
}

/** Sentences that are told of at once: a message between contexts may not be of any size. */
const mostTold = 500;

function follow(job: JobState, listener: (event: TranslationEvent) => void): () => void {
  job.listeners.add(listener);
  const done = job.progress?.done ?? [];
  for (let at = 0; at < done.length; at += mostTold)
    listener({ type: 'sentences', sentences: done.slice(at, at + mostTold) });
  listener({ type: 'state', state: job.state });
  return () => job.listeners.delete(listener);
}

function start(job: JobState): void {
  if (job.stopper || job.state.status === 'done') return;
  const own = new AbortController();
  job.stopper = own;
  workOffQueue(job, own.signal)
    .catch((error: unknown): TranslationState => failed(job, asEngineError(error)))
    .then((end) => {
      if (job.stopper !== own) return;
      job.stopper = undefined;
      reportState(job, end);
    })
    .catch(() => {});
}

function stop(job: JobState): void {
  if (!job.stopper) return;
  job.stopper.abort(new DOMException('stopped by the reader', 'AbortError'));
  job.stopper = undefined;
  reportState(job, { status: 'stopped', ...counts(job) });
}
