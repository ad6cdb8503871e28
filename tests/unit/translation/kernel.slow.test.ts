import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildKernels } from '../../../scripts/kernels.mjs';
import { CASES, differences, distanceFromExact, ROOM } from '../../kernel/compare.ts';
import { kernelFunctions, type PackageEngine, packageEngine } from '../../kernel/package-engine.ts';
import { chooseKernel, kernelsFor } from '../../package-engine/kernel/kernel.ts';
import { kernelInstance, probe } from '../../package-engine/kernel/probe.ts';
import { someOf } from '../share.ts';

type Kernels = Awaited<ReturnType<typeof buildKernels>>;

const PACKAGE =
  'node_modules/@browsermt/bergamot-translator/worker/bergamot-translator-worker.wasm';

// Node 20 has relaxed SIMD, but does not offer it; later ones do and know no such flag.
if (process.version.startsWith('v20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');

let kernels: Kernels;
let engine: PackageEngine;

beforeAll(async () => {
  [kernels, engine] = await Promise.all([
    buildKernels(),
    readFile(PACKAGE).then((wasm) => packageEngine(wasm, ROOM)),
  ]);
});

/** The kernel with every byte sequence replaced by another of the same length. */
function altered(wasm: Uint8Array, from: readonly number[], to: readonly number[]) {
  const copy = wasm.slice();
  let changes = 0;
  for (let i = 0; i < copy.length; i++)
    if (from.every((byte, k) => copy[i + k] === byte)) {
      copy.set(to, i);
      changes++;
    }
  expect(changes).toBeGreaterThan(0);
  return copy;
}

function functionsOf(wasm: BufferSource, signedA = false) {
  return kernelFunctions(
    kernelInstance(new WebAssembly.Module(wasm), engine.memory, signedA) as WebAssembly.Exports,
  );
}

const SOME = someOf(CASES, 2);
const SATURATING = SOME.filter(({ range }) => range === 'extreme');
const EXTEND_UNSIGNED = [0xfd, 0x89, 0x01];
const EXTEND_SIGNED = [0xfd, 0x87, 0x01];
const I32X4_ADD = [0xfd, 0xae, 0x01];
const I32X4_SUB = [0xfd, 0xb1, 0x01];

describe('kernels', () => {
  it.each(['dot-add', 'bit-equal', 'plain'] as const)('%s owns nothing in memory', (name) => {
    const module = new WebAssembly.Module(kernels[name]);
    expect(WebAssembly.Module.imports(module)).toEqual([
      { module: 'env', name: 'memory', kind: 'memory' },
    ]);
    const sections = (id: number) => sectionIds(kernels[name]).filter((other) => other === id);
    expect(sections(11)).toEqual([]);
    expect(kernels[name].length).toBeLessThan(8192);
  });

  it('bit-equal gives the very words of the package', () => {
    const functions = functionsOf(kernels['bit-equal']);
    for (const given of SOME)
      expect(differences(engine, functions, given), JSON.stringify(given)).toEqual({
        a: 0,
        bias: 0,
        noBias: 0,
        product: 0,
      });
  });

  it('plain gives the very words of the package where nothing saturates, and exact sums everywhere', () => {
    const functions = functionsOf(kernels.plain);
    let saturated = 0;
    for (const given of SOME) {
      const { product, ...rest } = differences(engine, functions, given);
      expect(rest, JSON.stringify(given)).toEqual({ a: 0, bias: 0, noBias: 0 });
      if (given.range === 'mild') expect(product).toBe(0);
      else saturated += product;
    }
    expect(saturated).toBeGreaterThan(10_000);
    for (const given of SATURATING)
      expect(distanceFromExact(engine, functions, given), JSON.stringify(given)).toBeLessThan(1e-6);
  });

  it('leaves A unshifted where the processor reads it as signed', () => {
    const signed = altered(kernels.plain, EXTEND_UNSIGNED, EXTEND_SIGNED);
    const functions = functionsOf(signed, true);
    for (const given of SATURATING)
      expect(distanceFromExact(engine, functions, given), JSON.stringify(given)).toBeLessThan(1e-6);
  });
});

describe('choice of a kernel', () => {
  const from =
    (offered: Readonly<Record<string, Uint8Array<ArrayBuffer>>>) =>
    async (name: string): Promise<BufferSource> =>
      offered[name] ?? new Uint8Array();

  it('probes what a kernel computes', () => {
    expect(probe(new WebAssembly.Module(kernels.plain), false)).toBe('exact');
    expect(probe(new WebAssembly.Module(kernels.plain), true)).toBeUndefined();
    const signed = new WebAssembly.Module(altered(kernels.plain, EXTEND_UNSIGNED, EXTEND_SIGNED));
    expect(probe(signed, false)).toBeUndefined();
    expect(probe(signed, true)).toBe('exact');
  });

  it('refuses a kernel that computes wrongly', async () => {
    const wrong = altered(kernels.plain, I32X4_ADD, I32X4_SUB);
    expect(await chooseKernel(['plain'], from({ plain: wrong }))).toBeUndefined();
  });

  it('takes an exact kernel in the place of the saturating one for no reason', async () => {
    expect(await chooseKernel(['bit-equal'], from({ 'bit-equal': kernels.plain }))).toBeUndefined();
  });

  it('passes over what the engine cannot compile', async () => {
    const chosen = await chooseKernel(['dot-add', 'plain'], from({ plain: kernels.plain }));
    expect(chosen?.name).toBe('plain');
  });

  it('sets A to unshifted for the instance it hands over', async () => {
    const signed = altered(kernels.plain, EXTEND_UNSIGNED, EXTEND_SIGNED);
    const chosen = await chooseKernel(['dot-add'], from({ 'dot-add': signed }));
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { signedA } = chosen?.functions(memory) ?? {};
    expect((signedA as WebAssembly.Global).value).toBe(1);
  });

  it('leaves plain SIMD out in Firefox', () => {
    expect(
      kernelsFor('Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'),
    ).not.toContain('plain');
    expect(
      kernelsFor(
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36',
      ),
    ).toContain('plain');
  });
});

/** The ids of a module's sections, in order. */
function sectionIds(wasm: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 8; at < wasm.length; ) {
    ids.push(wasm[at++] ?? 0);
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++] ?? 0;
      size |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    at += size;
  }
  return ids;
}
