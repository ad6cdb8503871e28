import { readingBlocks } from '../../article/model.ts';
import { type Engine, EngineError, type EngineSettings } from '../engine.ts';
import { textAround } from '../masking/masking.ts';
import type { MemoryEntry } from '../memory/translation-memory.ts';
import { sourceSentences } from '../segment-sentences.ts';
import { toMemoryEntry, translationMemory } from '../sentences.ts';
import type {
  Offer,
  SourceSentence,
  TranslatedSentence,
  TranslationState,
} from '../translation.ts';
import type { TranslatorSettings } from '../translator.ts';
import { candidates, isAlready, sameLanguage } from './candidates.ts';
import {
  asEngineError,
  counts,
  failed,
  found,
  type JobState,
  type Progress,
  reportState,
} from './job-state.ts';
import { createQueue } from './queue.ts';
import { translateQueue } from './translate.ts';

/** Works until nothing is left or no engine can go on; gives the state that it ends in. */
export async function workOffQueue(job: JobState, signal: AbortSignal): Promise<TranslationState> {
  if (sameLanguage(job.pair)) return { status: 'same-language' };
  const { settings, progress } = await begin(job);
  signal.throwIfAborted();
  let end: TranslationState | undefined;
  for (const engine of candidates(settings, job.context.engines)) {
    if (progress.queue.size === 0) break;
    end = (await tryEngine(job, { engine, settings, signal })) ?? end;
  }
  if (progress.queue.size === 0) return { status: 'done', engines: enginesOf(progress.done) };
  return end ?? { status: 'setup', offers: await job.context.offers(job.pair) };
}

/** Splits the article and takes what is kept of it, the first time; and asks for the settings, each time. */
async function begin(job: JobState): Promise<{ settings: TranslatorSettings; progress: Progress }> {
  const { articleId, target, keep, settings: given } = job.request;
  if (given && !job.progress) return { settings: given, progress: firstProgress(job, given, []) };
  const [settings, kept] = await Promise.all([
    job.context.settings(),
    keep && !job.progress ? job.context.kept(articleId, target).catch(() => []) : [],
  ]);
  return { settings, progress: job.progress ?? firstProgress(job, settings, kept) };
}

function firstProgress(
  job: JobState,
  settings: TranslatorSettings,
  kept: readonly MemoryEntry[],
): Progress {
  const { article, target } = job.request;
  const blocks = readingBlocks(article);
  const sentences = sourceSentences(article).filter(
    ({ block, source }) => !isAlready(blocks[block]?.lang ?? '', source.text, target),
  );
  const wanted = kept.filter((one) => isWanted(one, settings));
  const matched = translationMemory(wanted, settings.engine)(sentences);
  const places = new Set(matched.map(placeOf));
  const queue = createQueue(sentences.filter((one) => !places.has(placeOf(one))));
  queue.show(job.visible);
  const progress = { sentences, queue, done: [] };
  job.progress = progress;
  found(job, matched);
  return progress;
}

/** Whether a kept sentence serves: one by another language model than the chosen one does not. */
function isWanted({ engine, model }: MemoryEntry, settings: TranslatorSettings): boolean {
  const chosen = settings.engine === engine ? settings.engines[engine]?.model : undefined;
  return !chosen || chosen === model;
}

/** Lets one engine go on with the queue; gives the failure if it fails, nothing if it is not to be had or done. */
async function tryEngine(
  job: JobState,
  {
    engine,
    settings,
    signal,
  }: { engine: Engine; settings: TranslatorSettings; signal: AbortSignal },
): Promise<TranslationState | undefined> {
  const options = settings.engines[engine.id] ?? {};
  const ready = await engine.availability(job.pair, options).catch(asEngineError);
  signal.throwIfAborted();
  if (ready instanceof EngineError)
    return settings.engine === 'automatic' ? undefined : failed(job, ready, engine);
  if (ready !== 'ready') {
    const { source, target } = job.pair;
    const alone = settings.engine !== 'automatic' && ready === 'unsupported';
    return alone
      ? failed(job, new EngineError('language', `${source}-${target}`), engine)
      : undefined;
  }
  try {
    await withEngine(job, engine, options, signal);
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return failed(job, asEngineError(error), engine);
  }
}

async function withEngine(
  job: JobState,
  engine: Engine,
  settings: EngineSettings,
  signal: AbortSignal,
): Promise<void> {
  if (!job.progress) return;
  const { sentences, queue } = job.progress;
  const working = (): void =>
    reportState(job, { status: 'working', engine: engine.id, ...counts(job) });
  working();
  const session = await engine.open(job.pair, { settings, signal });
  try {
    await translateQueue({
      engine,
      session,
      gate: job.context.gateOf(engine),
      queue,
      signal,
      context: (batch) => around(sentences, batch),
      onWait: (waitsUntil) =>
        reportState(job, { status: 'working', engine: engine.id, ...counts(job), waitsUntil }),
      onDone(batch, done) {
        found(job, done);
        working();
        if (job.request.keep) keep(job, batch, done);
      },
    });
  } finally {
    session.close();
  }
}

/** What cannot be kept is still shown. */
function keep(
  { request, context }: JobState,
  batch: readonly SourceSentence[],
  done: readonly TranslatedSentence[],
): void {
  const kept = batch.flatMap((sentence, i) => {
    const translated = done[i];
    return translated
      ? [toMemoryEntry(sentence, translated, request.articleId, request.target)]
      : [];
  });
  context.keep(kept).catch(() => {});
}

function placeOf({ block, segment, start }: SourceSentence | TranslatedSentence): string {
  return `${block}:${segment}:${start}`;
}

function enginesOf(sentences: readonly TranslatedSentence[]): Offer['engine'][] {
  return [...new Set(sentences.map(({ engine }) => engine))];
}

/** The sentences just before and after some neighbouring ones. */
function around(sentences: readonly SourceSentence[], batch: readonly SourceSentence[]): string {
  const [first] = batch;
  const last = batch.at(-1);
  if (!first || !last) return '';
  const from = sentences.indexOf(first);
  const to = sentences.indexOf(last);
  const near = [
    ...sentences.slice(Math.max(0, from - 2), from),
    ...sentences.slice(to + 1, to + 2),
  ];
  return near.map(textAround).join(' ');
}
