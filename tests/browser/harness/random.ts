/** The seed of this run's random moments: `WARRAQ_SEED`, in `npm run test:long` a new one, which a failure prints, else always the same. */
export const seed = Number(
  process.env['WARRAQ_SEED'] ?? (process.env['WARRAQ_LONG'] ? Date.now() % 2 ** 31 : 1),
);

/** Numbers from 0 to 1 that are the same for the same seed and name (mulberry32). */
export function randomOf(name: string): () => number {
  let state = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Does something whose failure names the seed and the round that it came of. */
export async function inRound<T>(round: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`WARRAQ_SEED=${seed}, ${round}: ${message}`, { cause: error });
  }
}
