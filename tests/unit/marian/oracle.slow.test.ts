import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { NamedKernel } from '../../../src/marian/kernel.ts';
import { kernelNamed } from '../../marian/kernel.ts';
import { compareRandom, compareSample, MODELS } from '../../marian/oracle.ts';
import { someOf } from '../share.ts';

// The package takes its time in Node; a busy machine more.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const SMALL = MODELS.filter(({ name }) => /^(micro|nano)/.test(name));

let kernel: NamedKernel;

beforeAll(async () => {
  kernel = await kernelNamed('bit-equal');
});

// The long test tries more models, with thousands of sentences.
describe('the engine with the bit-equal kernel says what the package says', () => {
  it('for the sample model, which is right', async () => {
    const { differences, ours, right } = await compareSample(kernel);
    expect(differences).toEqual([]);
    expect(ours).toEqual(right);
  });

  it.each(someOf(SMALL, 2))('for a random model: $name', async (kind) => {
    const { differences, distinct } = await compareRandom(kind, kernel, 12);
    expect(differences.filter(({ isClose }) => !isClose)).toEqual([]);
    expect(distinct).toBeGreaterThan(4);
  });
});
