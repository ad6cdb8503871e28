import type { EarlyModel } from '../translation/engines/bergamot/protocol.ts';
import { ask } from './first.ts';

// Runs in Chrome's translator before its module, which takes longer to load than the engine's worker to start.
const worker = new Worker('engine/marian-worker.js');
// The engine compiles and reads its models at once; its answers are for nobody.
worker.postMessage({ id: 0, type: 'start' });
Object.assign(globalThis, { startedWorker: worker });

const asked: Promise<{ readonly value?: readonly EarlyModel[] } | undefined> = ask('earlyModels');
asked.then(
  (reply) => {
    for (const model of reply?.value ?? []) worker.postMessage({ id: 0, type: 'early', ...model });
  },
  () => undefined,
);
