import { chooseKernel, type Kernel, kernelsFor } from './kernel/kernel.ts';
import type { BergamotHooks, BergamotModule } from './module.ts';
import type { KernelName } from './protocol.ts';

/** The names of a worker's scope used here, which the pages' DOM library lacks. */
interface GlueScope {
  Module?: BergamotHooks;
  importScripts(url: string): void;
}

const scope = self as unknown as GlueScope;

const PACKAGE_FUNCTIONS = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
} as const;

/** The engine as it runs, with the kernel that was chosen for it. */
export interface BergamotEngine {
  readonly module: BergamotModule;
  readonly service: InstanceType<BergamotModule['BlockingService']>;
  readonly kernel: KernelName;
}

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

async function readKernel(name: string): Promise<ArrayBuffer> {
  const response = await fetch(`kernel-${name}.wasm`);
  return response.arrayBuffer();
}

async function kernelFor(wanted: KernelName | undefined): Promise<Kernel | undefined> {
  if (wanted === 'package') return undefined;
  const names = wanted ? [wanted] : kernelsFor(navigator.userAgent);
  const kernel = await chooseKernel(names, readKernel);
  if (wanted && !kernel) throw new Error(`The kernel "${wanted}" does not fit this machine.`);
  return kernel;
}

/** Runs the package's glue, which asks for the instance and then says when its runtime is up. */
function runGlue(
  compiled: WebAssembly.Module,
  kernel: Kernel | undefined,
  onComplaint: (line: string) => void,
): Promise<BergamotModule> {
  return new Promise((resolve, reject) => {
    let exports: WebAssembly.Exports = {};
    scope.Module = {
      instantiateWasm(imports, accept) {
        const memory = imports['env']?.['memory'] as WebAssembly.Memory;
        const functions = kernel?.functions(memory) ?? packageFunctions(() => exports);
        WebAssembly.instantiate(compiled, { ...imports, wasm_gemm: functions }).then((instance) => {
          exports = instance.exports;
          accept(instance);
        }, reject);
        return {};
      },
      onRuntimeInitialized: () => resolve(scope.Module as unknown as BergamotModule),
      onAbort: (reason) => reject(new Error(String(reason))),
      print: () => {},
      printErr: onComplaint,
    };
    scope.importScripts('bergamot-translator-worker.js');
  });
}

/** Starts the engine in this worker, once; `onComplaint` gets the lines of its error stream. */
export async function startEngine(
  wanted: KernelName | undefined,
  onComplaint: (line: string) => void,
): Promise<BergamotEngine> {
  const [compiled, kernel] = await Promise.all([
    WebAssembly.compileStreaming(fetch('bergamot-translator-worker.wasm')),
    kernelFor(wanted),
  ]);
  const module = await runGlue(compiled, kernel, onComplaint);
  const service = new module.BlockingService({ cacheSize: 0 });
  return { module, service, kernel: kernel?.name ?? 'package' };
}
