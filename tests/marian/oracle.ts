import { readFileSync } from 'node:fs';
import type { NamedKernel } from '../../src/marian/kernel.ts';
import { referenceModel } from '../../src/marian/reference/model.ts';
import { readVocabulary } from '../../src/marian/sentencepiece/vocabulary.ts';
import { createTranslator } from '../../src/marian/translator.ts';
import {
  ARCHITECTURES,
  type Architecture,
  randomModel,
  type Variety,
} from '../bench/marian/random-model.ts';
import { samplePairs } from '../kernel/sample-sentences.ts';
import { startPackage } from './package.ts';
import { translateAll } from './translate.ts';

const FOLDER = 'tests/sample-model/model';
const pairs = samplePairs();
const words = pairs.flatMap(({ arabic }) => arabic.split(' '));

/** Below this the order in which floats are added up may decide which score is best. */
const CLOSE = 1e-3;

/** Sentences of one to forty words, from the sample's. */
function inventedSentences(count: number, seed: number): readonly string[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(1 + next(40)) }, () => words[next(words.length)]).join(' '),
  );
}

/** A kind of random model, and with how many sentences the long test tries it. */
export interface ModelKind extends Variety {
  readonly name: string;
  readonly sizes: Architecture;
  readonly sentences: number;
}

const { micro, nano, small, tiny, base, 'base-memory': memory } = ARCHITECTURES;
const fewer = { pieces: 2048, encoderLayers: 3 };

/** The widths and heads of Mozilla's architectures with fewer pieces and layers, and small ones of all kinds. */
export const MODELS: readonly ModelKind[] = [
  ...[0.3, 1, 3].map((spread, i): ModelKind => {
    const variety = { spread, seed: i + 7, endBias: spread, uneven: true };
    return { name: `micro, scores spread ${spread}`, sizes: micro, sentences: 700, ...variety };
  }),
  { name: 'micro, no input scales', sizes: micro, sentences: 300, kind: 'bytes', endBias: 1 },
  { name: 'micro, floats', sizes: micro, sentences: 200, kind: 'floats', endBias: 1 },
  { name: 'micro, two embeddings', sizes: micro, sentences: 200, separate: true, endBias: 1 },
  { name: 'nano', sizes: nano, sentences: 400, endBias: 1 },
  { name: 'small', sizes: small, sentences: 100, uneven: true, endBias: 2 },
  { name: 'tiny', sizes: { ...tiny, ...fewer }, sentences: 40, endBias: 2 },
  { name: 'base-memory', sizes: { ...memory, ...fewer }, sentences: 30, endBias: 2 },
  { name: 'base', sizes: { ...base, ...fewer }, sentences: 30, endBias: 2 },
];

const PRECISION = {
  alphas: 'int8shiftAlphaAll',
  bytes: 'int8shiftAll',
  floats: 'float32',
} as const;

/** A text on which the engine and the package disagree. */
export interface Difference {
  readonly text: string;
  readonly ours: string;
  readonly theirs: string;
  /** Whether a decision on the way was so close that rounding may turn it. */
  readonly isClose: boolean;
}

interface Files {
  readonly model: Uint8Array;
  readonly vocabularies: readonly Uint8Array[];
}

function smallestMargin({ model, vocabularies }: Files) {
  const vocabulary = readVocabulary(vocabularies[0] ?? new Uint8Array());
  const { eosId: end, unkId: unknown } = vocabulary;
  const translate = referenceModel(model, 'saturating');
  return (text: string): number => {
    const ids = [...vocabulary.encode(text).ids, end];
    return Math.min(...translate(ids, { longest: 2 * ids.length, end, unknown }).margins);
  };
}

/** Translates with the package and with the engine. */
async function compare(
  files: Files,
  kernel: NamedKernel,
  texts: readonly string[],
  config: Readonly<Record<string, string>> = {},
) {
  const translate = await startPackage(files.model, files.vocabularies, config);
  const theirs = texts.map(translate);
  const ours = translateAll(createTranslator(files, kernel), texts).map(
    ({ target }) => target.text,
  );
  const marginOf = smallestMargin(files);
  const differences = texts.flatMap((text, i): Difference[] =>
    ours[i] === theirs[i]
      ? []
      : [{ text, ours: ours[i] ?? '', theirs: theirs[i] ?? '', isClose: marginOf(text) < CLOSE }],
  );
  return { ours, distinct: new Set(theirs).size, differences };
}

/** Compares on the sample model's sentences; `right` is what it must say. */
export async function compareSample(kernel: NamedKernel) {
  const model = readFileSync(`${FOLDER}/model.bin`);
  const vocabularies = [readFileSync(`${FOLDER}/vocab.spm`)];
  const texts = pairs.map(({ arabic }) => arabic);
  const right = pairs.map(({ english }) => english);
  return { ...(await compare({ model, vocabularies }, kernel, texts)), right };
}

/** So many sentences, and a random model that knows their words. */
export function randomCase(kind: ModelKind, sentences: number) {
  const texts = inventedSentences(sentences, kind.sizes.embedding + sentences);
  return { texts, ...randomModel(kind.sizes, texts, kind) };
}

/** Compares on so many sentences with a random model. */
export async function compareRandom(kind: ModelKind, kernel: NamedKernel, sentences: number) {
  const { texts, model, vocab } = randomCase(kind, sentences);
  const vocabularies = kind.separate ? [vocab, vocab] : [vocab];
  const config = { 'gemm-precision': PRECISION[kind.kind ?? 'alphas'] };
  return compare({ model, vocabularies }, kernel, texts, config);
}
