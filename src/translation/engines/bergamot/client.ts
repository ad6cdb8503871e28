import type { LinkedText } from '../../engine.ts';
import { type EngineWorker, type NamedModel, startEngineWorker } from './engine-worker.ts';
import type { EngineConnection } from './protocol.ts';

/** The workers that all translations share. */
export interface BergamotClient {
  /** How many workers there may be. */
  readonly workers: number;
  /** Translates sentences through one model, or through two; loads what the worker does not hold yet. */
  translate(
    models: readonly NamedModel[],
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly LinkedText[]>;
  /** Starts a worker where none runs, with these models: the first translation need not wait for them then. */
  warmUp(models: readonly NamedModel[]): Promise<void>;
  /** Ends the workers; the next request starts another. */
  end(): void;
}

interface ClientOptions {
  /** Workers are ended after this long without work, in milliseconds: their memory is never given back otherwise. */
  readonly idle?: number;
  /** How many workers there may be; as many as suit this machine unless told. */
  readonly workers?: number;
}

/** What a browser tells of its machine; the memory, in GiB, only Chromium does, and never more than 8. */
interface Machine {
  readonly hardwareConcurrency: number;
  readonly deviceMemory?: number;
}

/** How many workers suit a machine: a second one where cores are left for the browser and the page, and memory for its own copy of the model. */
export function workersFor({ hardwareConcurrency, deviceMemory = 4 }: Machine): number {
  return hardwareConcurrency >= 4 && deviceMemory >= 4 ? 2 : 1;
}

/** A client of workers of the engine's script; it has them made when they are needed. */
export function createBergamotClient(
  make: () => EngineConnection,
  { idle = 30_000, workers = workersFor(navigator) }: ClientOptions = {},
): BergamotClient {
  const running = new Set<EngineWorker>();
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const end = (reason: string): void => {
    clearTimeout(idleTimer);
    for (const worker of running) worker.end(new Error(reason));
  };
  /** Lets the idle time begin anew. */
  const rest = (): void => {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => {
      if ([...running].every(({ pending }) => pending === 0)) end('the worker was idle');
    }, idle);
  };
  const start = (): EngineWorker => {
    const worker = startEngineWorker(make(), () => running.delete(worker));
    running.add(worker);
    return worker;
  };
  const leastBusy = (): EngineWorker => {
    const [first] = [...running].sort((one, other) => one.pending - other.pending);
    return first && (first.pending === 0 || running.size >= workers) ? first : start();
  };
  return {
    workers,
    async translate(models, texts, signal) {
      signal.throwIfAborted();
      try {
        return await leastBusy().translate(models, texts, signal);
      } finally {
        rest();
      }
    },
    async warmUp(models) {
      if (running.size > 0) rest();
      const [worker = start()] = running;
      await worker.load(models).finally(rest);
    },
    end: () => end('the worker was ended'),
  };
}
