import type { EngineConnection, EngineReply } from './protocol.ts';

// In Chrome the page that opens an article starts the engine's worker as its own first script runs, some hundred milliseconds before the
// translator's page can, which waits for the same thread. So it is a SharedWorker: it lives as long as either of them.

/** A SharedWorker as far as it is used here; the background, which has none, is checked without its name. */
export interface Shared {
  readonly port: MessagePort;
}

interface Scope {
  readonly SharedWorker: new (script: URL) => Shared;
}

/** Starts the worker that pages share, or connects to it where it runs. */
export function shareWorker(script: URL): Shared {
  return new (globalThis as unknown as Scope).SharedWorker(script);
}

/** A shared worker that has said nothing after so many milliseconds has ended: a browser may still connect to one that is just ending. */
const patience = 10_000;

/**
 * The worker that pages share, as if it were this page's own. One that does not answer is told of as a worker's death is. `onFree` is
 * called when it is ended with nothing under way; one that hangs cannot be ended from outside, and is not to be asked again.
 */
export function connectionTo({ port }: Shared, onFree: () => void): EngineConnection {
  let unanswered = 0;
  const connection: EngineConnection = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => {
      if (request.type !== 'cancel') unanswered += 1;
      port.postMessage(request);
    },
    terminate: () => {
      clearTimeout(silence);
      port.postMessage({ id: 0, type: 'end' });
      port.close();
      if (unanswered === 0) onFree();
    },
  };
  const silence = setTimeout(() => {
    connection.onerror?.(new ErrorEvent('error', { message: 'it does not answer' }));
  }, patience);
  port.onmessage = (event: MessageEvent<EngineReply>) => {
    clearTimeout(silence);
    unanswered -= 1;
    connection.onmessage?.(event);
  };
  return connection;
}
