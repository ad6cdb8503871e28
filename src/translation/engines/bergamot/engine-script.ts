/** Address of the engine's worker within the extension. */
export const engineScript = '/engine/marian-worker.js';
