type Call = (...values: readonly number[]) => void;

/** The seven functions of the engine's import "wasm_gemm", by what they do. */
export interface Int8Functions {
  readonly prepareA: Call;
  readonly prepareB: Call;
  readonly prepareBFromTransposed: Call;
  readonly prepareBFromQuantizedTransposed: Call;
  readonly prepareBias: Call;
  readonly multiplyAndAddBias: Call;
  readonly selectColumnsOfB: Call;
}

/** The package's own functions, in its memory, with room from `free` on that it does not use. */
export interface PackageEngine {
  readonly functions: Int8Functions;
  readonly memory: WebAssembly.Memory;
  readonly free: number;
}

const PAGE = 65_536;
const ENGINE_PAGES = 256;

function namedFunctions(
  exports: WebAssembly.Exports,
  nameOf: (words: string) => string,
): Int8Functions {
  const named = (words: string) => exports[nameOf(words)] as Call;
  return {
    prepareA: named('prepare_a'),
    prepareB: named('prepare_b'),
    prepareBFromTransposed: named('prepare_b_from_transposed'),
    prepareBFromQuantizedTransposed: named('prepare_b_from_quantized_transposed'),
    prepareBias: named('prepare_bias'),
    multiplyAndAddBias: named('multiply_and_add_bias'),
    selectColumnsOfB: named('select_columns_of_b'),
  };
}

/** Instantiates the package's engine without its glue; its own start sets the tables that its int8 functions go through. */
export async function packageEngine(wasm: BufferSource, room: number): Promise<PackageEngine> {
  const module = await WebAssembly.compile(wasm);
  const pages = ENGINE_PAGES + Math.ceil(room / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: 32_768 });
  const imports: Record<string, WebAssembly.ModuleImports> = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = kind === 'memory' ? memory : () => 0;
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  (exports['__wasm_call_ctors'] as Call)();
  const functions = namedFunctions(exports, (words) => {
    const camel = words.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
    return `int8${camel}Fallback`;
  });
  return { functions, memory, free: ENGINE_PAGES * PAGE };
}

/** A kernel's functions by the same names. */
export function kernelFunctions(exports: WebAssembly.Exports): Int8Functions {
  return namedFunctions(exports, (words) => `int8_${words}`);
}
