import { describe, test } from 'vitest';
import { browsers } from '../harness/index.ts';
import { killOften } from './kills.ts';

describe.each(browsers)('a library killed a hundred times in %s', (name) => {
  test.each([1, 2, 3, 4])(
    'loses nothing saved and shows nothing half-written, quarter %i',
    { timeout: 900_000 },
    (part) => killOften(name, 25, part),
  );
});
