// What worker.test.ts runs inside a page.
export { bergamotSession } from '../../../src/translation/engines/bergamot/bergamot.ts';
export { createBergamotClient } from '../../../src/translation/engines/bergamot/client.ts';
