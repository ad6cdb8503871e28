/**
 * How many of a list's entries stand before a border: `isBefore` holds for the first ones and for none behind them. Binary search,
 * so that few of the entries are asked.
 */
export function partitionPoint(length: number, isBefore: (index: number) => boolean): number {
  let [first, last] = [0, length];
  while (first < last) {
    const middle = (first + last) >> 1;
    if (isBefore(middle)) first = middle + 1;
    else last = middle;
  }
  return first;
}
