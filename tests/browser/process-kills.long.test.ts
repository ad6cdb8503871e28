import { describe, test } from 'vitest';
import { browsers } from './harness/index.ts';
import { runScenario, scenarios } from './process-kills.ts';

describe.each(browsers)('killed often in %s', (name) => {
  test.each(Object.keys(scenarios))('%s is whole afterwards', { timeout: 900_000 }, (what) =>
    runScenario(name, what, 12),
  );
});
