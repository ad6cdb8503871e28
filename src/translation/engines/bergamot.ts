import { type Engine, EngineError, type LanguagePair, type Session } from '../engine.ts';
import { escapeHtml, wordsOfHtml } from '../markup.ts';
import { downloadModels } from '../model-download.ts';
import type { ModelEntry } from '../model-entry.ts';
import { modelStore } from '../model-store.ts';
import { catalogue, modelPath, pairKey, sizeOf } from '../models.ts';
import {
  type BergamotClient,
  createBergamotClient,
  type LoadedModel,
  type NamedModel,
} from './bergamot-client.ts';
import { hostPatterns } from './request.ts';

const sharedClient = createBergamotClient(
  () => new URL('/engine/bergamot-worker.js', location.href).href,
);

/** Mozilla's translation models in WebAssembly, on the device. */
export const bergamot: Engine = bergamotWith(sharedClient);

/** The engine around a client of the worker. */
export function bergamotWith(client: BergamotClient): Engine {
  return {
    id: 'bergamot',
    place: 'device',
    // A request makes one batch of the engine's (400 tokens, `mini-batch-words`): Arabic has three characters to a token, or more.
    limits: { texts: 16, characters: 4000, padded: 1200, first: 1, parallel: 2, format: 'html' },
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
    async open(pair) {
      const path = modelPath(pair, await modelStore.models());
      if (!path) throw new EngineError('model', `no model for ${pairKey(pair)} is downloaded`);
      return bergamotSession(
        path.map((entry) => ({ key: keyOf(entry), load: () => filesOf(entry) })),
        client,
      );
    },
  };
}

/** A session through one model, or through two by way of the language between them. */
export function bergamotSession(models: readonly NamedModel[], client: BergamotClient): Session {
  return {
    model: models.map(({ key }) => key).join('+'),
    translate: (texts, signal) =>
      translated(texts, signal, (some, html) => client.translate(models, some, { html, signal })),
    close: () => {},
  };
}

type Ask = (texts: readonly string[], html: boolean) => Promise<readonly string[]>;

/** Translates HTML texts; a crash costs one text its elements at most: all together, singly, plainly, and once more in a new worker. */
async function translated(
  texts: readonly string[],
  signal: AbortSignal,
  ask: Ask,
): Promise<readonly string[]> {
  try {
    return await askBest(texts, ask);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError) throw error;
  }
  const out: string[] = [];
  for (const text of texts) out.push(await singly(text, signal, ask));
  return out;
}

async function singly(text: string, signal: AbortSignal, ask: Ask): Promise<string> {
  const plainly = async (): Promise<readonly string[]> =>
    (await ask([wordsOfHtml(text)], false)).map(escapeHtml);
  let last: unknown;
  for (const way of [() => askBest([text], ask), plainly, plainly]) {
    try {
      return (await way())[0] ?? '';
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EngineError) throw error;
      last = error;
    }
  }
  throw new EngineError('broken', String(last));
}

/** HTML mode where there is markup, plain text where there is none. */
async function askBest(texts: readonly string[], ask: Ask): Promise<readonly string[]> {
  if (texts.some((text) => text.includes('<'))) return ask(texts, true);
  return (await ask(texts.map(wordsOfHtml), false)).map(escapeHtml);
}

async function missingModels(pair: LanguagePair, source = ''): Promise<readonly ModelEntry[]> {
  const here = await modelStore.models();
  if (modelPath(pair, here)) return [];
  const path = modelPath(pair, [...here, ...(await catalogue(source))]);
  if (!path) throw new EngineError('language', `no model for ${pairKey(pair)}`);
  return path.filter((entry) => !here.includes(entry));
}

async function filesOf({ files }: ModelEntry): Promise<LoadedModel> {
  const read = async (types: readonly string[]): Promise<ArrayBuffer[]> => {
    const wanted = types.flatMap((type) => files.filter((file) => file.type === type));
    const found = await Promise.all(wanted.map(({ hash }) => modelStore.file(hash)));
    return found.filter((data) => data !== undefined);
  };
  const [model] = await read(['model']);
  const vocabs = await read(['vocab', 'srcvocab', 'trgvocab']);
  if (!model || vocabs.length === 0) throw new EngineError('model', 'a file of the model is gone');
  return { model, vocabs };
}

function keyOf({ pair, version }: ModelEntry): string {
  return `${pairKey(pair)} ${version}`;
}
