import { EngineError } from '../engine.ts';
import { orAborted } from '../gate.ts';
import type { BergamotCommand, BergamotReply, BergamotRequest } from './bergamot-protocol.ts';

/** A model's files, ready for the worker. */
export interface LoadedModel {
  readonly model: ArrayBuffer;
  /** One where both languages share it. */
  readonly vocabs: readonly ArrayBuffer[];
}

/** The one worker that all translations share. */
export interface BergamotClient {
  /** Translates lines through one model, or through two; loads what the worker does not hold yet. */
  translate(
    models: readonly NamedModel[],
    texts: readonly string[],
    options: { readonly html: boolean; readonly signal: AbortSignal },
  ): Promise<readonly string[]>;
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
  readonly waiting: Map<number, (reply: BergamotReply | Error) => void>;
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
    async translate(models, texts, { html, signal }) {
      signal.throwIfAborted();
      clearTimeout(client.idleTimer);
      client.running ??= start(client);
      const { running } = client;
      try {
        const loads = models.map((model) => loaded(client, running, model));
        await orAborted(Promise.all(loads), signal);
        const keys = models.map(({ key }) => key);
        const command: BergamotCommand = { type: 'translate', models: keys, texts, html };
        return (await orAborted(send(client, running, command), signal)) as readonly string[];
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
  worker.onmessage = ({ data }: MessageEvent<BergamotReply>) => {
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
  worker.postMessage({ id: 0, type: 'start' } satisfies BergamotRequest);
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
  command: BergamotCommand,
  transfer: ArrayBuffer[] = [],
): Promise<unknown> {
  const id = ++client.ids;
  return new Promise((resolve, reject) => {
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
  const command: BergamotCommand = { type: 'load', key: model.key, model: bytes, vocabs };
  try {
    await send(client, to, command, [bytes, ...vocabs]);
  } catch (error) {
    throw client.running === to ? new EngineError('model', String(error)) : error;
  }
}
