import { afterAll } from 'vitest';

/** Preact runs effects after a frame, or after so many milliseconds where there is none (`RAF_TIMEOUT` in preact/hooks). */
const latestEffect = 35;

// An effect that is still to run would ask for a page that is gone with its test file.
afterAll(async () => {
  if (typeof document !== 'undefined')
    await new Promise((resolve) => setTimeout(resolve, latestEffect + 5));
});
