import { describe, expect, it } from 'vitest';
import type { KernelName } from '../../../src/marian/kernel.ts';
import { findRisks, spareSize } from '../../../src/marian/model/risks.ts';
import { instantiate } from '../../../src/marian/operations.ts';
import { dotBytes, type Sums } from '../../../src/marian/reference/rows.ts';
import { createWorkspace } from '../../../src/marian/workspace.ts';
import { kernelNamed } from '../../marian/kernel.ts';

const SUMS: Readonly<Partial<Record<KernelName, Sums>>> = {
  'bit-equal': 'saturating',
  plain: 'exact',
};
const [WIDTH, COLUMNS] = [48, 24];

/** Random bytes, `spread` their standard deviation. */
function bytes(count: number, spread: number, seed: number): Int8Array {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  return Int8Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    return Math.max(-127, Math.min(127, Math.round(normal * spread)));
  });
}

function setUp(module: WebAssembly.Module, signedA: boolean, a: Int8Array, b: Int8Array) {
  const space = createWorkspace(0);
  const operations = instantiate(module, space.memory, signedA);
  const [input, made] = [space.takeFloats(a.length), space.take(a.length)];
  const [weights, bias] = [space.take(b.length), space.takeFloats(COLUMNS)];
  const spare = space.take(spareSize(WIDTH));
  space.floats(input, a.length).set(a);
  space.bytes(weights, b.length).set(new Uint8Array(b.buffer));
  operations.arrange(weights, WIDTH, COLUMNS, spare);
  operations.prepareBias(weights, WIDTH, COLUMNS, -127, 0, bias);
  operations.quantise(input, 1, a.length, -127, made);
  const risks = findRisks(space, operations, weights, [WIDTH, COLUMNS]);
  const rows = a.length / WIDTH;
  const given = [made, weights, bias, 1, rows, WIDTH, COLUMNS, risks, spare] as const;
  return { space, operations, risks, rows, given };
}

function expected(a: Int8Array, b: Int8Array, sums: Sums): number[] {
  const rows = Array.from({ length: a.length / WIDTH }, (_, row) =>
    a.subarray(row * WIDTH, (row + 1) * WIDTH),
  );
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    b.subarray(column * WIDTH, (column + 1) * WIDTH),
  );
  const moved = columns.map((column) => 127 * column.reduce((sum, weight) => sum + weight, 0));
  // The kernel takes back what moving the input up adds.
  return rows.flatMap((row) =>
    columns.map((column, at) => dotBytes(row, column, sums) - (moved[at] ?? 0)),
  );
}

/** Spreads of inputs and weights: from none too large to all. */
const SPREADS = [8, 20, 30, 45, 90].flatMap((a) => [10, 30, 36, 60].map((b) => [a, b] as const));
const WEIGHTS_WITH_OUTLIERS = bytes(WIDTH * COLUMNS, 10, 3);
for (const at of [0, 1, 4, 5, 100, 101, 700, 705])
  WEIGHTS_WITH_OUTLIERS[at] = at % 2 ? -127 : 127 - at / 10;
WEIGHTS_WITH_OUTLIERS.fill(127, 200, 202);
WEIGHTS_WITH_OUTLIERS.fill(-127, 292, 294);

describe.each(Object.entries(SUMS))('the %s kernel', (name, sums) => {
  const cases = [1, 3, 7, 37].flatMap((rows) => [
    ...SPREADS.map(([spread, of]) => ({
      a: bytes(rows * WIDTH, spread, rows + of),
      b: bytes(WIDTH * COLUMNS, of, spread),
    })),
    ...[30, 60, 127].map((spread) => ({
      a: bytes(rows * WIDTH, spread, rows),
      b: WEIGHTS_WITH_OUTLIERS,
    })),
  ]);
  const results = cases.map(({ a, b }) => expected(a, b, sums));

  it('multiplies to the last bit as the reference does, however large the operands', async () => {
    const kernel = await kernelNamed(name as KernelName);
    let listed = 0;
    for (const [at, { a, b }] of cases.entries()) {
      const { space, operations, risks, rows, given } = setUp(kernel.module, kernel.signedA, a, b);
      const out = space.takeFloats(rows * COLUMNS);
      operations.multiply(...given, out);
      const wanted = results[at];
      const found = space.floats(out, rows * COLUMNS);
      expect(wanted?.filter((sum, i) => sum !== found[i])).toEqual([]);
      if (risks) listed++;
    }
    // Of both kinds: weights of which the large ones are listed, and weights of which too many are large.
    if (name === 'bit-equal') expect([listed > 20, listed < cases.length]).toEqual([true, true]);
  });

  it('finds the best score of each row', async () => {
    const kernel = await kernelNamed(name as KernelName);
    for (const [at, { a, b }] of cases.entries()) {
      const { space, operations, rows, given } = setUp(kernel.module, kernel.signedA, a, b);
      const [bests, ids] = [space.takeFloats(rows), space.takeFloats(rows)];
      operations.best(...given, bests, ids);
      const scores = results[at] ?? [];
      const wanted = Array.from({ length: rows }, (_, row) => {
        const own = scores.slice(row * COLUMNS, (row + 1) * COLUMNS);
        return own.indexOf(Math.max(...own));
      });
      expect([...space.words(ids, rows)]).toEqual(wanted);
    }
  });
});
