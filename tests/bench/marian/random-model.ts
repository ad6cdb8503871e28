import { configItem, floatItem, type Item, modelFile, weightItem } from './model-file.ts';
import { piecesFor, vocabularyFile } from './vocabulary-file.ts';

/** Sizes of a transformer with an SSRU decoder, which is what all Mozilla's models are. */
export interface Architecture {
  readonly pieces: number;
  readonly embedding: number;
  readonly feedForward: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  readonly heads: number;
}

const sizes = (
  pieces: number,
  [embedding, feedForward]: readonly [number, number],
  [encoderLayers, decoderLayers]: readonly [number, number],
  heads: number,
): Architecture => ({ pieces, embedding, feedForward, encoderLayers, decoderLayers, heads });

/** `base-memory` and `tiny` are Mozilla's; the others are small ones for tests. */
export const ARCHITECTURES = {
  nano: sizes(512, [16, 32], [1, 1], 1),
  micro: sizes(1024, [64, 192], [2, 1], 4),
  small: sizes(4096, [128, 512], [3, 2], 8),
  tiny: sizes(32_000, [256, 1536], [6, 2], 8),
  'base-memory': sizes(32_000, [384, 1536], [6, 4], 8),
} as const;

/** A normal distribution in whole numbers, four deviations wide, to draw weights from: 29 million are needed. */
function weightTable(): Int8Array {
  const table = new Int8Array(65_536);
  let state = 12_345;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  return table.map(() => {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    return Math.max(-127, Math.min(127, Math.round((normal * 127) / 4)));
  });
}

/** Makes the items of one model, with its own stream of random numbers. */
function maker() {
  const table = weightTable();
  const items: Item[] = [];
  let state = 1;
  const constant = (name: string, length: number, value = 0) =>
    items.push(floatItem(name, new Float32Array(length).fill(value)));
  const weights = (name: string, rows: number, columns: number) => {
    const values = new Int8Array(rows * columns);
    for (let i = 0; i < values.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      values[i] = table[state >>> 16] ?? 0;
    }
    const deviation = 1 / Math.sqrt(rows);
    items.push(weightItem(name, [rows, columns], values, 127 / (4 * deviation)));
    constant(`${name}_QuantMultA`, 1, 127 / 8);
  };
  const norm = (name: string, length: number) => {
    constant(`${name}_ln_scale`, length, 1);
    constant(`${name}_ln_bias`, length);
  };
  return { items, constant, weights, norm };
}

type Maker = ReturnType<typeof maker>;

function attention({ weights, constant, norm }: Maker, name: string, size: number): void {
  for (const part of ['q', 'k', 'v', 'o']) {
    weights(`${name}_W${part}`, size, size);
    constant(`${name}_b${part}`, size);
  }
  norm(`${name}_Wo`, size);
}

function feedForward(make: Maker, name: string, size: number, inner: number): void {
  make.weights(`${name}_W1`, size, inner);
  make.constant(`${name}_b1`, inner);
  make.weights(`${name}_W2`, inner, size);
  make.constant(`${name}_b2`, size);
  make.norm(`${name}_ffn`, size);
}

function recurrence({ weights, constant, norm }: Maker, name: string, size: number): void {
  weights(`${name}_W`, size, size);
  weights(`${name}_Wf`, size, size);
  constant(`${name}_bf`, size);
  norm(`${name}_ffn`, size);
}

/** What Marian must know to build the network; what is not said here it takes as off. */
function description(sizes: Architecture): string {
  return Object.entries({
    type: 'transformer',
    'dim-emb': sizes.embedding,
    'dim-vocabs': `[${sizes.pieces}, ${sizes.pieces}]`,
    'enc-depth': sizes.encoderLayers,
    'dec-depth': sizes.decoderLayers,
    'transformer-heads': sizes.heads,
    'transformer-dim-ffn': sizes.feedForward,
    'transformer-ffn-depth': 2,
    'transformer-ffn-activation': 'relu',
    'transformer-preprocess': '""',
    'transformer-postprocess': 'dan',
    'transformer-postprocess-emb': 'd',
    'transformer-decoder-autoreg': 'rnn',
    'transformer-guided-alignment-layer': 'last',
    'dec-cell': 'ssru',
    'dec-cell-base-depth': 2,
    'dec-cell-high-depth': 1,
    'tied-embeddings-all': true,
    version: 'v1.12.14 2d067af 2024-02-16 11:44:13 -0500',
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/**
 * A model of random weights in the real format, and a vocabulary that knows the words of `texts`. It translates into
 * nonsense that never ends by itself: set `max-length-factor`.
 */
export function randomModel(sizes: Architecture, texts: readonly string[]) {
  const { embedding: size, pieces } = sizes;
  const make = maker();
  make.weights('Wemb', pieces, size);
  for (let layer = 1; layer <= sizes.encoderLayers; layer++) {
    attention(make, `encoder_l${layer}_self`, size);
    feedForward(make, `encoder_l${layer}_ffn`, size, sizes.feedForward);
  }
  for (let layer = 1; layer <= sizes.decoderLayers; layer++) {
    recurrence(make, `decoder_l${layer}_rnn`, size);
    attention(make, `decoder_l${layer}_context`, size);
    feedForward(make, `decoder_l${layer}_ffn`, size, sizes.feedForward);
  }
  make.constant('decoder_ff_logit_out_b', pieces);
  make.constant('none_QuantMultA', 1, 127 / 8);
  const items = make.items.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    model: modelFile([...items, configItem(description(sizes))]),
    vocab: vocabularyFile(piecesFor(texts, pieces)),
  };
}
