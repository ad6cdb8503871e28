// Test files share a process. Each begins with modules of its own and leaves nothing behind for the next.
import { afterAll, vi } from 'vitest';

vi.resetModules();

/** Fulfilled when the last effect that Preact put off has run. */
let effects = Promise.resolve();

if (typeof document !== 'undefined') {
  const { options } = await import('preact');
  const { setTimeout } = globalThis;
  options.requestAnimationFrame = (run) => {
    effects = new Promise((resolve) => {
      setTimeout(() => {
        run();
        resolve();
      });
    });
  };
}

async function effectsRun(): Promise<void> {
  const last = effects;
  await last;
  if (last !== effects) await effectsRun();
}

afterAll(async () => {
  await effectsRun();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  if (typeof document === 'undefined') return;
  document.head.replaceChildren();
  document.body.replaceChildren();
  document.title = '';
});
