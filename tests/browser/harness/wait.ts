/** Waits some milliseconds. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again and again until the answer is true; errors count as false until the time (ms) is over. */
export async function poll<T>(
  ask: () => Promise<T>,
  what: string,
  timeout = 20_000,
): Promise<NonNullable<T>> {
  // The clock of a virtual machine may be set by many seconds in between.
  const end = performance.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`waited ${timeout} ms for ${what}; last: ${last}`);
    await pause(50);
  }
}
