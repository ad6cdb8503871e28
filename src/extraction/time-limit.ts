/** Milliseconds after which the finer rules give up: a page of usual make takes a fiftieth of it. */
const most = 1200;

let end = Number.POSITIVE_INFINITY;

/** Reads by the finer rules, which throw where they take longer than a page may; not where the reader waits as long as it takes. */
export function inTime<T>(read: () => T, waits = false): T {
  end = waits ? Number.POSITIVE_INFINITY : performance.now() + most;
  try {
    return read();
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
  // Made here and not once for all: an error made while a script loads has the whole script read once more, for its stack.
  if (calls % callsToLook === 0 && performance.now() > end)
    throw new Error('the page takes too long to read finely');
}
