import {
  type Engine,
  EngineError,
  type LanguagePair,
  type LinkedText,
  type Session,
} from '../../engine.ts';
import { hostPatterns } from '../request.ts';
import { type BergamotClient, createBergamotClient } from './client.ts';
import { engineScript } from './engine-script.ts';
import type { ModelBlobs, NamedModel } from './engine-worker.ts';
import { downloadModels } from './models/download.ts';
import type { StoredFile } from './models/files.ts';
import type { ModelEntry } from './models/model-entry.ts';
import { modelKey, modelPath, pairKey } from './models/model-path.ts';
import { catalogue, sizeOf } from './models/registry.ts';
import { modelStore } from './models/store.ts';
import type { EngineConnection } from './protocol.ts';
import { connectionTo, type Shared, shareWorker } from './shared-worker.ts';

/** The worker that Chrome's translator starts before this module is loaded; the first request takes it. */
interface EarlyScope {
  startedWorker?: Shared | undefined;
}

const scope = globalThis as EarlyScope;
let isSharedTaken = false;

/** Chrome's translator shares its first worker with the pages that open articles. */
function newWorker(): EngineConnection {
  const script = new URL(engineScript, location.href);
  if (isSharedTaken || !('startedWorker' in scope)) return new Worker(script);
  const started = scope.startedWorker ?? shareWorker(script);
  scope.startedWorker = undefined;
  isSharedTaken = true;
  return connectionTo(started, () => {
    isSharedTaken = false;
  });
}

const sharedClient = createBergamotClient(newWorker);

/** Mozilla's translation models in WebAssembly, on the device. */
export const bergamot: Engine = bergamotWith(sharedClient);

/** The engine around a client of the worker. */
export function bergamotWith(client: BergamotClient): Engine {
  return {
    id: 'bergamot',
    // Sentences of like length finish together, and a step of many costs little more than one of few.
    limits: {
      ...{ texts: 16, characters: 4000, padded: 2400, first: 1, format: 'word-links' },
      // Each worker has its next request at hand while it computes.
      parallel: 2 * client.workers,
    },
    hosts: ({ modelSource }) => hostPatterns(modelSource ?? ''),
    async availability(pair, settings) {
      if (modelPath(pair, await modelStore.models())) return 'ready';
      return modelPath(pair, await catalogue(settings.modelSource)) ? 'download' : 'unsupported';
    },
    async needs(pair, settings) {
      const missing = await missingModels(pair, settings.modelSource);
      return {
        bytes: missing.reduce((sum, entry) => sum + sizeOf(entry), 0),
        models: missing.map((entry) => entry.pair),
      };
    },
    async prepare(pair, options) {
      await downloadModels(await missingModels(pair, options.settings.modelSource), options);
    },
    async warmUp(pair) {
      const models = await modelsFor(pair);
      if (models) await client.warmUp(models);
    },
    async open(pair) {
      const models = await modelsFor(pair);
      if (!models) throw new EngineError('model', `no model for ${pairKey(pair)} is downloaded`);
      return bergamotSession(models, client);
    },
  };
}

/** A session through one model, or through two by way of the language between them. */
export function bergamotSession(models: readonly NamedModel[], client: BergamotClient): Session {
  return {
    model: models.map(({ key }) => key).join('+'),
    translate: (texts, signal) =>
      translated(texts, signal, (some) => client.translate(models, some, signal)),
    close: () => {},
  };
}

type Ask = (texts: readonly string[]) => Promise<readonly LinkedText[]>;

/** Translates texts: all together, and where the worker fails, singly, and once more in a new worker. */
async function translated(
  texts: readonly string[],
  signal: AbortSignal,
  ask: Ask,
): Promise<readonly LinkedText[]> {
  try {
    return await ask(texts);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError) throw error;
  }
  const out: LinkedText[] = [];
  for (const text of texts) out.push(...(await singly(text, signal, ask)));
  return out;
}

async function singly(text: string, signal: AbortSignal, ask: Ask): Promise<readonly LinkedText[]> {
  let last: unknown;
  for (let tries = 0; tries < 2; tries++) {
    try {
      return await ask([text]);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EngineError) throw error;
      last = error;
    }
  }
  throw new EngineError('broken', String(last));
}

async function missingModels(pair: LanguagePair, source = ''): Promise<readonly ModelEntry[]> {
  const here = await modelStore.models();
  if (modelPath(pair, here)) return [];
  const path = modelPath(pair, [...here, ...(await catalogue(source))]);
  if (!path) throw new EngineError('language', `no model for ${pairKey(pair)}`);
  return path.filter((entry) => !here.includes(entry));
}

/** The downloaded models that lead from one language to another; undefined where there are none. */
async function modelsFor(pair: LanguagePair): Promise<readonly NamedModel[] | undefined> {
  const path = modelPath(pair, await modelStore.models());
  return path?.map((entry) => ({ key: modelKey(entry), load: () => filesOf(entry) }));
}

async function filesOf({ files }: ModelEntry): Promise<ModelBlobs> {
  const read = async (types: readonly string[]): Promise<StoredFile[]> => {
    const wanted = types.flatMap((type) => files.filter((file) => file.type === type));
    const found = await Promise.all(wanted.map(({ hash }) => modelStore.file(hash)));
    return found.filter((data) => data !== undefined);
  };
  const [model] = await read(['model']);
  const vocabs = await read(['vocab', 'srcvocab', 'trgvocab']);
  if (!model || vocabs.length === 0) throw new EngineError('model', 'a file of the model is gone');
  return { model, vocabs };
}
