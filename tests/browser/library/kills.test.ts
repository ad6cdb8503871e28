import { describe, test } from 'vitest';
import { browsers, mainlyIn } from '../harness/index.ts';
import { killOften } from './kills.ts';

describe.runIf(mainlyIn('firefox')).each(browsers)('a library killed in %s', (name) => {
  test('loses nothing saved and shows nothing half-written', { timeout: 300_000 }, () =>
    killOften(name, 3),
  );
});
