import { ModelError } from './model-file.ts';

/** The sizes of a model. Only one kind of network is known: a transformer with an SSRU decoder. */
export interface ModelConfig {
  /** Width of the embeddings and of every layer. */
  readonly embedding: number;
  readonly feedForward: number;
  readonly heads: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  /** Pieces of the source's and of the target's vocabulary. */
  readonly pieces: readonly [source: number, target: number];
  /** Whether both sides share one embedding. */
  readonly shared: boolean;
  /** The decoder layer whose first head says which word became which, from 0. */
  readonly alignmentLayer: number;
}

type Settings = ReadonlyMap<string, string>;

/** Settings that change the network, with the values that this engine computes; an absent one has the first. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  type: ['transformer'],
  'transformer-decoder-autoreg': ['rnn'],
  'dec-cell': ['ssru'],
  'dec-cell-base-depth': ['2'],
  'dec-cell-high-depth': ['1'],
  'transformer-preprocess': [''],
  'transformer-postprocess': ['dan'],
  'transformer-postprocess-emb': ['d', ''],
  'transformer-ffn-activation': ['relu'],
  'transformer-ffn-depth': ['2'],
  'transformer-decoder-ffn-depth': ['0', '2'],
};

/** Settings that must be there, and are read below. */
const READ = new Set([
  'dim-emb',
  'dim-vocabs',
  'enc-depth',
  'dec-depth',
  'transformer-heads',
  'transformer-dim-ffn',
  'transformer-decoder-dim-ffn',
  'transformer-guided-alignment-layer',
  'tied-embeddings',
  'tied-embeddings-all',
  'tied-embeddings-src',
]);

/** Settings of other kinds of network, or of training, that mean nothing to this one. */
const WITHOUT_EFFECT = new Set([
  'bert-train-type-embeddings',
  'bert-type-vocab-size',
  'dim-rnn',
  'enc-cell',
  'enc-cell-depth',
  'enc-type',
  'factors-combine',
  'skip',
  'layer-normalization',
  'transformer-aan-activation',
  'transformer-aan-depth',
  'transformer-aan-nogate',
  'transformer-dim-aan',
  'transformer-depth-scaling',
  'version',
]);

const OFF = new Set(['', 'false', '0', '[]', '~', 'null', 'none']);

/** Reads the flat YAML that Marian writes: `key: value`, lists in brackets or one item a line. */
function parse(yaml: string): Settings {
  const settings = new Map<string, string>();
  let last = '';
  for (const line of yaml.split('\n')) {
    const pair = /^([\w-]+):(.*)/.exec(line);
    const item = /^(?:\s+(?:-\s*)?|-\s*)(\S.*)/.exec(line);
    if (pair) {
      last = pair[1] ?? '';
      settings.set(last, (pair[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'));
    } else if (item) {
      const before = settings.get(last);
      const value = item[1]?.trimEnd() ?? '';
      settings.set(last, before ? `${before}, ${value}` : value);
    }
  }
  return settings;
}

function check(settings: Settings): void {
  for (const [name, values] of Object.entries(COMPUTED)) {
    const value = settings.get(name) ?? values[0] ?? '';
    if (!values.includes(value))
      throw new ModelError(`This engine does not compute "${name}: ${value}".`);
  }
  for (const [name, value] of settings) {
    const known = name in COMPUTED || READ.has(name) || WITHOUT_EFFECT.has(name);
    if (!known && !OFF.has(value))
      throw new ModelError(`This engine does not know the setting "${name}: ${value}".`);
  }
}

function whole(name: string, value: string | undefined): number {
  const number = Number(value);
  if (value === undefined || !Number.isInteger(number) || number < 1)
    throw new ModelError(`The model's setting "${name}" is "${value}".`);
  return number;
}

/** Both vocabularies share one embedding, or the target's is also the output layer; nothing else is computed. */
function isShared(settings: Settings): boolean {
  const is = (name: string) => settings.get(name) === 'true';
  if (is('tied-embeddings-all') || (is('tied-embeddings') && is('tied-embeddings-src')))
    return true;
  if (!is('tied-embeddings') || is('tied-embeddings-src'))
    throw new ModelError('This engine computes tied output embeddings only ("tied-embeddings").');
  return false;
}

function alignmentLayer(settings: Settings, layers: number): number {
  const name = 'transformer-guided-alignment-layer';
  const value = settings.get(name) ?? 'last';
  if (value === 'last') return layers - 1;
  const layer = whole(name, value);
  if (layer > layers) throw new ModelError(`The model's setting "${name}" is "${value}".`);
  return layer - 1;
}

/** Reads a model's own description (`special:model.yml`). Throws a ModelError that names the setting. */
export function readModelConfig(yaml: string): ModelConfig {
  const settings = parse(yaml);
  check(settings);
  const number = (name: string) => whole(name, settings.get(name));
  const embedding = number('dim-emb');
  const heads = number('transformer-heads');
  if (embedding % (4 * heads) !== 0)
    throw new ModelError(`${heads} heads do not divide ${embedding} columns into fours.`);
  const feedForward = number('transformer-dim-ffn');
  const inner = settings.get('transformer-decoder-dim-ffn') ?? '0';
  if (inner !== '0' && Number(inner) !== feedForward)
    throw new ModelError(`The model's setting "transformer-decoder-dim-ffn" is "${inner}".`);
  const pieces = (settings.get('dim-vocabs') ?? '').split(/[[\],\s]+/).filter(Boolean);
  const [source, target, ...more] = pieces.map((size) => whole('dim-vocabs', size));
  if (!source || !target || more.length > 0)
    throw new ModelError(`The model has ${pieces.length} vocabularies.`);
  const decoderLayers = number('dec-depth');
  return {
    embedding,
    feedForward,
    heads,
    encoderLayers: number('enc-depth'),
    decoderLayers,
    pieces: [source, target],
    shared: isShared(settings),
    alignmentLayer: alignmentLayer(settings, decoderLayers),
  };
}
