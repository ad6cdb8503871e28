import type { Word } from '../search/words.ts';

/** What a word that has no counterpart costs, and a pair of words that are not alike. */
const [gap, unlike] = [0.4, 0.6];

/** How alike two words are: 1 the same in folded letters, 0.5 with other clitics, endings or a letter changed, 0 neither. */
export function likeness({ forms: one }: Word, { forms: other }: Word): number {
  if (one.full === other.full) return 1;
  const isStem = [one.full, ...one.stripped].some(
    (form) => form === other.full || other.stripped.includes(form),
  );
  return isStem || shareStart(one.full, other.full) ? 0.5 : 0;
}

/** Whether two words begin alike for most of the longer one's length. */
function shareStart(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length);
  let shared = 0;
  while (shared < longest && one[shared] === other[shared]) shared += 1;
  return shared >= 4 && shared * 5 >= longest * 3;
}

/**
 * For each word of a pattern, the word of a text that stands for it there (undefined where none does), so that the whole is most
 * alike: the alignment of Needleman and Wunsch, in which the text's words before and behind the pattern cost nothing.
 */
export function alignWords(
  pattern: readonly Word[],
  text: readonly Word[],
): readonly (number | undefined)[] {
  const width = text.length + 1;
  const scores = new Float64Array((pattern.length + 1) * width);
  const steps = new Uint8Array(scores.length);
  pattern.forEach((one, at) => {
    const start = (at + 1) * width;
    scores[start] = -(at + 1) * gap;
    steps[start] = up;
    text.forEach((other, column) => {
      const here = start + column + 1;
      const across = (scores[here - width - 1] ?? 0) + (likeness(one, other) || -unlike);
      const [above, left] = [(scores[here - width] ?? 0) - gap, (scores[here - 1] ?? 0) - gap];
      const best = Math.max(across, above, left);
      scores[here] = best;
      steps[here] = best === across ? both : best === above ? up : back;
    });
  });
  return pathOf(scores, steps, [pattern.length, width]);
}

/** The steps back from a cell: a word of each, one of the pattern only, one of the text only. */
const [both, up, back] = [1, 2, 3];

function pathOf(
  scores: Float64Array,
  steps: Uint8Array,
  [rows, width]: readonly [number, number],
): readonly (number | undefined)[] {
  const aligned: (number | undefined)[] = Array(rows).fill(undefined);
  const last = scores.subarray(rows * width);
  let row = rows;
  let column = last.indexOf(Math.max(...last));
  while (row > 0) {
    const step = steps[row * width + column];
    if (step !== back) row -= 1;
    if (step !== up) column -= 1;
    if (step === both) aligned[row] = column;
  }
  return aligned;
}
