import type { AlignedMemory, BergamotHooks, BergamotModule } from './bergamot-module.ts';
import type {
  BergamotCommand,
  BergamotConfig,
  BergamotReply,
  BergamotRequest,
  BergamotStatus,
  KernelName,
} from './bergamot-protocol.ts';

/** The few names of a worker's scope that are used; the pages' DOM library has them otherwise or not at all. */
interface WorkerScope {
  Module?: BergamotHooks;
  onmessage: ((event: MessageEvent<BergamotRequest>) => void) | null;
  postMessage(reply: BergamotReply): void;
  importScripts(url: string): void;
}

type Load = Extract<BergamotCommand, { type: 'load' }>;
type Translate = Extract<BergamotCommand, { type: 'translate' }>;

const scope = self as unknown as WorkerScope;

/** As Firefox sets them for its own translations; `ssplit-mode` because we split Arabic ourselves. */
const DEFAULTS: BergamotConfig = {
  'beam-size': 1,
  normalize: 1,
  'word-penalty': 0,
  'max-length-break': 128,
  'mini-batch-words': 1024,
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

const PACKAGE_FUNCTIONS = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
} as const;

interface Engine {
  readonly module: BergamotModule;
  readonly service: InstanceType<BergamotModule['BlockingService']>;
  readonly kernel: KernelName;
}

const models = new Map<string, InstanceType<BergamotModule['TranslationModel']>>();
let engine: Promise<Engine> | undefined;
/** The engine writes why it gives up to its error stream; the exception itself says nothing. */
let complaint: string[] = [];

/** The package's functions, called through the exports that do not exist yet when these are handed over. */
function packageFunctions(exports: () => WebAssembly.Exports): WebAssembly.ModuleImports {
  const call = (name: string) => {
    return (...values: readonly number[]) =>
      (exports()[name] as (...values: readonly number[]) => void)(...values);
  };
  return Object.fromEntries(
    Object.entries(PACKAGE_FUNCTIONS).map(([name, exported]) => [name, call(exported)]),
  );
}

async function compileEngine(): Promise<WebAssembly.Module> {
  const response = await fetch('bergamot-translator-worker.wasm');
  return WebAssembly.compileStreaming(response);
}

async function startEngine(): Promise<Engine> {
  const compiled = await compileEngine();
  const module = await new Promise<BergamotModule>((resolve, reject) => {
    let exports: WebAssembly.Exports = {};
    const hooks: BergamotHooks = {
      instantiateWasm(imports, accept) {
        const all = { ...imports, wasm_gemm: packageFunctions(() => exports) };
        WebAssembly.instantiate(compiled, all).then((made) => {
          exports = made.exports;
          accept(made);
        }, reject);
        return {};
      },
      onRuntimeInitialized: () => resolve(scope.Module as unknown as BergamotModule),
      onAbort: (reason) => reject(new Error(String(reason))),
      print: () => {},
      printErr: (line) => {
        complaint.push(line);
      },
    };
    scope.Module = hooks;
    scope.importScripts('bergamot-translator-worker.js');
  });
  return { module, service: new module.BlockingService({ cacheSize: 0 }), kernel: 'package' };
}

function inEngineMemory(module: BergamotModule, bytes: ArrayBuffer, alignment: number) {
  const memory = new module.AlignedMemory(bytes.byteLength, alignment);
  memory.getByteArrayView().set(new Int8Array(bytes));
  return memory;
}

function load({ module }: Engine, command: Load): void {
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

function translate({ module, service }: Engine, command: Translate): readonly string[] {
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
  engine ??= startEngine();
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
