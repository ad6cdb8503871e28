import type { KernelName } from '../protocol.ts';
import { kernelInstance, probe, type Sums } from './probe.ts';

type OwnKernel = Exclude<KernelName, 'package'>;

/** The engine's seven int8 functions, once its memory is there. */
export interface Kernel {
  readonly name: OwnKernel;
  functions(memory: WebAssembly.Memory): WebAssembly.ModuleImports;
}

/** Fastest first, with the sums that each must give: a kernel that gives others is not used. */
const SUMS: Readonly<Record<OwnKernel, Sums>> = {
  'dot-add': 'exact',
  'bit-equal': 'saturating',
  plain: 'exact',
};

async function fitting(name: OwnKernel, bytes: BufferSource): Promise<Kernel | undefined> {
  if (!WebAssembly.validate(bytes)) return undefined;
  const module = await WebAssembly.compile(bytes);
  const signedA = [false, true].find((signed) => probe(module, signed) === SUMS[name]);
  if (signedA === undefined) return undefined;
  return {
    name,
    functions: (memory) => kernelInstance(module, memory, signedA) as WebAssembly.ModuleImports,
  };
}

/** The names to try, fastest first: Firefox compiles the package's own functions well enough to beat `plain`. */
export function kernelsFor(userAgent: string): readonly OwnKernel[] {
  return userAgent.includes('Firefox/')
    ? ['dot-add', 'bit-equal']
    : ['dot-add', 'bit-equal', 'plain'];
}

/** The first kernel that this machine computes rightly; undefined means the package's own functions. */
export async function chooseKernel(
  names: readonly OwnKernel[],
  read: (name: OwnKernel) => Promise<BufferSource>,
): Promise<Kernel | undefined> {
  for (const name of names) {
    const kernel = await fitting(name, await read(name));
    if (kernel) return kernel;
  }
  return undefined;
}
