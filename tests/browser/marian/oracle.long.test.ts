import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { NamedKernel } from '../../../src/marian/kernel.ts';
import { kernelNamed } from '../../marian/kernel.ts';
import { compareRandom, MODELS } from '../../marian/oracle.ts';

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 120_000 });

let kernel: NamedKernel;

beforeAll(async () => {
  kernel = await kernelNamed('bit-equal');
});

// It runs in Node, where the package is fast enough; it stands here because it is long.
describe('the engine with the bit-equal kernel says in Node what the package says', () => {
  it('is tried with three thousand sentences', () => {
    expect(MODELS.reduce((sum, { sentences }) => sum + sentences, 0)).toBeGreaterThan(3000);
  });

  it.each(MODELS)('for a random model: $name', async (kind) => {
    const { differences, distinct } = await compareRandom(kind, kernel, kind.sentences);
    console.log(
      `${kind.name}: ${kind.sentences} sentences, ${distinct} distinct translations,`,
      `${differences.length} differ`,
    );
    expect(differences.filter(({ isClose }) => !isClose)).toEqual([]);
    // A tenth: many of the sentences are of a word or two, and a random model with one even spread says little else.
    expect(distinct).toBeGreaterThan(kind.sentences / 10);
  });
});
