import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURES, randomModel } from '../bench/marian/random-model.ts';
import { sampleModel, samplePairs } from '../kernel/sample-sentences.ts';
import { openEnginePage } from '../kernel/serve.ts';
import type { KernelName } from '../package-engine/protocol.ts';
import { borrow, browsers, isShare } from './harness/index.ts';

const pairs = samplePairs();
const arabic = pairs.map((pair) => pair.arabic);
// The larger one takes long where nothing is compiled ahead.
const SIZES = process.env['WARRAQ_LONG']
  ? (['nano', 'micro', 'small'] as const)
  : (['nano'] as const);

function models() {
  const files: Record<string, Uint8Array> = sampleModel();
  for (const name of SIZES) {
    const { model, vocab } = randomModel(ARCHITECTURES[name], arabic);
    files[`${name}.bin`] = model;
    files[`${name}.spm`] = vocab;
  }
  return files;
}

// Not of a share: it is the package's engine, which the tests alone use, and Node compares the same (tests/unit/translation/kernel.slow.test.ts).
describe.skipIf(isShare).each(browsers)('the engine with our kernels in %s', (name) => {
  let page: Awaited<ReturnType<typeof openEnginePage>>;
  beforeAll(async () => {
    page = await openEnginePage(name, models(), borrow);
  });
  afterAll(() => page?.close());

  /** Runs the sample sentences in a worker of its own. */
  const translateSample = (kernel: KernelName | undefined, model: string, texts = arabic) =>
    page.view.evaluate(
      async (wanted: KernelName | undefined, key: string, given: readonly string[]) => {
        const { kernel: used } = await enginePage.start('test', wanted ?? undefined);
        await enginePage.load('test', key, key === 'sample' ? {} : { 'max-length-factor': 1 });
        const { translated } = await enginePage.translate('test', key, given);
        const { memory } = await enginePage.unload('test', key);
        enginePage.end('test');
        return { used, translated, memory };
      },
      kernel ?? null,
      model,
      texts,
    );

  type Compared = ReturnType<typeof enginePage.compare>;
  const compared = new Map<KernelName, Promise<Awaited<Compared>>>();
  /** How a kernel's products differ from the package's; each kernel is compared once. */
  const compare = (kernel: Exclude<KernelName, 'package'>): Promise<Awaited<Compared>> => {
    const made =
      compared.get(kernel) ??
      page.view.evaluate((wanted: typeof kernel) => enginePage.compare(wanted), kernel);
    compared.set(kernel, made);
    return made;
  };

  it('gives the very words of the package with the bit-equal kernel', async () => {
    const { sums, cases, differing } = await compare('bit-equal');
    expect(sums).toBe('saturating');
    expect(cases).toBeGreaterThan(200);
    expect(differing).toEqual([]);
  });

  it('gives them with plain SIMD, but where the package saturates', async () => {
    const { sums, differing } = await compare('plain');
    expect(sums).toBe('exact');
    expect(differing?.filter(({ range }) => range === 'mild')).toEqual([]);
    expect(differing?.length).toBeGreaterThan(0);
  });

  it('knows what the dot-add computes here, and is right', async () => {
    const { sums, differing } = await compare('dot-add');
    expect(['exact', 'saturating']).toContain(sums);
    if (sums === 'saturating') expect(differing).toEqual([]);
    expect(differing?.filter(({ range }) => range === 'mild')).toEqual([]);
  });

  it('chooses the fastest kernel that is right, and translates all sentences exactly', async () => {
    const { used, translated } = await translateSample(undefined, 'sample');
    const { sums } = await compare('dot-add');
    expect(used).toBe(sums === 'exact' ? 'dot-add' : 'bit-equal');
    expect(translated).toEqual(pairs.map(({ english }) => english));
  });

  it.each(['package', 'bit-equal', 'plain'] as const)(
    'translates all sentences exactly with: %s',
    async (kernel) => {
      const { used, translated } = await translateSample(kernel, 'sample');
      expect(used).toBe(kernel);
      expect(translated).toEqual(pairs.map(({ english }) => english));
    },
  );

  it('refuses to start with a kernel that does not fit the machine', async () => {
    const { sums } = await compare('dot-add');
    const started = translateSample('dot-add', 'sample');
    if (sums === 'exact') expect((await started).used).toBe('dot-add');
    else await expect(started).rejects.toThrow('does not fit');
  });

  it.each(SIZES)(
    'translates a random model (%s) as the package does, in no more memory',
    async (size) => {
      const texts = arabic.slice(0, 40);
      const theirs = await translateSample('package', size, texts);
      const ours = await translateSample('bit-equal', size, texts);
      // A random model repeats itself: the smallest of these says seventeen different things of forty.
      expect(new Set(theirs.translated).size).toBeGreaterThan(10);
      expect(ours.translated).toEqual(theirs.translated);
      expect(ours.memory).toBeLessThanOrEqual(theirs.memory);
    },
  );
});
