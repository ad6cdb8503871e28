import { describe, expect, it } from 'vitest';
import { workersFor } from '../../../src/translation/engines/bergamot/client.ts';

describe('how many workers a machine gets', () => {
  it.each([
    [{ hardwareConcurrency: 2, deviceMemory: 8 }, 1],
    [{ hardwareConcurrency: 3 }, 1],
    [{ hardwareConcurrency: 4 }, 2],
    [{ hardwareConcurrency: 16, deviceMemory: 8 }, 2],
    [{ hardwareConcurrency: 8, deviceMemory: 4 }, 2],
    [{ hardwareConcurrency: 8, deviceMemory: 2 }, 1],
  ])('%o: %i', (machine, workers) => {
    expect(workersFor(machine)).toBe(workers);
  });
});
