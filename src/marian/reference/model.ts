// The whole model in plain TypeScript, slow and in the order of the papers ("Attention is all you need"; SSRU: "From
// research to production and back"). Its numbers are Marian's to the last bit; the tests hold the fast engine against it.
import { cosf, expf, sinf } from '../libm.ts';
import type { Item } from '../model/model-file.ts';
import {
  type Attention,
  type DecoderLayer,
  type FeedForward,
  type Norm,
  type Recurrence,
  readNetwork,
} from '../model/network.ts';
import {
  add,
  dot,
  normalise,
  positivePart,
  type Row,
  type Rows,
  type Sums,
  sigmoid,
  softmax,
  sum,
} from './rows.ts';
import { affine, type Tensors, tensorsOf } from './tensors.ts';

/** What the model says, token by token. */
export interface ReferenceResult {
  /** Target pieces without the end mark. */
  readonly ids: readonly number[];
  /** For each of them, and for the end mark if there is one, how much each source token was looked at. */
  readonly attention: readonly Row[];
  /** For each step, by how much the best score lay above the second best. */
  readonly margins: readonly number[];
}

export interface ReferenceOptions {
  /** Of the target, in tokens. */
  readonly longest: number;
  /** The end mark. */
  readonly end: number;
  /** A piece that is never said. */
  readonly unknown: number;
}

const f = Math.fround;

/** Sublayer, what came in added to it, layer norm: Marian's "dan". */
function addAndNorm({ floats }: Tensors, rows: Rows, output: Rows, { scale, bias }: Norm): Rows {
  return rows.map((row, i) => normalise(add(output[i] ?? row, row), floats(scale), floats(bias)));
}

/** Whole fours of so many rows; those after it are left over in Marian's matrix product. */
const wholeFours = (count: number): number => count - (count % 4);

/** How much each query looks at each key, by one head. */
function lookAt(queries: Rows, keys: Rows): Rows {
  return queries.map((query, i) =>
    softmax(
      Float32Array.from(keys, (key, j) => {
        const isLeftOver = i < wholeFours(queries.length) && j >= wholeFours(keys.length);
        return f(1 / Math.sqrt(query.length)) * dot(query, key, isLeftOver);
      }),
    ),
  );
}

/** All heads' attention, each on its own part of the columns. */
function attend(heads: number, queries: Rows, keys: Rows, values: Rows) {
  const mixed = queries.map(({ length }) => new Float32Array(length));
  const looks = Array.from({ length: heads }, (_, head): Rows => {
    const part = (row: Row) =>
      row.subarray((head * row.length) / heads, ((head + 1) * row.length) / heads);
    const weights = lookAt(queries.map(part), keys.map(part));
    mixed.map(part).forEach((row, i) => {
      for (let x = 0; x < row.length; x++)
        row[x] = sum(values.map((value, j) => f((weights[i]?.[j] ?? 0) * (part(value)[x] ?? 0))));
    });
    return weights;
  });
  return { mixed, first: looks[0] ?? [] };
}

function feedForward(tensors: Tensors, rows: Rows, { inner, outer, norm }: FeedForward): Rows {
  const inside = affine(tensors, rows, inner).map(positivePart);
  return addAndNorm(tensors, rows, affine(tensors, inside, outer), norm);
}

/** Sines in the first half, cosines in the second. */
function position(index: number, size: number): Row {
  const half = size / 2;
  const step = f(f(Math.log(10_000)) / f(half - 1));
  return new Float32Array(size).map((_, i) => {
    const angle = f(index * expf(f((i % half) * -step)));
    return i < half ? sinf(angle) : cosf(angle);
  });
}

function embed({ embedding, network }: Tensors, item: Item, id: number, index: number): Row {
  const size = network.config.embedding;
  const row = embedding(item).subarray(id * size, (id + 1) * size);
  return add(
    row.map((value) => value * f(Math.sqrt(size))),
    position(index, size),
  );
}

function encode(tensors: Tensors, ids: readonly number[]): Rows {
  const { config, embeddings, encoder } = tensors.network;
  let rows: Rows = ids.map((id, index) => embed(tensors, embeddings[0], id, index));
  for (const { attention, feedForward: next } of encoder) {
    const queries = affine(tensors, rows, attention.query);
    const keys = affine(tensors, rows, attention.key);
    const { mixed } = attend(config.heads, queries, keys, affine(tensors, rows, attention.value));
    rows = addAndNorm(tensors, rows, affine(tensors, mixed, attention.output), attention.norm);
    rows = feedForward(tensors, rows, next);
  }
  return rows;
}

/** Changes the cell, which is what the decoder remembers. */
function recur(tensors: Tensors, row: Row, cell: Row, { input, forget, norm }: Recurrence): Rows {
  const [candidate = row] = affine(tensors, [row], input);
  const [gate = row] = affine(tensors, [row], forget);
  cell.forEach((before, i) => {
    const keep = sigmoid(gate[i] ?? 0);
    cell[i] = f(keep * before) + f(f(1 - keep) * (candidate[i] ?? 0));
  });
  return addAndNorm(tensors, [row], [positivePart(cell)], norm);
}

/** A decoder layer, what it sees of the source, and what it remembers. */
interface DecoderState extends DecoderLayer {
  readonly keys: Rows;
  readonly values: Rows;
  readonly cell: Row;
}

function startDecoder(tensors: Tensors, source: Rows): readonly DecoderState[] {
  const of = (attention: Attention) => ({
    keys: affine(tensors, source, attention.key),
    values: affine(tensors, source, attention.value),
    cell: new Float32Array(tensors.network.config.embedding),
  });
  return tensors.network.decoder.map((layer) => ({ ...layer, ...of(layer.attention) }));
}

/** One step: the scores of the next piece, and how much each source token was looked at by the alignment head. */
function decode(tensors: Tensors, layers: readonly DecoderState[], input: Row) {
  const { config, output } = tensors.network;
  let rows: Rows = [input];
  let looked: Row = new Float32Array();
  layers.forEach(({ recurrence, attention, feedForward: next, keys, values, cell }, index) => {
    rows = recur(tensors, rows[0] ?? input, cell, recurrence);
    const queries = affine(tensors, rows, attention.query);
    const { mixed, first } = attend(config.heads, queries, keys, values);
    rows = addAndNorm(tensors, rows, affine(tensors, mixed, attention.output), attention.norm);
    rows = feedForward(tensors, rows, next);
    if (index === config.alignmentLayer) looked = first[0] ?? looked;
  });
  const [scores = input] = affine(tensors, rows, output);
  return { scores, looked };
}

function bestTwo(scores: Row): readonly [best: number, margin: number] {
  const best = scores.reduce((most, score, i) => (score > (scores[most] ?? 0) ? i : most), 0);
  const second = scores.reduce(
    (most, score, i) => (i === best ? most : Math.max(most, score)),
    -Infinity,
  );
  return [best, (scores[best] ?? 0) - second];
}

/** Translates source ids, end mark included, greedily; the first step sees no piece before it. */
function translate(
  tensors: Tensors,
  ids: readonly number[],
  options: ReferenceOptions,
): ReferenceResult {
  const { config, embeddings } = tensors.network;
  const layers = startDecoder(tensors, encode(tensors, ids));
  const said: number[] = [];
  const attention: Row[] = [];
  const margins: number[] = [];
  let input = position(0, config.embedding);
  while (said.length < options.longest) {
    const { scores, looked } = decode(tensors, layers, input);
    scores[options.unknown] = Number.NEGATIVE_INFINITY;
    const [best, margin] = bestTwo(scores);
    attention.push(looked);
    margins.push(margin);
    if (best === options.end) break;
    said.push(best);
    input = embed(tensors, embeddings[1], best, said.length);
  }
  return { ids: said, attention, margins };
}

/** A model file as a function from source ids to a translation. Throws a ModelError for what it cannot compute. */
export function referenceModel(file: Uint8Array, sums: Sums) {
  const tensors = tensorsOf(file, readNetwork(file), sums);
  return (ids: readonly number[], options: ReferenceOptions): ReferenceResult =>
    translate(tensors, ids, options);
}
