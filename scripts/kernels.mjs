// Builds the engine's WASM and the package's kernels from their AssemblyScript sources. Same sources, same compiler: same bytes.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// From where the tests run, since they may be bundled elsewhere.
const packageKernels = resolve('tests/package-engine/kernel/assembly');
const marian = join(root, 'src/marian/assembly');

/** What is built: the source file, and what the compiler is told of it. */
const kernels = {
  'dot-add': ['relaxed.ts', '--enable', 'relaxed-simd', '--use', 'DOT_ADD=1'],
  'bit-equal': ['relaxed.ts', '--enable', 'relaxed-simd', '--use', 'DOT_ADD=0'],
  plain: ['plain.ts'],
};

/** The engine's kernels; the numbers are those of `assembly/kernels.ts`. */
const marianKernels = {
  'dot-add': ['index.ts', '--enable', 'relaxed-simd', '--use', 'KERNEL=2'],
  'bit-equal': ['index.ts', '--enable', 'relaxed-simd', '--use', 'KERNEL=1'],
  plain: ['index.ts', '--use', 'KERNEL=0'],
};

/** The memory is the engine's: the kernel imports it, and has neither data nor a heap in it. */
const options = [
  ...[
    '-O3',
    '--enable',
    'simd',
    '--noAssert',
    '--runtime',
    'stub',
    '--importMemory',
    '--noExportMemory',
  ],
  ...['--disableWarning', '112', '--outFile', 'kernel.wasm'],
];

function readSource(name, folder) {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return null; // The compiler asks for files that may not exist.
  }
}

async function buildKernel(sources, [entry, ...more]) {
  const written = new Map();
  const { error, stderr } = await asc.main([entry, ...options, ...more, '--baseDir', sources], {
    readFile: readSource,
    writeFile: (name, contents) => written.set(name, contents),
  });
  if (error) throw new Error(`${entry}: ${error.message}\n${stderr}`.slice(0, 2000));
  return written.get('kernel.wasm');
}

async function buildAll(sources, all) {
  const built = {};
  for (const [name, args] of Object.entries(all)) built[name] = await buildKernel(sources, args);
  return built;
}

/** The modules for the package, by name of kernel. */
export const buildKernels = () => buildAll(packageKernels, kernels);

/** The engine's modules, by name of kernel. */
export const buildMarianKernels = () => buildAll(marian, marianKernels);

/** One of the engine's modules. */
export const buildMarianKernel = (name) => buildKernel(marian, marianKernels[name]);
