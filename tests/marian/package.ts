import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BergamotHooks, BergamotModule } from '../package-engine/module.ts';

// The npm package in Node, which is what our engine must agree with.
const FOLDER = 'node_modules/@browsermt/bergamot-translator/worker';

const FUNCTIONS = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
} as const;

const CONFIG = {
  'beam-size': 1,
  normalize: 1,
  'word-penalty': 0,
  'max-length-break': 200,
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

type Call = (...values: readonly number[]) => unknown;

function startModule(): Promise<BergamotModule> {
  const wasm = new WebAssembly.Module(readFileSync(`${FOLDER}/bergamot-translator-worker.wasm`));
  const glue = readFileSync(`${FOLDER}/bergamot-translator-worker.js`, 'utf8');
  return new Promise((resolve, reject) => {
    let exports: WebAssembly.Exports = {};
    const module: BergamotHooks = {
      instantiateWasm(imports, accept) {
        const functions = Object.fromEntries(
          Object.entries(FUNCTIONS).map(([name, own]) => [
            name,
            (...values: readonly number[]) => (exports[own] as Call)(...values),
          ]),
        );
        WebAssembly.instantiate(wasm, { ...imports, wasm_gemm: functions }).then((instance) => {
          exports = instance.exports;
          accept(instance);
        }, reject);
        return {};
      },
      onRuntimeInitialized: () => resolve(module as unknown as BergamotModule),
      onAbort: (reason) => reject(new Error(String(reason))),
      print: () => {},
      printErr: () => {},
    };
    const run = new Function('Module', 'require', '__filename', '__dirname', glue);
    run(module, createRequire(import.meta.url), `${FOLDER}/worker.js`, FOLDER);
  });
}

/** Starts the package with a model; the result translates one sentence a call, as it would alone on a page. */
export async function startPackage(
  model: Uint8Array,
  vocabularies: readonly Uint8Array[],
  config: Readonly<Record<string, string | number>> = {},
): Promise<(text: string) => string> {
  const module = await startModule();
  const service = new module.BlockingService({ cacheSize: 0 });
  const memoryOf = (bytes: Uint8Array, alignment: number) => {
    const memory = new module.AlignedMemory(bytes.length, alignment);
    memory.getByteArrayView().set(bytes);
    return memory;
  };
  const list = new module.AlignedMemoryList();
  for (const vocabulary of vocabularies) list.push_back(memoryOf(vocabulary, 64));
  const yaml = Object.entries({ ...CONFIG, ...config }).map(
    ([name, value]) => `${name}: ${value}\n`,
  );
  const none = memoryOf(new Uint8Array(), 64);
  const loaded = new module.TranslationModel(yaml.join(''), memoryOf(model, 256), none, list, null);
  return (text) => {
    const texts = new module.VectorString();
    const options = new module.VectorResponseOptions();
    texts.push_back(text);
    options.push_back({ qualityScores: false, alignment: false, html: false });
    const responses = service.translate(loaded, texts, options);
    const response = responses.get(0);
    const translated = response.getTranslatedText();
    for (const native of [response, responses, texts, options]) native.delete();
    return translated;
  };
}
