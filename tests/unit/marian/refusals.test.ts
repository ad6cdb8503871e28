import { describe, expect, it } from 'vitest';
import { readModelConfig } from '../../../src/marian/model/model-config.ts';
import { readModelFile } from '../../../src/marian/model/model-file.ts';
import { readNetwork } from '../../../src/marian/model/network.ts';
import { configItem, floatItem, type Item, modelFile } from '../../bench/marian/model-file.ts';
import { ARCHITECTURES, randomModel } from '../../bench/marian/random-model.ts';

const { model } = randomModel(ARCHITECTURES.nano, []);
const SETTINGS = (() => {
  const { offset, size } = readModelFile(model).get('special:model.yml') ?? { offset: 0, size: 0 };
  return new TextDecoder().decode(model.subarray(offset, offset + size - 1));
})();

/** The settings of a model that is computed, with some of them said otherwise, or not at all. */
function settings(others: Readonly<Record<string, string | undefined>>): string {
  const kept = SETTINGS.split('\n').filter((line) => !((line.split(':')[0] ?? '') in others));
  const said = Object.entries(others).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return [...kept, ...said].join('\n');
}

describe('the description of a model', () => {
  it('is read', () => {
    const { nano } = ARCHITECTURES;
    const sizes = { embedding: nano.embedding, feedForward: nano.feedForward, heads: nano.heads };
    expect(readModelConfig(SETTINGS)).toMatchObject(sizes);
    const harmless = { 'dim-rnn': '1024', 'label-smoothing': 'false', 'some-thing': '[]' };
    expect(readModelConfig(settings(harmless))).toMatchObject(sizes);
  });

  it.each([
    ['type', 's2s'],
    ['transformer-decoder-autoreg', 'self-attention'],
    ['dec-cell', 'gru'],
    ['transformer-preprocess', 'n'],
    ['transformer-postprocess', 'da'],
    ['transformer-postprocess-emb', 'n'],
    ['transformer-ffn-activation', 'swish'],
    ['transformer-ffn-depth', '3'],
    ['transformer-decoder-dim-ffn', '48'],
    ['transformer-guided-alignment-layer', '7'],
    ['transformer-heads', '3'],
    ['dim-emb', 'wide'],
    ['dim-emb', undefined],
    ['enc-depth', '0'],
    ['dec-depth', undefined],
    ['transformer-train-position-embeddings', 'true'],
    ['input-types', '[sequence, class]'],
    ['output-omit-bias', 'true'],
    ['lemma-dim-emb', '64'],
    ['setting-of-a-later-version', '1.5'],
  ])('with "%s: %s" is refused, by its name', (name, value) => {
    const read = () => readModelConfig(settings({ [name]: value }));
    expect(read).toThrow(name === 'transformer-heads' ? '3 heads' : `"${name}`);
  });

  it.each(['dim-vocabs: [32, 32, 32]', 'tied-embeddings-all: false'])(
    'with "%s" is refused',
    (line) => {
      const [name = '', value = ''] = line.split(': ');
      expect(() => readModelConfig(settings({ [name]: value }))).toThrow(/vocabularies|tied/);
    },
  );
});

/** The nano model's tensors, to be written again otherwise. */
function items(): Item[] {
  return [...readModelFile(model).values()].map(({ name, type, shape, offset, size }) => ({
    name,
    shape,
    type: type === 'int8' ? 'bytes' : type,
    data: model.slice(
      offset,
      offset + (type === 'float32' ? 4 * size : size + (type === 'int8' ? 0 : 4)),
    ),
  }));
}

const written = (change: (all: Item[]) => readonly Item[]) => modelFile(change(items()));

describe('a model file', () => {
  it('is read as it was written', () => {
    expect(readNetwork(written((all) => all)).config).toEqual(readNetwork(model).config);
  });

  it.each([
    'Wemb',
    'encoder_l1_self_Wq',
    'encoder_l1_self_Wo_ln_bias',
    'decoder_l1_rnn_bf',
    'decoder_ff_logit_out_b',
    'special:model.yml',
  ])('without "%s" is refused, by its name', (name) => {
    const file = written((all) => all.filter((item) => item.name !== name));
    expect(() => readNetwork(file)).toThrow(`"${name}"`);
  });

  it.each(['encoder_emb_ln_scale', 'Wpos', 'decoder_l2_rnn_W', 'encoder_l1_self_Wq_bottleneck'])(
    'with the unknown "%s" is refused, by its name',
    (name) => {
      const file = written((all) => [...all, floatItem(name, Float32Array.of(1))]);
      expect(() => readNetwork(file)).toThrow(`"${name}"`);
    },
  );

  it('with a tensor of another shape or type is refused, by its name', () => {
    const narrow = written((all) =>
      all.map((item) =>
        item.name === 'decoder_l1_rnn_bf' ? floatItem(item.name, new Float32Array(8)) : item,
      ),
    );
    expect(() => readNetwork(narrow)).toThrow('"decoder_l1_rnn_bf" is 1 x 8 instead of 1 x 16.');
    const bytes = written((all) =>
      all.map((item) =>
        item.name === 'encoder_l1_self_Wq' ? { ...item, type: 'bytes' as const } : item,
      ),
    );
    expect(() => readNetwork(bytes)).toThrow('"encoder_l1_self_Wq" is int8');
  });

  it('of another version, of an unknown type, or cut off is refused', () => {
    const later = model.slice();
    later[0] = 2;
    expect(() => readNetwork(later)).toThrow('Version 2');
    const half = model.slice();
    new DataView(half.buffer).setBigUint64(16 + 8, 0x0402n, true);
    expect(() => readNetwork(half)).toThrow('0x402');
    expect(() => readNetwork(model.slice(0, 2000))).toThrow('cut off');
  });

  it('that says what is not computed is refused', () => {
    const file = written((all) =>
      all.map((item) =>
        item.name === 'special:model.yml' ? configItem(settings({ 'dec-cell': 'gru' })) : item,
      ),
    );
    expect(() => readNetwork(file)).toThrow('"dec-cell: gru"');
  });
});
