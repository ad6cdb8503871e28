// Runs in Chrome's translator before its module, which takes longer to load than the engine's worker to start.
const worker = new Worker('engine/marian-worker.js');
// The engine compiles at once, and asks the background what to read; its answer is for nobody.
worker.postMessage({ id: 0, type: 'start' });
Object.assign(globalThis, { startedWorker: worker });
