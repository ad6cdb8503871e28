import { type ModelConfig, readModelConfig } from './model-config.ts';
import { type Item, ModelError, readModelFile } from './model-file.ts';

/** `x·weights + bias`. The weights lie column by column where they have 8 bits, row by row where they are floats. */
export interface Affine {
  readonly weights: Item;
  readonly bias: Item | undefined;
  /** What the input is multiplied by to fit 8 bits; without it every input finds its own. */
  readonly inputScale: Item | undefined;
}

/** The scale and bias of a layer norm. */
export interface Norm {
  readonly scale: Item;
  readonly bias: Item;
}

export interface Attention {
  readonly query: Affine;
  readonly key: Affine;
  readonly value: Affine;
  readonly output: Affine;
  readonly norm: Norm;
}

export interface FeedForward {
  readonly inner: Affine;
  readonly outer: Affine;
  readonly norm: Norm;
}

/** The simpler simple recurrent unit, SSRU: the decoder's memory of what it has written. */
export interface Recurrence {
  readonly input: Affine;
  readonly forget: Affine;
  readonly norm: Norm;
}

export interface EncoderLayer {
  readonly attention: Attention;
  readonly feedForward: FeedForward;
}

export interface DecoderLayer {
  readonly recurrence: Recurrence;
  readonly attention: Attention;
  readonly feedForward: FeedForward;
}

/** A model's tensors by what they do; their numbers stay in the file. */
export interface Network {
  readonly config: ModelConfig;
  /** pieces x embedding, row by row; the same item twice where both sides share it. */
  readonly embeddings: readonly [source: Item, target: Item];
  readonly encoder: readonly EncoderLayer[];
  readonly decoder: readonly DecoderLayer[];
  /** The target's embedding once more, transposed. */
  readonly output: Affine;
}

/** Every width must be a multiple of this, every number of columns of the next: the kernels take so many at once. */
const WIDTH_STEP = 16;
const COLUMN_STEP = 8;

function describe(file: Uint8Array, items: ReadonlyMap<string, Item>): ModelConfig {
  const item = items.get('special:model.yml');
  if (!item) throw new ModelError('The model does not say what it is ("special:model.yml").');
  const yaml = new TextDecoder().decode(file.subarray(item.offset, item.offset + item.size));
  return readModelConfig(yaml.split('\0', 1)[0] ?? '');
}

/** Finds the tensors, and sees to it that each has the shape and type that the computation takes. */
function tensors(items: ReadonlyMap<string, Item>) {
  const found = new Set<string>();
  const find = (name: string, shape: readonly number[]): Item => {
    const item = items.get(name);
    found.add(name);
    if (!item) throw new ModelError(`The model has no "${name}".`);
    if (item.shape.join(' x ') !== shape.join(' x '))
      throw new ModelError(
        `"${name}" is ${item.shape.join(' x ')} instead of ${shape.join(' x ')}.`,
      );
    return item;
  };
  const floats = (name: string, size: number): Item => {
    const item = find(name, [1, size]);
    if (item.type !== 'float32') throw new ModelError(`"${name}" is ${item.type}, not float32.`);
    return item;
  };
  const matrix = (name: string, rows: number, columns: number): Item => {
    const item = find(name, [rows, columns]);
    if (item.type === 'int8') throw new ModelError(`"${name}" is int8 without a scale.`);
    return item;
  };
  const scale = (name: string): Item | undefined => (items.has(name) ? floats(name, 1) : undefined);
  const affine = (name: string, rows: number, columns: number, bias?: string): Affine => {
    if (rows % WIDTH_STEP !== 0 || columns % COLUMN_STEP !== 0)
      throw new ModelError(`"${name}" has ${rows} x ${columns} numbers, which do not fit.`);
    return {
      weights: matrix(name, rows, columns),
      bias: bias === undefined ? undefined : floats(bias, columns),
      inputScale: scale(`${name}_QuantMultA`),
    };
  };
  const norm = (name: string, size: number): Norm => ({
    scale: floats(`${name}_ln_scale`, size),
    bias: floats(`${name}_ln_bias`, size),
  });
  /** A tensor that nobody asked for belongs to a computation that is not this one; only scales may be left over. */
  const checkAll = (): void => {
    for (const name of items.keys())
      if (!found.has(name) && !/^special:|_QuantMultA$/.test(name))
        throw new ModelError(`This engine does not know what "${name}" is for.`);
  };
  return { matrix, floats, scale, affine, norm, checkAll };
}

type Tensors = ReturnType<typeof tensors>;

function attention({ affine, norm }: Tensors, name: string, size: number): Attention {
  const part = (letter: string) => affine(`${name}_W${letter}`, size, size, `${name}_b${letter}`);
  return {
    query: part('q'),
    key: part('k'),
    value: part('v'),
    output: part('o'),
    norm: norm(`${name}_Wo`, size),
  };
}

function feedForward({ affine, norm }: Tensors, name: string, config: ModelConfig): FeedForward {
  const { embedding, feedForward: inner } = config;
  return {
    inner: affine(`${name}_W1`, embedding, inner, `${name}_b1`),
    outer: affine(`${name}_W2`, inner, embedding, `${name}_b2`),
    norm: norm(`${name}_ffn`, embedding),
  };
}

function recurrence({ affine, norm }: Tensors, name: string, size: number): Recurrence {
  return {
    input: affine(`${name}_W`, size, size),
    forget: affine(`${name}_Wf`, size, size, `${name}_bf`),
    norm: norm(`${name}_ffn`, size),
  };
}

function outputLayer({ floats, scale }: Tensors, weights: Item, pieces: number): Affine {
  if (pieces % COLUMN_STEP !== 0)
    throw new ModelError(`The target's ${pieces} pieces are no multiple of ${COLUMN_STEP}.`);
  return {
    weights,
    bias: floats('decoder_ff_logit_out_b', pieces),
    // The transposed embedding has no name in Marian, so its scale is called "none".
    inputScale: scale('none_QuantMultA') ?? scale(`${weights.name}_QuantMultA`),
  };
}

/** Reads a model file: what it holds, and whether this engine can compute it. Throws a ModelError that says what not. */
export function readNetwork(file: Uint8Array): Network {
  const items = readModelFile(file);
  const config = describe(file, items);
  const { embedding: size, shared, pieces } = config;
  const find = tensors(items);
  const source = find.matrix(shared ? 'Wemb' : 'encoder_Wemb', pieces[0], size);
  const target = shared ? source : find.matrix('decoder_Wemb', pieces[1], size);
  const layers = <Layer>(count: number, make: (number: number) => Layer): readonly Layer[] =>
    Array.from({ length: count }, (_, index) => make(index + 1));
  const network: Network = {
    config,
    embeddings: [source, target],
    encoder: layers(config.encoderLayers, (number) => ({
      attention: attention(find, `encoder_l${number}_self`, size),
      feedForward: feedForward(find, `encoder_l${number}_ffn`, config),
    })),
    decoder: layers(config.decoderLayers, (number) => ({
      recurrence: recurrence(find, `decoder_l${number}_rnn`, size),
      attention: attention(find, `decoder_l${number}_context`, size),
      feedForward: feedForward(find, `decoder_l${number}_ffn`, config),
    })),
    output: outputLayer(find, target, pieces[1]),
  };
  find.checkAll();
  return network;
}
