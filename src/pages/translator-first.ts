import { engineScript } from '../translation/engines/bergamot/engine-script.ts';

// Runs in Chrome's translator before its module, which takes longer to load than the engine's worker to start; mostly the page that opens
// an article has started it already.
const worker = new SharedWorker(engineScript);
// The engine compiles at once, and asks the background what to read; its answer is for nobody.
worker.port.postMessage({ id: 0, type: 'start' });
Object.assign(globalThis, { startedWorker: worker });
