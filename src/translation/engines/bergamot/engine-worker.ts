import { EngineError, type LinkedText } from '../../engine.ts';
import { orAborted } from '../../job/rate-limiter.ts';
import type { StoredFile } from './models/files.ts';
import type { EngineCommand, EngineConnection, EngineReply, EngineRequest } from './protocol.ts';

/** A model with the name that a worker keeps it under. */
export interface NamedModel {
  /** Pair and version: what the worker knows it by. */
  readonly key: string;
  load(): Promise<ModelBlobs>;
}

/** A model's files. A worker reads them itself, so that no other context holds their bytes. */
export interface ModelBlobs {
  readonly model: StoredFile;
  /** One where both languages share it. */
  readonly vocabs: readonly StoredFile[];
}

/** One Worker with the engine in it. */
export interface EngineWorker {
  /** How many translations are under way or wait in it. */
  readonly pending: number;
  /** Reads in what the worker does not hold yet. Throws EngineError `model` where the engine cannot use it. */
  load(models: readonly NamedModel[]): Promise<void>;
  /** Translates sentences through one model, or through two. */
  translate(
    models: readonly NamedModel[],
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly LinkedText[]>;
  /** Ends it at once; what is under way fails. */
  end(reason: Error): void;
}

/** A request that takes longer than this has hung, in milliseconds; a slow machine needs some 10 s for a full one. */
const hangTime = 120_000;

interface Running {
  readonly worker: EngineConnection;
  readonly loaded: Map<string, Promise<unknown>>;
  readonly waiting: Map<number, (reply: EngineReply | Error) => void>;
  readonly onEnd: () => void;
  hasEnded: boolean;
  ids: number;
  pending: number;
}

/** Starts the engine in a worker of its script; `onEnd` is called when it ends, dies or hangs. */
export function startEngineWorker(worker: EngineConnection, onEnd: () => void): EngineWorker {
  const running: Running = {
    ...{ worker, onEnd, loaded: new Map(), waiting: new Map() },
    ...{ hasEnded: false, ids: 0, pending: 0 },
  };
  worker.onmessage = ({ data }: MessageEvent<EngineReply>) => {
    running.waiting.get(data.id)?.(data);
    running.waiting.delete(data.id);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(running, new Error(`the worker died: ${event.message}`));
  };
  // The engine compiles while the model is read; nobody waits for this answer, the load after it fails likewise.
  worker.postMessage({ id: 0, type: 'start' } satisfies EngineRequest);
  return {
    get pending() {
      return running.pending;
    },
    load: (models) => loadAll(running, models),
    async translate(models, texts, signal) {
      running.pending += 1;
      try {
        return await translate(running, models, texts, signal);
      } finally {
        running.pending -= 1;
      }
    },
    end: (reason) => end(running, reason),
  };
}

function end(running: Running, reason: Error): void {
  if (running.hasEnded) return;
  running.hasEnded = true;
  running.worker.terminate();
  for (const settle of running.waiting.values()) settle(reason);
  running.onEnd();
}

async function translate(
  running: Running,
  models: readonly NamedModel[],
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly LinkedText[]> {
  await orAborted(loadAll(running, models), signal);
  const keys = models.map(({ key }) => key);
  const { id, answer } = send(running, { type: 'translate', models: keys, texts });
  const cancel = () => running.worker.postMessage({ type: 'cancel', id: 0, request: id });
  signal.addEventListener('abort', cancel);
  try {
    return (await orAborted(answer, signal)) as readonly LinkedText[];
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function send(
  running: Running,
  command: EngineCommand,
): { readonly id: number; readonly answer: Promise<unknown> } {
  const id = ++running.ids;
  const answer = new Promise((resolve, reject) => {
    if (running.hasEnded) throw new Error('the worker was ended');
    const hang = setTimeout(() => end(running, new Error('the worker hung')), hangTime);
    running.waiting.set(id, (reply) => {
      clearTimeout(hang);
      if (reply instanceof Error) reject(reply);
      else if ('error' in reply) reject(new Error(reply.error.message));
      else resolve(reply.result);
    });
    running.worker.postMessage({ id, ...command } satisfies EngineRequest);
  });
  return { id, answer };
}

async function loadAll(running: Running, models: readonly NamedModel[]): Promise<void> {
  await Promise.all(models.map((model) => loaded(running, model)));
}

/** Loads a model into the worker, once. */
function loaded(running: Running, model: NamedModel): Promise<unknown> {
  const known = running.loaded.get(model.key) ?? load(running, model);
  running.loaded.set(model.key, known);
  known.catch(() => running.loaded.delete(model.key));
  return known;
}

async function load(running: Running, { key, load: read }: NamedModel): Promise<void> {
  const command: EngineCommand = { type: 'load', key, ...(await read()) };
  try {
    await send(running, command).answer;
  } catch (error) {
    // What the engine cannot load is the model's fault; that a worker ended is not.
    throw running.hasEnded ? error : new EngineError('model', String(error));
  }
}
