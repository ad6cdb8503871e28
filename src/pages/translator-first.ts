// Runs in Chrome's translator before its module, which takes longer to load than the engine's worker to start.
const worker = new Worker('engine/marian-worker.js');
Object.assign(globalThis, { startedWorker: worker });
