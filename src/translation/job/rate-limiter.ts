/** Keeps to an engine's limits across all jobs that use it. */
export interface RateLimiter {
  /** Runs a request when its turn comes; rejects with the signal's reason if that aborts first. */
  run<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Lets no further request begin for some milliseconds: the service asked for it. */
  pause(milliseconds: number): void;
}

/** A gate for at most `parallel` requests at once, begun at least `spacing` milliseconds apart. */
export function createRateLimiter(parallel: number, spacing = 0): RateLimiter {
  let running = 0;
  let nextStart = 0;
  const waiting = new Set<() => void>();
  const spaced = async (signal: AbortSignal): Promise<void> => {
    for (let wait = nextStart - performance.now(); wait > 0; wait = nextStart - performance.now())
      await sleep(wait, signal);
    nextStart = Math.max(nextStart, performance.now() + spacing);
  };
  return {
    async run(request, signal) {
      signal.throwIfAborted();
      while (running >= parallel) await waitTurn(waiting, signal);
      running += 1;
      try {
        await spaced(signal);
        return await request();
      } finally {
        running -= 1;
        for (const wake of waiting) wake();
      }
    },
    pause(milliseconds) {
      nextStart = Math.max(nextStart, performance.now() + milliseconds);
    },
  };
}

/** Resolves after some milliseconds; rejects with the signal's reason if that aborts first. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', stopped, { once: true });
    function done(): void {
      signal.removeEventListener('abort', stopped);
      resolve();
    }
    function stopped(): void {
      clearTimeout(timer);
      reject(signal.reason);
    }
  });
}

/** A promise's outcome, or the signal's reason if that aborts first: for work that cannot be called off. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = (): void => reject(signal.reason);
    if (signal.aborted) stopped();
    signal.addEventListener('abort', stopped, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped));
  });
}

function waitTurn(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  let wake: () => void = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
    waiting.add(wake);
  });
  return orAborted(woken, signal).finally(() => waiting.delete(wake));
}
