import type { MarkedText } from '../../article/html/marks.ts';
import { type Answer, type Engine, EngineError, type Session, textOf } from '../engine.ts';
import { type Outgoing, placeholdersInHtml, plainToEngine, toEngine } from '../markup/markup.ts';
import { fromEngine, type Incoming } from '../markup/markup-answer.ts';
import {
  isAllKept,
  type MaskedSentence,
  maskSentence,
  type Unmasked,
  unmaskSentence,
  unsent,
} from '../masking/masking.ts';
import { joined, piecesOf } from '../masking/pieces.ts';
import { linksToText } from '../memory/kept-links.ts';
import { toTranslated } from '../sentences.ts';
import type { SourceSentence, TranslatedSentence } from '../translation.ts';
import type { SentenceQueue } from './queue.ts';
import { orAborted, type RateLimiter, sleep } from './rate-limiter.ts';

/** An engine at work on a job. */
export interface Run {
  readonly engine: Engine;
  readonly session: Session;
  readonly gate: RateLimiter;
  readonly queue: SentenceQueue;
  readonly signal: AbortSignal;
  /** Text that stands around some sentences, for engines that read it. */
  readonly context: (batch: readonly SourceSentence[]) => string;
  /** Told when a busy service is asked again, in milliseconds since 1970. */
  readonly onWait?: (until: number) => void;
  readonly onDone: (sentences: readonly SourceSentence[], done: TranslatedSentence[]) => void;
}

/** Tries that one request gets when the service is busy or out of reach. */
const mostTries = { busy: 6, network: 3, broken: 2 } as const;

/** How much more each request holds than the one before, where the first is small: a few sentences alone cost an engine nearly as much as many. */
const growth = 8;

/** Longest wait between two tries, in milliseconds; a service that asks for more is given up for now. */
const longestWait = 60_000;

/** Translates a queue until it is empty. Where it fails, what was under way is back in the queue; throws EngineError or the signal's reason. */
export async function translateQueue(run: Run): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  let size = run.engine.limits.first ?? run.engine.limits.texts;
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const batch = run.queue.take(run.engine.limits, size);
      if (batch.length === 0) return;
      size = Math.min(size * growth, run.engine.limits.texts);
      try {
        run.onDone(batch, await translateBatch({ ...run, signal }, batch));
      } catch (error) {
        run.queue.putBack(batch);
        stop.abort(error);
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: run.engine.limits.parallel }, () => work()),
  );
  run.signal.throwIfAborted();
  if (results.some((result) => result.status === 'rejected')) throw stop.signal.reason;
}

/** A text with the best that has come of it. */
interface Attempt {
  readonly source: MarkedText;
  /** Whether it travels with tags, so that another form of it is another request. */
  readonly tagged: boolean;
  readonly read: Incoming;
}

type Write = (source: MarkedText) => Outgoing;

/**
 * Translates some sentences at once, all but what reads the same in every language. Where that does not come back, what
 * lies between is translated by itself.
 */
async function translateBatch(
  run: Run,
  batch: readonly SourceSentence[],
): Promise<TranslatedSentence[]> {
  const sentences = batch.map(maskSentence);
  const context = run.context(batch);
  const toSend = sentences.filter((one) => !isAllKept(one));
  const reads = await translateTexts(
    run,
    toSend.map(({ sent }) => sent),
    context,
  );
  const done = new Map<MaskedSentence, Unmasked | undefined>(
    sentences.map((one) => [one, { marked: unsent(one.source) }]),
  );
  toSend.forEach((one, i) => {
    const read = reads[i];
    done.set(one, read && unmaskSentence(one, read));
  });
  const lost = sentences.filter((one) => !done.get(one));
  for (const one of lost) done.set(one, await translateInPieces(run, one, context));
  const by = { engine: run.engine.id, model: run.session.model };
  return batch.flatMap((sentence, i) => {
    const one = sentences[i] && done.get(sentences[i]);
    if (!one) return [];
    const links = one.links && linksToText(one.links);
    return [toTranslated(sentence, one.marked, { ...by, links })];
  });
}

/** Translates what lies between the kept texts of a sentence; these need not travel. */
async function translateInPieces(
  run: Run,
  sentence: MaskedSentence,
  context: string,
): Promise<Unmasked> {
  const pieces = piecesOf(sentence);
  const spoken = pieces.filter(({ isSpoken }) => isSpoken);
  const reads: Incoming[] = [];
  for (let at = 0; at < spoken.length; at += run.engine.limits.texts) {
    const some = spoken.slice(at, at + run.engine.limits.texts).map(({ text }) => text);
    reads.push(...(await translateTexts(run, some, context)));
  }
  return joined(sentence, pieces, new Map(spoken.map((piece, i) => [piece, reads[i]])));
}

/**
 * Translates some texts at once. Where elements came back damaged, asks again with placeholders if the engine can use
 * them; where the answer is unusable, in plain text.
 */
async function translateTexts(
  run: Run,
  texts: readonly MarkedText[],
  context: string,
): Promise<readonly Incoming[]> {
  if (texts.length === 0) return [];
  const { format, placeholdersNext } = run.engine.limits;
  const outgoing = texts.map((source) => toEngine(source, format));
  const answers = await request(run, outgoing, context);
  let attempts: readonly Attempt[] = texts.flatMap((source, i) => {
    const sent = outgoing[i];
    if (!sent) return [];
    return [{ source, tagged: sent.inner.length > 0, read: readAnswer(sent, answers[i]) }];
  });
  const damaged = attempts.filter(({ tagged, read }) => tagged && read.status !== 'whole');
  if (placeholdersNext && damaged.length > 0)
    attempts = await askedAgain(run, attempts, {
      some: damaged,
      write: placeholdersInHtml,
      context,
    }).catch(() => {
      run.signal.throwIfAborted();
      // What came back before still serves.
      return attempts;
    });
  const some = attempts.filter(({ tagged, read }) => tagged && read.status === 'foreign');
  if (some.length > 0) {
    const write: Write = (source) => plainToEngine(source, format);
    attempts = await askedAgain(run, attempts, { some, write, context });
  }
  return attempts.map(({ read }) => read);
}

/** The attempts with some of them made anew in another form; an answer of no use takes no usable one's place. */
async function askedAgain(
  run: Run,
  attempts: readonly Attempt[],
  { some, write, context }: { some: readonly Attempt[]; write: Write; context: string },
): Promise<readonly Attempt[]> {
  const outgoing = some.map(({ source }) => write(source));
  const answers = await request(run, outgoing, context);
  const reads = new Map(outgoing.map((one, i) => [some[i], readAnswer(one, answers[i])]));
  return attempts.map((attempt) => {
    const read = reads.get(attempt);
    const better = read && (read.status !== 'foreign' || attempt.read.status === 'foreign');
    return better ? { ...attempt, read } : attempt;
  });
}

function readAnswer(sent: Outgoing, answer: Answer | undefined): Incoming {
  return answer === undefined
    ? { status: 'foreign', marked: { text: '', marks: [] } }
    : fromEngine(sent, answer);
}

/** Texts up to this length are not halved: an engine that takes no more is none. */
const leastHalved = 200;

/**
 * Answers for some texts; halves the request when it is too large or its answer broken. Undefined for a single text that
 * is too large with its tags: without them it can be halved too.
 */
async function request(
  run: Run,
  texts: readonly Outgoing[],
  context: string,
): Promise<readonly (Answer | undefined)[]> {
  try {
    return await requestWithRetries(run, texts, context);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const [only] = texts;
    if (texts.length === 1 && only && error.reason === 'too-large')
      return [await inHalves(run, only, context, error)];
    if (texts.length < 2) throw error;
    if (error.reason !== 'too-large' && error.reason !== 'broken') throw error;
    const middle = Math.ceil(texts.length / 2);
    const head = await request(run, texts.slice(0, middle), context);
    return [...head, ...(await request(run, texts.slice(middle), context))];
  }
}

/** The answer to one text that an engine refused as too large, in two parts that meet at a space. */
async function inHalves(
  run: Run,
  outgoing: Outgoing,
  context: string,
  refusal: EngineError,
): Promise<string | undefined> {
  const { text, inner } = outgoing;
  if (inner.length > 0) return undefined;
  const middle = text.lastIndexOf(' ', text.length / 2);
  if (text.length <= leastHalved || middle <= 0) throw refusal;
  const [head = ''] = await request(run, [{ ...outgoing, text: text.slice(0, middle) }], context);
  const [tail = ''] = await request(run, [{ ...outgoing, text: text.slice(middle) }], context);
  return `${textOf(head)} ${textOf(tail)}`;
}

async function requestWithRetries(
  run: Run,
  texts: readonly Outgoing[],
  context: string,
): Promise<readonly Answer[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await run.gate.run(() => once(run, texts, context), run.signal);
    } catch (error) {
      run.signal.throwIfAborted();
      const wait = waitAfter(error, tries, texts.length);
      if (wait === undefined) throw error;
      if (error instanceof EngineError && error.reason === 'busy') {
        run.gate.pause(wait);
        run.onWait?.(Date.now() + wait);
      }
      await sleep(wait, run.signal);
    }
  }
}

async function once(
  { session, signal }: Run,
  texts: readonly Outgoing[],
  context: string,
): Promise<readonly Answer[]> {
  const sent = texts.map(({ text }) => text);
  const answers = await orAborted(session.translate(sent, signal, context), signal);
  if (answers.length !== texts.length)
    throw new EngineError('broken', `${answers.length} answers to ${texts.length} texts`);
  if (answers.some((answer, i) => !plausible(sent[i] ?? '', textOf(answer))))
    throw new EngineError('broken', 'an empty or endless answer');
  return answers;
}

/** An empty answer to a text, or one many times its length, is none. */
function plausible(text: string, answer: string): boolean {
  return answer.trim() !== '' && answer.length <= 2000 + 20 * text.length;
}

/** Milliseconds until a failed request is worth another try; undefined when it is not. */
function waitAfter(error: unknown, tries: number, texts: number): number | undefined {
  if (!(error instanceof EngineError)) return undefined;
  const { reason, retryAfter } = error;
  if (reason !== 'busy' && reason !== 'network' && reason !== 'broken') return undefined;
  if (reason === 'broken' && texts > 1) return undefined;
  if (tries >= mostTries[reason]) return undefined;
  const asked = (retryAfter ?? 0) * 1000;
  if (asked > longestWait) return undefined;
  const backOff = Math.min(500 * 2 ** tries, longestWait / 2) * (0.5 + Math.random());
  return Math.max(asked, backOff);
}
