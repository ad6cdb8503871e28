import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceModel } from '../../../src/marian/reference/model.ts';
import type { Sums } from '../../../src/marian/reference/rows.ts';
import { readVocabulary } from '../../../src/marian/sentencepiece/vocabulary.ts';
import { ARCHITECTURES, randomModel } from '../../bench/marian/random-model.ts';
import { samplePairs } from '../../kernel/sample-sentences.ts';
import { openEnginePage } from '../../kernel/serve.ts';
import { borrow, browsers, mainlyIn } from '../harness/index.ts';

const texts = samplePairs().map(({ arabic }) => arabic);
const SIZES = process.env['WARRAQ_LONG'] ? (['nano', 'micro'] as const) : (['nano'] as const);
const models = SIZES.map((name) => ({ name, ...randomModel(ARCHITECTURES[name], texts) }));

/** The reference's translations, as long as their sources at most. */
function reference({ model, vocab }: (typeof models)[number], sums: Sums): readonly string[] {
  const { encode, decode, eosId: end, unkId: unknown } = readVocabulary(vocab);
  const translate = referenceModel(model, sums);
  return texts.map((text) => {
    const ids = [...encode(text).ids, end];
    return decode(translate(ids, { longest: ids.length, end, unknown }).ids).text;
  });
}

describe.runIf(mainlyIn('firefox')).each(browsers)('the dot-add kernel in %s', (browser) => {
  let page: Awaited<ReturnType<typeof openEnginePage>>;
  beforeAll(async () => {
    const files = models.flatMap(({ name, model, vocab }) => [
      [`${name}.bin`, model],
      [`${name}.spm`, vocab],
    ]);
    page = await openEnginePage(browser, Object.fromEntries(files), borrow);
  });
  afterAll(() => page?.close());

  /** Translations; null where the machine's dot does not add exactly. */
  const translations = (name: string): Promise<readonly string[] | null> =>
    page.view.evaluate(
      async (model: string, given: readonly string[]) => {
        const { marian } = enginePage;
        const started = await marian.start(model, 'dot-add').catch((error) => String(error));
        if (typeof started === 'string') {
          if (started.includes('No kernel fits')) return null;
          throw new Error(started);
        }
        await marian.load(model, model);
        const { translated } = await marian.translate(model, model, given, 1);
        marian.end(model);
        return translated;
      },
      name,
      texts,
    );

  it.each(models)('says what the reference with exact sums says: $name', async (model) => {
    const found = await translations(model.name);
    if (!found) {
      console.log(`${browser}: this machine's dot is not exact here, so the kernel is not used`);
      return;
    }
    const saturating = reference(model, 'saturating');
    const different = found.filter((text, i) => text !== saturating[i]).length;
    console.log(
      `${browser}, ${model.name}: ${different} of ${texts.length} differ from Marian, which saturates`,
    );
    expect(found).toEqual(reference(model, 'exact'));
  });
});
