import type { Operations } from '../operations.ts';
import type { Workspace } from '../workspace.ts';

/** For inputs whose bytes reach so far from 0 a list is tried. */
const REACHES = [127, 112, 96, 80, 64];
/** Of so many sums of four products one may be listed: with more the quicker way is not quicker. */
const ONE_OF = 100;

/**
 * Lists where sums of a product with these weights may overflow 16 bits (`assembly/risks.ts`). The result is the list's
 * address; 0 where the kernel needs none, or there are too many.
 */
export function findRisks(
  space: Workspace,
  operations: Operations,
  weights: number,
  [width, columns]: readonly [number, number],
): number {
  const most = Math.ceil((width * columns) / 4 / ONE_OF);
  const mark = space.mark();
  const list = space.take(32 + columns * 5 + most * 8);
  for (const reach of REACHES) {
    const size = operations.listRisks(weights, width, columns, reach, most, list);
    space.release(mark);
    if (size > 0) return space.take(size);
  }
  return 0;
}

/** So many rows are multiplied at once. */
const ROWS = 32;

/** What a product of rows of this width needs beside its operands, in bytes. */
export const spareSize = (width: number): number => ROWS * (64 + width);
