// Test files share a process. Each begins with modules, storage and a browser of its own, and leaves its document empty.
import { afterAll, vi } from 'vitest';

vi.resetModules();
for (const left of ['fakeBrowser', 'firstAsked']) Reflect.deleteProperty(globalThis, left);
// There where a file has imported fake-indexeddb.
if ('indexedDB' in globalThis) globalThis.indexedDB = new IDBFactory();

/** Channels that this file opens: what its modules still wait for, or say later, would be heard in the next one. */
const channels: BroadcastChannel[] = [];
let isOver = false;
const { BroadcastChannel: Channel } = globalThis;
globalThis.BroadcastChannel = class extends Channel {
  constructor(name: string) {
    super(name);
    channels.push(this);
  }
  override postMessage(message: unknown): void {
    if (!isOver) super.postMessage(message);
  }
};

/** Fulfilled when the last effect that Preact put off has run. */
let effects = Promise.resolve();

/** What vitest's environment lends of jsdom itself. */
declare const jsdom: { readonly window: typeof globalThis };

/** Listeners by which jsdom's selectors learn of :hover and :focus-visible. */
const ofSelectors = /^_handle(?:Focus|Keyboard|Mouse)Event$/;

/** Lets the window keep such listeners of one document only: each that is parsed adds its own, and none ever goes. */
function keepFewListeners({ prototype }: typeof EventTarget): void {
  const { addEventListener } = prototype;
  if (addEventListener.name === 'addFew') return;
  const kept = new Set<string>();
  prototype.addEventListener = function addFew(type, listener, options) {
    const { name } = Object(listener) as { readonly name?: string };
    if (name && ofSelectors.test(name)) {
      if (kept.has(type)) return;
      kept.add(type);
    }
    addEventListener.call(this, type, listener, options);
  };
}

if (typeof document !== 'undefined') {
  keepFewListeners(jsdom.window.EventTarget);
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
  isOver = true;
  for (const channel of channels) channel.close();
  globalThis.BroadcastChannel = Channel;
  if (typeof document === 'undefined') return;
  document.head.replaceChildren();
  document.body.replaceChildren();
});
