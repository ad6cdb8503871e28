import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { NamedKernel } from '../../../src/marian/kernel.ts';
import { createTranslator } from '../../../src/marian/translator.ts';
import { openEnginePage } from '../../kernel/serve.ts';
import { kernelNamed } from '../../marian/kernel.ts';
import { compareRandom, MODELS, randomCase } from '../../marian/oracle.ts';
import { translateAll } from '../../marian/translate.ts';
import { browsers } from '../harness/index.ts';

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

const oneVocabulary = MODELS.filter(({ separate }) => !separate);

describe.each(browsers)('and says the same in %s', (browser) => {
  const cases = oneVocabulary.map((kind, i) => ({
    kind: kind.name,
    id: `model${i}`,
    ...randomCase(kind, kind.sentences),
  }));
  let page: Awaited<ReturnType<typeof openEnginePage>>;
  beforeAll(async () => {
    const files = cases.flatMap(({ id, model, vocab }) => [
      [`${id}.bin`, model],
      [`${id}.spm`, vocab],
    ]);
    page = await openEnginePage(browser, Object.fromEntries(files));
  });
  afterAll(() => page?.close());

  it.each(cases)('for a random model: $kind', async ({ id, texts, model, vocab }) => {
    const said = await page.view.evaluate(
      async (name: string, given: readonly string[]) => {
        const { marian } = enginePage;
        await marian.start(name, 'bit-equal');
        await marian.load(name, name);
        const { translated } = await marian.translate(name, name, given, 2);
        marian.end(name);
        return translated;
      },
      id,
      texts,
    );
    const engine = createTranslator({ model, vocabularies: [vocab] }, kernel);
    expect(said).toEqual(translateAll(engine, texts).map(({ target }) => target.text));
  });
});
