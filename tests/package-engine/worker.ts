import type { AlignedMemory, BergamotModule } from './module.ts';
import type {
  BergamotCommand,
  BergamotConfig,
  BergamotReply,
  BergamotRequest,
  BergamotStatus,
} from './protocol.ts';
import { type BergamotEngine, startEngine } from './start.ts';

/** The names of a worker's scope used here; the pages' DOM library has them otherwise. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<BergamotRequest>) => void) | null;
  postMessage(reply: BergamotReply): void;
}

type Load = Extract<BergamotCommand, { type: 'load' }>;
type Translate = Extract<BergamotCommand, { type: 'translate' }>;

const scope = self as unknown as WorkerScope;

/** As Firefox sets them for its own translations, but for three; `ssplit-mode` because we split Arabic ourselves. */
const DEFAULTS: BergamotConfig = {
  'beam-size': 1,
  normalize: 1,
  'word-penalty': 0,
  // Firefox has 128 tokens, at which it cuts an Arabic sentence of more than some seventy words in two.
  'max-length-break': 200,
  // Firefox has 1024; smaller batches hold sentences of like lengths, so that less is padded (a tenth faster). The engine wants at least twice the length above.
  'mini-batch-words': 400,
  workspace: 128,
  'max-length-factor': 2,
  'skip-cost': true,
  'cpu-threads': 0,
  quiet: true,
  'quiet-translation': true,
  'gemm-precision': 'int8shiftAlphaAll',
  alignment: 'soft',
  'ssplit-mode': 'sentence',
};

const models = new Map<string, InstanceType<BergamotModule['TranslationModel']>>();
let engine: Promise<BergamotEngine> | undefined;
/** The engine writes why it gives up to its error stream; the exception itself says nothing. */
let complaint: string[] = [];

function inEngineMemory(module: BergamotModule, bytes: ArrayBuffer, alignment: number) {
  const memory = new module.AlignedMemory(bytes.byteLength, alignment);
  memory.getByteArrayView().set(new Int8Array(bytes));
  return memory;
}

function load({ module }: BergamotEngine, command: Load): void {
  const { key, model, vocabs, shortlist = new ArrayBuffer(0), config } = command;
  models.get(key)?.delete();
  models.delete(key);
  const yaml = Object.entries({ ...DEFAULTS, ...config }).map(
    ([name, value]) => `${name}: ${value}\n`,
  );
  const modelMemory = inEngineMemory(module, model, 256);
  const shortlistMemory = inEngineMemory(module, shortlist, 64);
  const list = new module.AlignedMemoryList();
  const vocabMemories: readonly AlignedMemory[] = vocabs.map((vocab) =>
    inEngineMemory(module, vocab, 64),
  );
  for (const memory of vocabMemories) list.push_back(memory);
  models.set(
    key,
    new module.TranslationModel(yaml.join(''), modelMemory, shortlistMemory, list, null),
  );
  for (const shell of [modelMemory, shortlistMemory, ...vocabMemories, list]) shell.delete();
}

function unload(key: string): void {
  models.get(key)?.delete();
  models.delete(key);
}

function modelNamed(key: string | undefined) {
  const model = key === undefined ? undefined : models.get(key);
  if (!model) throw new Error(`No model is loaded as "${key}".`);
  return model;
}

function translate({ module, service }: BergamotEngine, command: Translate): readonly string[] {
  const [first, second] = command.models;
  const from = modelNamed(first);
  const onward = second === undefined ? undefined : modelNamed(second);
  const texts = new module.VectorString();
  const options = new module.VectorResponseOptions();
  try {
    for (const text of command.texts) {
      texts.push_back(text);
      options.push_back({ qualityScores: false, alignment: false, html: command.html });
    }
    const responses = onward
      ? service.translateViaPivoting(from, onward, texts, options)
      : service.translate(from, texts, options);
    const translated = command.texts.map((_, index) => {
      const response = responses.get(index);
      const text = response.getTranslatedText();
      response.delete();
      return text;
    });
    responses.delete();
    return translated;
  } finally {
    texts.delete();
    options.delete();
  }
}

async function answer(request: BergamotRequest): Promise<BergamotStatus | readonly string[]> {
  const wanted = request.type === 'start' ? request.kernel : undefined;
  engine ??= startEngine(wanted, (line) => complaint.push(line));
  const ready = await engine;
  if (request.type === 'translate') return translate(ready, request);
  if (request.type === 'load') load(ready, request);
  if (request.type === 'unload') unload(request.key);
  return { kernel: ready.kernel, memory: ready.module.HEAP8.byteLength };
}

async function reply(request: BergamotRequest): Promise<void> {
  complaint = [];
  try {
    scope.postMessage({ id: request.id, result: await answer(request) });
  } catch (error) {
    const message = [String(error), ...complaint].join('\n').slice(0, 1000);
    scope.postMessage({ id: request.id, error: { message } });
  }
}

let last = Promise.resolve();
scope.onmessage = ({ data }) => {
  last = last.then(() => reply(data));
};
