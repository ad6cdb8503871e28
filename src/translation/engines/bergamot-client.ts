import { EngineError, type LinkedText } from '../engine.ts';
import { orAborted } from '../gate.ts';
import type { EngineCommand, EngineReply, EngineRequest } from './bergamot/protocol.ts';

/** A model's files, ready for the worker. */
export interface LoadedModel {
  readonly model: ArrayBuffer;
  /** One where both languages share it. */
  readonly vocabs: readonly ArrayBuffer[];
}

/** The one worker that all translations share. */
export interface BergamotClient {
  /** Translates sentences through one model, or through two; loads what the worker does not hold yet. */
  translate(
    models: readonly NamedModel[],
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly LinkedText[]>;
  /** Ends the worker; the next request starts another. */
  end(): void;
}

/** The worker is ended after this long without work, in milliseconds: its memory is never given back otherwise. */
const idleTime = 30_000;

/** A request that takes longer than this has hung, in milliseconds; a slow machine needs some 10 s for a full one. */
const hangTime = 120_000;

/** A model with the name that the worker keeps it under. */
export interface NamedModel {
  /** Pair and version: what the worker knows it by. */
  readonly key: string;
  load(): Promise<LoadedModel>;
}

interface Running {
  readonly worker: Worker;
  readonly loaded: Map<string, Promise<unknown>>;
  readonly waiting: Map<number, (reply: EngineReply | Error) => void>;
}

interface ClientState {
  readonly address: () => string;
  readonly idle: number;
  running: Running | undefined;
  idleTimer: ReturnType<typeof setTimeout> | undefined;
  ids: number;
}

/** A client for the worker at an address; the worker starts with the first request. */
export function createBergamotClient(address: () => string, idle = idleTime): BergamotClient {
  const client: ClientState = { address, idle, running: undefined, idleTimer: undefined, ids: 0 };
  return {
    async translate(models, texts, signal) {
      signal.throwIfAborted();
      clearTimeout(client.idleTimer);
      client.running ??= start(client);
      const { running } = client;
      try {
        const loads = models.map((model) => loaded(client, running, model));
        await orAborted(Promise.all(loads), signal);
        const keys = models.map(({ key }) => key);
        const command: EngineCommand = { type: 'translate', models: keys, texts };
        const { id, answer } = send(client, running, command);
        const cancel = () => running.worker.postMessage({ type: 'cancel', id: 0, request: id });
        signal.addEventListener('abort', cancel);
        try {
          return (await orAborted(answer, signal)) as readonly LinkedText[];
        } finally {
          signal.removeEventListener('abort', cancel);
        }
      } finally {
        rest(client);
      }
    },
    end: () => end(client, new Error('the worker was ended')),
  };
}

function start(client: ClientState): Running {
  const worker = new Worker(client.address());
  const running: Running = { worker, loaded: new Map(), waiting: new Map() };
  worker.onmessage = ({ data }: MessageEvent<EngineReply>) => {
    const settle = running.waiting.get(data.id);
    if (!settle) return;
    settle(data);
    running.waiting.delete(data.id);
    rest(client);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (client.running === running) end(client, new Error(`the worker died: ${event.message}`));
  };
  // The engine compiles while the model is read; nobody waits for this answer, the load after it fails likewise.
  worker.postMessage({ id: 0, type: 'start' } satisfies EngineRequest);
  return running;
}

function end(client: ClientState, reason: Error): void {
  clearTimeout(client.idleTimer);
  const ended = client.running;
  client.running = undefined;
  ended?.worker.terminate();
  for (const settle of ended?.waiting.values() ?? []) settle(reason);
}

/** Lets the worker's idle time begin anew. */
function rest(client: ClientState): void {
  clearTimeout(client.idleTimer);
  client.idleTimer = setTimeout(() => {
    if (client.running?.waiting.size === 0) end(client, new Error('the worker was idle'));
  }, client.idle);
}

function send(
  client: ClientState,
  to: Running,
  command: EngineCommand,
  transfer: ArrayBuffer[] = [],
): { readonly id: number; readonly answer: Promise<unknown> } {
  const id = ++client.ids;
  const answer = new Promise((resolve, reject) => {
    if (client.running !== to) throw new Error('the worker was ended');
    const hang = setTimeout(() => {
      if (client.running === to) end(client, new Error('the worker hung'));
    }, hangTime);
    to.waiting.set(id, (reply) => {
      clearTimeout(hang);
      if (reply instanceof Error) reject(reply);
      else if ('error' in reply) reject(new Error(reply.error.message));
      else resolve(reply.result);
    });
    to.worker.postMessage({ id, ...command }, transfer);
  });
  return { id, answer };
}

/** Loads a model into the worker, once; what the engine cannot load is the model's fault. */
function loaded(client: ClientState, to: Running, model: NamedModel): Promise<unknown> {
  const known = to.loaded.get(model.key) ?? load(client, to, model);
  to.loaded.set(model.key, known);
  known.catch(() => to.loaded.delete(model.key));
  return known;
}

async function load(client: ClientState, to: Running, model: NamedModel): Promise<void> {
  const { model: bytes, vocabs } = await model.load();
  const command: EngineCommand = { type: 'load', key: model.key, model: bytes, vocabs };
  try {
    await send(client, to, command, [bytes, ...vocabs]).answer;
  } catch (error) {
    throw client.running === to ? new EngineError('model', String(error)) : error;
  }
}
