import { describe, test } from 'vitest';
import { browsers, isShare, mainlyIn } from '../harness/index.ts';
import { killOften } from './kills.ts';

// Firefox takes several times as long to start anew.
describe.runIf(mainlyIn('chromium')).each(browsers)('a library killed in %s', (name) => {
  test('loses nothing saved and shows nothing half-written', { timeout: 300_000 }, () =>
    // A save that is killed is one of process-kills.test.ts, which a share has too.
    killOften(name, isShare ? 1 : 3),
  );
});
