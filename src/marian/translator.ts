import { type BatchOptions, type Translation, translateBatch } from './batch.ts';
import { ModelError } from './model/model-file.ts';
import { type Kernel, type PreparedModel, prepareModel } from './model/prepare.ts';
import {
  type Decoded,
  type Pieces,
  readVocabulary,
  type Vocabulary,
} from './sentencepiece/vocabulary.ts';
import { createModelMemory, type ModelMemory } from './workspace.ts';

/** The files of a model. */
export interface ModelFiles {
  /** Copied, unless it lies in the memory that it is to be prepared in. */
  readonly model: Uint8Array | ModelMemory;
  /** One where both languages share it, else the source's and the target's. */
  readonly vocabularies: readonly Uint8Array[];
}

/** A sentence's translation. */
export interface TranslatedSentence {
  /** The translation's text, with the stretch of it that each target piece gave. */
  readonly target: Decoded;
  /** The source's pieces, with the stretch of the source that each covers. */
  readonly source: Pieces;
  /** For each target piece, how much the model looked at each source piece when it said it. */
  readonly attention: readonly Float32Array[];
}

export interface TranslateOptions {
  /** How many pieces a translation may have, for one of its source; 2 unless said. It is cut there. */
  readonly lengthFactor?: number;
}

/** A model, ready to translate. Its memory is freed with it. */
export interface Translator {
  /** Size of the memory in bytes. */
  readonly memory: number;
  /**
   * Translates sentences together. Yields each with its place as soon as it is finished, and undefined every few tens of
   * milliseconds: a caller that wants to stop just takes no more.
   */
  translate(
    texts: readonly string[],
    options?: TranslateOptions,
  ): Generator<readonly [index: number, sentence: TranslatedSentence] | undefined, void>;
}

/** A longer sentence is translated in parts of so many pieces, the end mark included. */
const LONGEST = 200;
/** So many pieces are translated at once, which bounds the memory. */
const BATCH = 1024;

/** A part of a sentence: its source ids with the end mark, and where it starts among the sentence's pieces. */
interface Part {
  readonly sentence: number;
  readonly start: number;
  readonly ids: readonly number[];
}

function partsOf(ids: Int32Array, sentence: number, end: number): Part[] {
  const step = LONGEST - 1;
  return Array.from({ length: Math.ceil(ids.length / step) }, (_, i) => ({
    sentence,
    start: i * step,
    ids: [...ids.subarray(i * step, (i + 1) * step), end],
  }));
}

/** Parts in order, in batches that are not too large. */
function batchesOf(parts: readonly Part[]): Part[][] {
  const batches: Part[][] = [];
  let room = 0;
  for (const part of parts) {
    room -= part.ids.length;
    if (room < 0) {
      batches.push([]);
      room = BATCH - part.ids.length;
    }
    batches.at(-1)?.push(part);
  }
  return batches;
}

/** A part's rows as rows over all pieces of the sentence; the end mark's column, and its row, are left out. */
function attentionOf({ ids, attention }: Translation, { start }: Part, pieces: number) {
  return ids.map((_, i) => {
    const row = new Float32Array(pieces);
    const part = attention[i] ?? row;
    row.set(part.subarray(0, Math.min(part.length - 1, pieces - start)), start);
    return row;
  });
}

/** Puts the parts of a sentence together. */
function joined(
  vocabulary: Vocabulary,
  source: Pieces,
  parts: readonly (readonly [Part, Translation])[],
): TranslatedSentence {
  const inOrder = parts.toSorted(([one], [other]) => one.start - other.start);
  return {
    target: vocabulary.decode(inOrder.flatMap(([, { ids }]) => ids)),
    source,
    attention: inOrder.flatMap(([part, translation]) =>
      attentionOf(translation, part, source.ids.length),
    ),
  };
}

function vocabulariesOf(files: readonly Uint8Array[]): readonly [Vocabulary, Vocabulary] {
  const [source, target = source, ...more] = files.map(readVocabulary);
  if (!source || !target || more.length > 0)
    throw new ModelError(`A model has one vocabulary or two, not ${files.length}.`);
  return [source, target];
}

function checkSizes({ network }: PreparedModel, vocabularies: readonly Vocabulary[]): void {
  const sizes = network.config.pieces;
  vocabularies.forEach(({ size }, side) => {
    if (size > (sizes[side] ?? 0))
      throw new ModelError(`The vocabulary has ${size} pieces, the model ${sizes[side]}.`);
  });
}

/** One translation of some sentences: what is known of each. */
interface Task {
  readonly vocabulary: Vocabulary;
  readonly sources: readonly Pieces[];
  readonly parts: readonly (readonly Part[])[];
  readonly done: readonly (readonly [Part, Translation])[][];
}

/** Takes in a part; if it is the sentence's last one, the sentence. */
function takeIn(task: Task, part: Part, translation: Translation) {
  const { sentence } = part;
  const done = task.done[sentence];
  const source = task.sources[sentence];
  done?.push([part, translation]);
  if (!done || !source || done.length < (task.parts[sentence]?.length ?? 0)) return undefined;
  return [sentence, joined(task.vocabulary, source, done)] as const;
}

function* translateTask(model: PreparedModel, task: Task, options: BatchOptions) {
  for (const [index, source] of task.sources.entries())
    if (source.ids.length === 0) yield [index, joined(task.vocabulary, source, [])] as const;
  for (const batch of batchesOf(task.parts.flat())) {
    const sources = batch.map(({ ids }) => ids);
    for (const found of translateBatch(model, sources, options)) {
      const part = found && batch[found[0]];
      yield part ? takeIn(task, part, found[1]) : undefined;
    }
  }
}

function inMemory(model: Uint8Array | ModelMemory): ModelMemory {
  if (!(model instanceof Uint8Array)) return model;
  const memory = createModelMemory(model.length);
  memory.space.bytes(memory.at, memory.size).set(model);
  return memory;
}

/** Reads a model's files into the engine. Throws a ModelError or a RangeError that says what is wrong with them. */
export function createTranslator(files: ModelFiles, kernel: Kernel): Translator {
  const [source, target] = vocabulariesOf(files.vocabularies);
  const model = prepareModel(inMemory(files.model), kernel, target);
  checkSizes(model, [source, target]);
  return {
    get memory() {
      return model.space.memory.buffer.byteLength;
    },
    translate(texts, { lengthFactor = 2 } = {}) {
      const sources = texts.map((text) => source.encode(text));
      const parts = sources.map(({ ids }, index) => partsOf(ids, index, source.eosId));
      const task: Task = { vocabulary: target, sources, parts, done: texts.map(() => []) };
      return translateTask(model, task, { end: target.eosId, lengthFactor });
    },
  };
}
