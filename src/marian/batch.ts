import {
  addAndNorm,
  best,
  type Compute,
  createCompute,
  feedForward,
  products,
  type Rows,
} from './compute.ts';
import type { PreparedModel } from './model/prepare.ts';

/** A translation in pieces, before it is text. */
export interface Translation {
  /** Target pieces, without the end mark. */
  readonly ids: readonly number[];
  /** For each of them, and for the end mark if there is one, how much each source token was looked at; sums are 1. */
  readonly attention: readonly Float32Array[];
}

export interface BatchOptions {
  /** The id of the end mark, which every source ends in. */
  readonly end: number;
  /** How many tokens a translation may have, for one token of its source. */
  readonly lengthFactor: number;
}

/** Where the decoder finds one sentence. */
interface Sentence {
  readonly index: number;
  readonly length: number;
  /** Row of its first token in the batch. */
  readonly row: number;
  /** Place of its arranged keys among those of the batch, in floats. */
  readonly keys: number;
  readonly longest: number;
  readonly ids: number[];
  readonly attention: Float32Array[];
}

const rounded = (count: number): number => Math.ceil(count / 4) * 4;

function sentencesOf(
  sources: readonly ArrayLike<number>[],
  width: number,
  factor: number,
): Sentence[] {
  let row = 0;
  let keys = 0;
  return sources.map(({ length }, index) => {
    const sentence = {
      index,
      length,
      row,
      keys,
      longest: Math.floor(length * factor),
      ids: [],
      attention: [],
    };
    row += length;
    keys += rounded(length) * width;
    return sentence;
  });
}

/** The rooms of a batch; each takes one row a source token, which is more than the decoder needs. */
function createRooms(model: PreparedModel, sentences: readonly Sentence[]) {
  const { space, network } = model;
  const { embedding: width, heads } = network.config;
  const tokens = sentences.reduce((sum, { length }) => sum + length, 0);
  const longest = sentences.reduce((most, { length }) => Math.max(most, length), 0);
  const keySize = sentences.reduce((sum, { length }) => sum + rounded(length) * width, 0);
  const rows = () => space.takeFloats(tokens * width);
  return {
    ids: space.takeFloats(tokens),
    positions: space.takeFloats(tokens),
    x: rows(),
    query: rows(),
    key: rows(),
    value: rows(),
    arrangedKeys: space.takeFloats(rounded(longest) * width),
    arrangedValues: space.takeFloats(longest * width),
    weights: space.takeFloats(heads * rounded(longest)),
    compute: createCompute(model, tokens, longest),
    layers: network.decoder.map(() => ({
      keys: space.takeFloats(keySize),
      values: rows(),
      cells: space.takeFloats(sentences.length * width),
    })),
  };
}

type Rooms = ReturnType<typeof createRooms>;

interface Batch {
  readonly model: PreparedModel;
  readonly rooms: Rooms;
  readonly compute: Compute;
  readonly sentences: readonly Sentence[];
}

function embed(
  { model, rooms }: Batch,
  side: 0 | 1,
  ids: readonly number[],
  at: readonly number[],
): void {
  const { space, operations, network } = model;
  const { embedding: width } = network.config;
  const { kind, weights, table } = model.embeddings[side];
  const places = at.map((index) => model.position(index));
  space.words(rooms.ids, ids.length).set(ids);
  space.words(rooms.positions, ids.length).set(places);
  const head = [rooms.ids, rooms.positions, ids.length, width, weights] as const;
  if (kind === 'bytes') operations.embed(...head, table, rooms.x);
  else operations.embedFloats(...head, Math.fround(Math.sqrt(width)), rooms.x);
}

/** The source's rows after all encoder layers, in `rooms.x`. Yields now and then. */
function* encode(batch: Batch, sources: readonly ArrayLike<number>[]): Generator<undefined, Rows> {
  const { model, rooms, compute, sentences } = batch;
  const { operations, network } = model;
  const { embedding: width, heads } = network.config;
  const ids = sources.flatMap((source) => Array.from(source));
  embed(
    batch,
    0,
    ids,
    sources.flatMap((source) => Array.from(source, (_, index) => index)),
  );
  const rows: Rows = {
    at: rooms.x,
    count: ids.length,
    groups: sources.map(({ length }) => length),
  };
  for (const { attention, feedForward: next } of network.encoder) {
    yield;
    const { query, key, value } = rooms;
    products(
      compute,
      rows,
      [attention.query, query],
      [attention.key, key],
      [attention.value, value],
    );
    for (const { row, length } of sentences) {
      const at = row * width * 4;
      const { arrangedKeys, arrangedValues, weights } = rooms;
      operations.arrangeKeys(key + at, length, heads, width / heads, arrangedKeys);
      operations.arrangeValues(value + at, length, heads, width / heads, arrangedValues);
      const own = [query + at, length, arrangedKeys, arrangedValues] as const;
      operations.attend(...own, length, heads, width / heads, weights);
    }
    products(compute, { ...rows, at: query }, [attention.output, key]);
    addAndNorm(compute, rows, key, attention.norm);
    yield;
    feedForward(compute, rows, next, key);
  }
  return rows;
}

/** What each decoder layer sees of the source: keys and values. */
function* prepareContexts(
  { model, rooms, compute, sentences }: Batch,
  source: Rows,
): Generator<undefined, void> {
  const { operations, network, space } = model;
  const { embedding: width, heads } = network.config;
  const { key, value } = rooms;
  for (const [index, { attention }] of network.decoder.entries()) {
    yield;
    const layer = rooms.layers[index];
    if (!layer) continue;
    products(compute, source, [attention.key, key], [attention.value, value]);
    for (const { row, length, keys } of sentences) {
      const at = row * width * 4;
      operations.arrangeKeys(key + at, length, heads, width / heads, layer.keys + keys * 4);
      operations.arrangeValues(value + at, length, heads, width / heads, layer.values + at);
    }
    space.floats(layer.cells, sentences.length * width).fill(0);
  }
}

/** One step of all decoder layers for the sentences that are not finished, a row each. */
function decode(batch: Batch, rows: Rows, active: readonly Sentence[]): void {
  const { model, rooms, compute } = batch;
  const { operations, network, space } = model;
  const { embedding: width, heads, alignmentLayer } = network.config;
  const { query, key, value, weights } = rooms;
  for (const [index, { recurrence, attention, feedForward: next }] of network.decoder.entries()) {
    const layer = rooms.layers[index];
    if (!layer) continue;
    products(compute, rows, [recurrence.input, query], [recurrence.forget, key]);
    operations.recur(query, key, layer.cells, rows.count * width, value);
    addAndNorm(compute, rows, value, recurrence.norm);
    products(compute, rows, [attention.query, query]);
    active.forEach(({ row, length, keys, attention: looked }, i) => {
      const own = [
        query + i * width * 4,
        1,
        layer.keys + keys * 4,
        layer.values + row * width * 4,
      ] as const;
      operations.attend(...own, length, heads, width / heads, weights);
      if (index === alignmentLayer) looked.push(space.floats(weights, length).slice());
    });
    products(compute, { ...rows, at: query }, [attention.output, key]);
    addAndNorm(compute, rows, key, attention.norm);
    feedForward(compute, rows, next, key);
  }
}

/** Closes the gaps that finished sentences leave among the decoder's cells. */
function keepCells({ model, rooms }: Batch, kept: readonly number[]): void {
  const bytes = model.network.config.embedding * 4;
  const memory = new Uint8Array(model.space.memory.buffer);
  for (const { cells } of rooms.layers)
    kept.forEach((from, to) => {
      memory.copyWithin(cells + to * bytes, cells + from * bytes, cells + (from + 1) * bytes);
    });
}

function* search(
  batch: Batch,
  options: BatchOptions,
): Generator<readonly [number, Translation] | undefined, void> {
  const { rooms, compute, sentences } = batch;
  let active = sentences.filter(({ longest }) => longest > 0);
  for (const { index, ids, attention } of sentences.filter(({ longest }) => longest <= 0))
    yield [index, { ids, attention }];
  for (let step = 0; active.length > 0; step++) {
    yield;
    const last = active.map(({ ids }) => ids.at(-1) ?? -1);
    embed(
      batch,
      1,
      last,
      last.map(() => step),
    );
    const rows: Rows = { at: rooms.x, count: active.length, groups: last.map(() => 1) };
    decode(batch, rows, active);
    const found = best(compute, rows);
    const kept: number[] = [];
    for (const [i, sentence] of active.entries()) {
      const id = found[i] ?? options.end;
      if (id !== options.end) sentence.ids.push(id);
      if (id !== options.end && sentence.ids.length < sentence.longest) kept.push(i);
      else yield [sentence.index, { ids: sentence.ids, attention: sentence.attention }];
    }
    if (kept.length < active.length) keepCells(batch, kept);
    active = active.filter((_, i) => kept.includes(i));
  }
}

/**
 * Translates some sentences together, each given as source ids with the end mark. Yields each one as it is finished, and
 * nothing at least every few tens of milliseconds, so that the caller can do something else or stop.
 */
export function* translateBatch(
  model: PreparedModel,
  sources: readonly ArrayLike<number>[],
  options: BatchOptions,
): Generator<readonly [index: number, Translation] | undefined, void> {
  const { space, network } = model;
  const mark = space.mark();
  try {
    const sentences = sentencesOf(sources, network.config.embedding, options.lengthFactor);
    const rooms = createRooms(model, sentences);
    const batch: Batch = { model, rooms, compute: rooms.compute, sentences };
    const source = yield* encode(batch, sources);
    yield* prepareContexts(batch, source);
    yield* search(batch, options);
  } finally {
    space.release(mark);
  }
}
