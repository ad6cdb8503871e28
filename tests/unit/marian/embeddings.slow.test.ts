import { expect, it } from 'vitest';
import { prepareModel } from '../../../src/marian/model/prepare.ts';
import { tensorsOf } from '../../../src/marian/reference/tensors.ts';
import { createModelMemory } from '../../../src/marian/workspace.ts';
import { randomModel } from '../../bench/marian/random-model.ts';
import { kernelNamed } from '../../marian/kernel.ts';
import { MODELS } from '../../marian/oracle.ts';

const SMALL = MODELS.filter(({ name }) => /^(micro|nano)/.test(name));

// Whatever the largest byte of a file is, the engine keeps the embeddings so that it is 127.
it.each(SMALL)('finds every embedding of a random model: $name', async (kind) => {
  const { pieces, embedding } = kind.sizes;
  const { model } = randomModel(kind.sizes, [], kind);
  const kernel = await kernelNamed('plain');
  const memory = createModelMemory(model.length);
  memory.space.bytes(memory.at, memory.size).set(model);
  const prepared = prepareModel(memory, kernel, { size: pieces, unkId: -1 });
  const { space, network, operations, embeddings } = prepared;
  const tensors = tensorsOf(model, network, 'exact');
  const root = Math.fround(Math.sqrt(embedding));
  for (const [side, { kind: bytes, weights, table }] of embeddings.entries()) {
    const [ids, positions] = [space.takeFloats(pieces), space.takeFloats(pieces)];
    const [nowhere, out] = [space.takeFloats(embedding), space.takeFloats(pieces * embedding)];
    space.words(ids, pieces).set(Array.from({ length: pieces }, (_, id) => id));
    space.words(positions, pieces).fill(nowhere);
    const given = [ids, positions, pieces, embedding, weights] as const;
    if (bytes === 'bytes') operations.embed(...given, table, out);
    else operations.embedFloats(...given, root, out);
    const item = network.embeddings[side as 0 | 1];
    const found = space.floats(out, pieces * embedding);
    const wanted = tensors.embedding(item).map((value) => value * root);
    expect(wanted.filter((value, i) => value !== found[i]).length).toBe(0);
  }
});
