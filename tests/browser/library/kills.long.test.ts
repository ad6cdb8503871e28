import { describe, test } from 'vitest';
import { browsers } from '../harness/index.ts';
import { killOften } from './kills.ts';

describe.each(browsers)('a library killed a hundred times in %s', (name) => {
  test('loses nothing saved and shows nothing half-written', { timeout: 1_800_000 }, () =>
    killOften(name, 100),
  );
});
