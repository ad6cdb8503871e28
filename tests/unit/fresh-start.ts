// Test files share a process. Each begins with modules, storage and a browser of its own, and leaves its document empty.
import { afterAll, vi } from 'vitest';

vi.resetModules();
Reflect.deleteProperty(globalThis, 'fakeBrowser');
// There where a file has imported fake-indexeddb.
if ('indexedDB' in globalThis) globalThis.indexedDB = new IDBFactory();

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

// An effect that is still to run would find the next file's document.
afterAll(async () => {
  await effectsRun();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  if (typeof document === 'undefined') return;
  document.head.replaceChildren();
  document.body.replaceChildren();
});
