/** Milliseconds after which the finer rules give up: a page of usual make takes a fiftieth of it. */
const most = 1200;

const timeUp = new Error('the page takes too long to read finely');

let end = Number.POSITIVE_INFINITY;

/** Tries the finer rules; undefined where they take longer than a page may. */
export function inTime<T>(read: () => T): { readonly value: T } | undefined {
  end = performance.now() + most;
  try {
    return { value: read() };
  } catch (error) {
    if (error !== timeUp) throw error;
    return undefined;
  } finally {
    end = Number.POSITIVE_INFINITY;
  }
}

/** Calls of which one looks at the clock: looking takes longer than most rules do. */
const callsToLook = 16;

let calls = 0;

/** Ends the finer rules where their time is up: asked in each loop that a page could make long. */
export function checkTime(): void {
  calls += 1;
  if (calls % callsToLook === 0 && performance.now() > end) throw timeUp;
}
