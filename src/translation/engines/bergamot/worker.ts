import {
  chooseKernel,
  KERNELS,
  type KernelName,
  type NamedKernel,
} from '../../../marian/kernel.ts';
import { createTranslator, type ModelFiles, type Translator } from '../../../marian/translator.ts';
import { joinLinks, linkWords } from '../../../marian/word-links.ts';
import type { LinkedText } from '../../engine.ts';
import { modelFiles } from './models/files.ts';
import {
  type EarlyMessage,
  type EarlyModel,
  type EarlyRequest,
  type EngineCommand,
  type EngineReply,
  type EngineRequest,
  type EngineStatus,
  earlyChannel,
} from './protocol.ts';
import { filesOf, foundFiles } from './read-model.ts';

/** The names of a worker's scope used here; the pages' DOM library has them otherwise. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<EngineRequest>) => void) | null;
  postMessage(reply: EngineReply): void;
  /** Of a SharedWorker: called with the port of each page that connects. */
  onconnect?: ((event: MessageEvent) => void) | null;
  close(): void;
}

type Translate = Extract<EngineCommand, { type: 'translate' }>;
type Load = Extract<EngineCommand, { type: 'load' }>;

const scope = self as unknown as WorkerScope;

/** So long the worker computes before it looks whether something was cancelled, in milliseconds. */
const SLICE = 20;

const models = new Map<string, Translator>();
/** Files that are being read, by their model's key. */
const reading = new Map<string, Promise<ModelFiles>>();
let kernel: Promise<NamedKernel> | undefined;

async function readKernel(name: KernelName): Promise<ArrayBuffer> {
  const response = await fetch(`marian-${name}.wasm`);
  return response.arrayBuffer();
}

function startKernel(wanted: KernelName | undefined): Promise<NamedKernel> {
  kernel ??= chooseKernel(wanted ? [wanted] : KERNELS, readKernel);
  return kernel;
}

const { port1: turn, port2: nextTurn } = new MessageChannel();

/** Lets messages in that came in the meantime. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    turn.onmessage = () => resolve();
    nextTurn.postMessage(undefined);
  });
}

function modelNamed(key: string): Translator {
  const model = models.get(key);
  if (!model) throw new Error(`No model is loaded as "${key}".`);
  return model;
}

/** A translation, and whether it has been cancelled. */
type Task = Translate & { readonly isCancelled: () => boolean };

/** One model's translation of some texts, in slices. */
async function translateBy(
  model: Translator,
  texts: readonly string[],
  { isCancelled, lengthFactor }: Task,
): Promise<readonly LinkedText[]> {
  const found = new Map<number, LinkedText>();
  let sliceEnd = performance.now() + SLICE;
  for (const one of model.translate(texts, lengthFactor === undefined ? {} : { lengthFactor })) {
    if (one) {
      const [index, { source, target, attention }] = one;
      const from = { text: texts[index] ?? '', pieces: source };
      found.set(index, { text: target.text, links: linkWords(from, target, attention) });
    }
    if (performance.now() < sliceEnd) continue;
    await rest();
    if (isCancelled()) throw new Error('The translation was cancelled.');
    sliceEnd = performance.now() + SLICE;
  }
  return texts.map((_, index) => found.get(index) ?? { text: '', links: [] });
}

async function translate(request: Task) {
  await rest();
  if (request.isCancelled()) throw new Error('The translation was cancelled.');
  const [first, ...others] = request.models.map(modelNamed);
  if (!first) throw new Error('A translation needs a model.');
  let answers = await translateBy(first, request.texts, request);
  for (const next of others) {
    const between = answers;
    const onward = await translateBy(
      next,
      between.map(({ text }) => text),
      request,
    );
    answers = onward.map(({ text, links }, i) => ({
      text,
      links: joinLinks(between[i]?.links ?? [], links),
    }));
  }
  return answers;
}

function status({ name }: NamedKernel): EngineStatus {
  const memory = [...models.values()].reduce((sum, model) => sum + model.memory, 0);
  return { kernel: name, memory };
}

/** Reads a model that is neither kept nor being read. */
async function load(request: Load | EarlyModel, chosen: NamedKernel): Promise<void> {
  if (models.has(request.key)) return;
  startReading(request);
  const files = reading.get(request.key);
  if (!files) return;
  try {
    models.set(request.key, createTranslator(await files, chosen));
  } finally {
    reading.delete(request.key);
  }
}

/** Begins to read a model that is neither kept nor being read. */
function startReading(request: Load | EarlyModel): void {
  if (models.has(request.key) || reading.has(request.key)) return;
  const files = 'type' in request ? filesOf(request) : foundFiles(request);
  // Its failure is that of the request whose turn comes.
  files.catch(() => undefined);
  reading.set(request.key, files);
}

type Reply = EngineStatus | readonly LinkedText[];

async function answer(request: EngineRequest, isCancelled: () => boolean): Promise<Reply> {
  const chosen = await startKernel(request.type === 'start' ? request.kernel : undefined);
  if (request.type === 'translate')
    return takeEarly(request) ?? translate({ ...request, isCancelled });
  if (request.type === 'unload') models.delete(request.key);
  if (request.type === 'load') await load(request, chosen);
  return status(chosen);
}

let last = Promise.resolve();

/** Takes what one page asks, and answers it; all is cancelled once that page has gone. */
function takerFor(
  send: (reply: EngineReply) => void,
  hasGone: () => boolean,
): (request: EngineRequest) => void {
  const cancelled = new Set<number>();
  const reply = async (request: EngineRequest): Promise<void> => {
    const { id } = request;
    try {
      send({ id, result: await answer(request, () => hasGone() || cancelled.has(id)) });
    } catch (error) {
      send({ id, error: { message: String(error).slice(0, 1000) } });
    } finally {
      cancelled.delete(id);
    }
  };
  return (request) => {
    stay();
    if (request.type === 'cancel') {
      cancelled.add(request.request);
      return;
    }
    if (request.type === 'end') {
      last = last.then(() => scope.close());
      return;
    }
    // Files are read while the kernel compiles; their turn comes in the order of requests.
    if (request.type === 'load') startReading(request);
    last = last.then(() => reply(request));
  };
}

/** What was translated early, until the request comes that it was translated for. */
let early: { readonly asked: string; readonly answers: readonly LinkedText[] } | undefined;

const askedFor = (keys: readonly string[], texts: readonly string[]): string =>
  JSON.stringify([keys, texts]);

function takeEarly({ models: keys, texts }: Translate): readonly LinkedText[] | undefined {
  if (early?.asked !== askedFor(keys, texts)) return undefined;
  const { answers } = early;
  early = undefined;
  return answers;
}

async function answerEarly({ id, models: wanted, texts }: EarlyRequest): Promise<EarlyMessage> {
  try {
    const chosen = await startKernel(undefined);
    for (const model of wanted) await load(model, chosen);
    if (texts.length === 0) return { id, answers: [] };
    const keys = wanted.map(({ key }) => key);
    const answers = await translate({
      type: 'translate',
      models: keys,
      texts,
      isCancelled: () => false,
    });
    early = { asked: askedFor(keys, texts), answers };
    return { id, answers };
  } catch (error) {
    return { id, error: String(error).slice(0, 1000) };
  }
}

/** Early requests by their ids: one that was on its way when this worker started comes again. */
const heard = new Set<string>();

const background = new BroadcastChannel(earlyChannel);
background.onmessage = ({ data }: MessageEvent<EarlyMessage>) => {
  if (!('models' in data) || heard.has(data.id)) return;
  heard.add(data.id);
  stay();
  for (const model of data.models) startReading(model);
  last = last.then(async () => background.postMessage(await answerEarly(data)));
};
background.postMessage({ started: true } satisfies EarlyMessage);
// While the background says what is to be read.
void modelFiles.open();

/**
 * A worker that pages share ends where nobody has asked it anything for so long, in milliseconds: of a translator that was ended it hears
 * nothing. No request takes longer.
 */
const longestRest = 150_000;
let resting: ReturnType<typeof setTimeout> | undefined;

function stay(): void {
  if (!('onconnect' in scope)) return;
  clearTimeout(resting);
  resting = setTimeout(() => scope.close(), longestRest);
}

/** The page that asked last: there is one translator, and one that asked before it was ended. */
let current: MessagePort | undefined;

function connect(port: MessagePort): void {
  const take = takerFor(
    (reply) => port.postMessage(reply),
    () => current !== port,
  );
  port.onmessage = ({ data }: MessageEvent<EngineRequest>) => {
    current = port;
    take(data);
  };
}

if ('onconnect' in scope) scope.onconnect = ({ ports: [port] }) => port && connect(port);
else {
  const take = takerFor(
    (reply) => scope.postMessage(reply),
    () => false,
  );
  scope.onmessage = ({ data }) => take(data);
}
stay();
