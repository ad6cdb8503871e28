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

/** `tiny`, `base` and `base-memory` are Mozilla's; the others are small ones for tests. */
export const ARCHITECTURES = {
  nano: sizes(512, [16, 32], [1, 1], 1),
  micro: sizes(1024, [64, 192], [2, 1], 4),
  small: sizes(4096, [128, 512], [3, 2], 8),
  tiny: sizes(32_000, [256, 1536], [6, 2], 8),
  base: sizes(32_000, [512, 2048], [6, 2], 8),
  'base-memory': sizes(32_000, [384, 1536], [6, 4], 8),
} as const;

/** What may be different about a random model. */
export interface Variety {
  /** Starts another stream of random numbers. */
  readonly seed?: number;
  /** How far the scores are spread: 1 unless said. */
  readonly spread?: number;
  /** 8-bit weights with stored input scales or without, or floats. */
  readonly kind?: 'alphas' | 'bytes' | 'floats';
  /** Whether source and target have an embedding each. */
  readonly separate?: boolean;
  /** Biases and norms that are not all the same. */
  readonly uneven?: boolean;
  /** What is added to the score of the end mark. */
  readonly endBias?: number;
}

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
function maker({ seed = 1, kind = 'alphas', uneven = false }: Variety) {
  const table = weightTable();
  const items: Item[] = [];
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return table[state >>> 16] ?? 0;
  };
  const constant = (name: string, length: number, value = 0) => {
    const values = new Float32Array(length).fill(value);
    items.push(
      floatItem(name, uneven && length > 1 ? values.map((v) => v + draw() / 300) : values),
    );
  };
  const weights = (name: string, rows: number, columns: number, spread = 1) => {
    const values = new Int8Array(rows * columns);
    for (let i = 0; i < values.length; i++) values[i] = draw();
    const scale = (127 / (4 * spread)) * Math.sqrt(rows);
    if (kind === 'floats') {
      const floats = floatItem(
        name,
        Float32Array.from(values, (value) => value / scale),
      );
      items.push({ ...floats, shape: [rows, columns] });
      return;
    }
    items.push(weightItem(name, [rows, columns], values, scale));
    if (kind === 'alphas') items.push(floatItem(`${name}_QuantMultA`, Float32Array.of(127 / 8)));
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
function description(sizes: Architecture, separate: boolean): string {
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
    'tied-embeddings-all': !separate,
    'tied-embeddings': separate,
    version: 'v1.12.14 2d067af 2024-02-16 11:44:13 -0500',
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/**
 * A model of random weights in the real format, and a vocabulary that knows the words of `texts`. It translates into
 * nonsense that never ends by itself: set `max-length-factor`.
 */
export function randomModel(sizes: Architecture, texts: readonly string[], variety: Variety = {}) {
  const { embedding: size, pieces } = sizes;
  const { spread = 1, separate = false, kind = 'alphas', endBias = 0 } = variety;
  const make = maker(variety);
  const embeddings = separate ? ['encoder_Wemb', 'decoder_Wemb'] : ['Wemb'];
  // An embedding's rows are as many as its pieces, but the scores add up over its columns.
  const evening = Math.sqrt(pieces / size);
  for (const name of embeddings) make.weights(name, pieces, size, spread * evening);
  for (let layer = 1; layer <= sizes.encoderLayers; layer++) {
    attention(make, `encoder_l${layer}_self`, size);
    feedForward(make, `encoder_l${layer}_ffn`, size, sizes.feedForward);
  }
  for (let layer = 1; layer <= sizes.decoderLayers; layer++) {
    recurrence(make, `decoder_l${layer}_rnn`, size);
    attention(make, `decoder_l${layer}_context`, size);
    feedForward(make, `decoder_l${layer}_ffn`, size, sizes.feedForward);
  }
  const biases = new Float32Array(pieces);
  biases[0] = endBias;
  make.items.push(floatItem('decoder_ff_logit_out_b', biases));
  if (kind === 'alphas') make.constant('none_QuantMultA', 1, 127 / 8);
  const items = make.items.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    model: modelFile([...items, configItem(description(sizes, separate))]),
    vocab: vocabularyFile(piecesFor(texts, pieces)),
  };
}
