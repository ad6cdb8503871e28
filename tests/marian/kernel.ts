import { setFlagsFromString } from 'node:v8';
import { buildMarianKernel } from '../../scripts/kernels.mjs';
import { chooseKernel, type KernelName, type NamedKernel } from '../../src/marian/kernel.ts';

// Node 20 has relaxed SIMD, but does not offer it; later ones do and know no such flag.
if (process.version.startsWith('v20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');

// Built once a process, which test files share.
const shared = globalThis as { builtKernels?: Map<KernelName, Promise<NamedKernel>> };
shared.builtKernels ??= new Map();
const built = shared.builtKernels;

/** The engine's kernel of this name, built and probed. */
export async function kernelNamed(name: KernelName): Promise<NamedKernel> {
  const kernel = built.get(name) ?? chooseKernel([name], buildMarianKernel);
  built.set(name, kernel);
  return kernel;
}
