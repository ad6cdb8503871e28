import type { Engine, LanguagePair, Progress } from './engine.ts';
import { EngineError } from './engine.ts';
import { declarationOf } from './engines/declarations.ts';
import { engines as allEngines } from './engines/index.ts';
import { availability, firstReady } from './job/candidates.ts';
import { createJob, type Job } from './job/job.ts';
import type { JobContext } from './job/job-state.ts';
import { createRateLimiter } from './job/rate-limiter.ts';
import type { Offer, TranslationRequest, TranslationState } from './translation.ts';
import type { Translator, TranslatorContext } from './translator.ts';

interface TranslatorState {
  readonly context: TranslatorContext;
  readonly engines: readonly Engine[];
  readonly jobs: Map<string, Job>;
  readonly downloads: Map<string, Download>;
}

/** A download under way, by engine and pair. */
interface Download {
  readonly pair: string;
  readonly stopper: AbortController;
  readonly end: Promise<void>;
}

/** A translator with these engines; one for a browser. */
export function createTranslator(
  context: TranslatorContext,
  engines: readonly Engine[] = allEngines,
): Translator {
  const state: TranslatorState = { context, engines, jobs: new Map(), downloads: new Map() };
  const gates = new Map(
    engines.map(({ id, limits }) => [id, createRateLimiter(limits.parallel, limits.spacing)]),
  );
  const jobContext: JobContext = {
    settings: () => context.settings(),
    kept: (articleId, target) => context.kept(articleId, target),
    keep: (sentences) => context.keep(sentences),
    engines,
    offers: (pair) => offersOf(state, pair),
    gateOf: ({ id, limits }) => gates.get(id) ?? createRateLimiter(limits.parallel, limits.spacing),
  };
  return {
    follow(request, listener) {
      const job = jobFor(state, jobContext, request);
      const leave = job.follow(listener);
      if (request.visible) job.show(request.visible);
      job.start();
      return () => {
        leave();
        if (!job.followed() && !job.active()) forget(state, job);
      };
    },
    show: (articleId, target, blocks) => state.jobs.get(keyOf(articleId, target))?.show(blocks),
    stop: (articleId, target) => stop(state, state.jobs.get(keyOf(articleId, target))),
    offers: (pair) => offersOf(state, pair),
    download(id, pair) {
      const key = `${id} ${keyOf(pair.source, pair.target)}`;
      const engine = engines.find((one) => one.id === id);
      if (!engine) return Promise.reject(new EngineError('broken', `no engine ${id}`));
      const running = state.downloads.get(key) ?? startDownload(state, engine, pair);
      state.downloads.set(key, running);
      return running.end.finally(() => state.downloads.delete(key));
    },
    warmUp: (pair) => warmUp(state, pair),
    busy: () => state.downloads.size > 0 || [...state.jobs.values()].some((job) => job.active()),
  };
}

async function warmUp({ context, engines }: TranslatorState, pair: LanguagePair): Promise<void> {
  const engine = await firstReady(await context.settings(), engines, pair);
  await engine?.warmUp?.(pair);
}

async function offersOf(
  { context, engines }: TranslatorState,
  pair: LanguagePair,
): Promise<readonly Offer[]> {
  const settings = await context.settings();
  return Promise.all(
    engines.map(async (engine): Promise<Offer> => {
      const options = settings.engines[engine.id] ?? {};
      const ready = await availability(engine, pair, options);
      const needs =
        ready === 'download' ? await engine.needs?.(pair, options).catch(() => undefined) : {};
      const hosts = options.permitted === false ? { hosts: engine.hosts(options) } : {};
      return {
        engine: engine.id,
        availability: ready,
        place: declarationOf(engine.id).place,
        ...needs,
        ...hosts,
      };
    }),
  );
}

function jobFor({ jobs }: TranslatorState, context: JobContext, request: TranslationRequest): Job {
  const key = keyOf(request.articleId, request.target);
  const known = jobs.get(key);
  if (known && sameText(known.request, request)) return known;
  known?.stop();
  const job = createJob(request, context);
  jobs.set(key, job);
  return job;
}

function forget({ jobs }: TranslatorState, job: Job): void {
  for (const [key, one] of jobs) if (one === job) jobs.delete(key);
}

/** Ends a job, or the download that it waits for; what has come of that is kept. */
function stop({ downloads }: TranslatorState, job: Job | undefined): void {
  const waitedFor = job && !job.active() ? pairOf(job.pair) : undefined;
  job?.stop();
  for (const { pair, stopper } of downloads.values())
    if (pair === waitedFor) stopper.abort(new DOMException('stopped', 'AbortError'));
}

function startDownload(state: TranslatorState, engine: Engine, pair: LanguagePair): Download {
  const stopper = new AbortController();
  return { pair: pairOf(pair), stopper, end: download(state, engine, { pair, stopper }) };
}

async function download(
  state: TranslatorState,
  engine: Engine,
  { pair, stopper: { signal } }: { pair: LanguagePair; stopper: AbortController },
): Promise<void> {
  const waiting = (): Job[] =>
    [...state.jobs.values()].filter((job) => pairOf(job.pair) === pairOf(pair));
  const tell = (next: TranslationState): void => {
    for (const job of waiting()) job.announce(next);
  };
  const onProgress = (progress: Progress): void =>
    tell({ status: 'downloading', engine: engine.id, ...progress });
  const settings = (await state.context.settings()).engines[engine.id] ?? {};
  try {
    onProgress({ loaded: 0 });
    await engine.prepare?.(pair, { settings, signal, onProgress });
  } catch (error) {
    if (signal.aborted) return tell({ status: 'setup', offers: await offersOf(state, pair) });
    const { reason, message } =
      error instanceof EngineError ? error : new EngineError('model', String(error));
    tell({ status: 'failed', engine: engine.id, reason, message, done: 0, total: 0 });
    throw error;
  }
  for (const job of waiting()) if (job.followed()) job.start();
}

function pairOf({ source, target }: LanguagePair): string {
  return keyOf(source, target);
}

function keyOf(one: string, other: string): string {
  return `${one} ${other}`;
}

function sameText(one: TranslationRequest, other: TranslationRequest): boolean {
  const textOf = ({ article }: TranslationRequest): string =>
    [article.title, article.lang, ...article.blocks.map(({ html }) => html)].join('\n');
  return textOf(one) === textOf(other);
}
