import type { Kernel } from './model/prepare.ts';
import { type KernelSums, probe } from './probe.ts';

/**
 * How products of bytes are added up, fastest first: with the instruction that adds four products in 32 bits, which is
 * exact; two by two, saturated at 16 bits, to the last bit as Marian does on x86; without relaxed SIMD, exactly.
 */
export const KERNELS = ['dot-add', 'bit-equal', 'plain'] as const;
export type KernelName = (typeof KERNELS)[number];

/** The sums that each must give: a kernel that gives others on this machine is not used. */
const SUMS: Readonly<Record<KernelName, KernelSums>> = {
  'dot-add': 'exact',
  'bit-equal': 'saturating',
  plain: 'exact',
};

export interface NamedKernel extends Kernel {
  readonly name: KernelName;
}

async function fitting(name: KernelName, bytes: BufferSource): Promise<NamedKernel | undefined> {
  if (!WebAssembly.validate(bytes)) return undefined;
  const module = await WebAssembly.compile(bytes);
  const signedA = [false, true].find((signed) => probe(module, signed) === SUMS[name]);
  return signedA === undefined ? undefined : { name, module, signedA };
}

/** The first of some kernels that this machine computes rightly. Throws where there is none. */
export async function chooseKernel(
  names: readonly KernelName[],
  read: (name: KernelName) => Promise<BufferSource>,
): Promise<NamedKernel> {
  for (const name of names) {
    const kernel = await fitting(name, await read(name));
    if (kernel) return kernel;
  }
  throw new Error(`No kernel fits this machine: ${names.join(', ')}.`);
}
