import { describe, test } from 'vitest';
import { browsers, someOf } from './harness/index.ts';
import { runScenario, scenarios } from './process-kills.ts';

/** Scenarios in which the rounds differ in what is killed. */
const perScenario: Readonly<Record<string, number>> = {
  "a model's download": 2,
  'a restore through its button': 2,
};

describe.each(browsers)('killed in %s', (name) => {
  test.each(someOf(Object.keys(scenarios), 2))(
    '%s is whole afterwards',
    { timeout: 300_000, retry: 0 },
    (what) => runScenario(name, what, perScenario[what] ?? 1),
  );
});
