import { describe, test } from 'vitest';
import { browsers, isShare, mainlyIn } from './harness/index.ts';
import { runScenario, scenarios } from './process-kills.ts';

/** Scenarios in which the rounds differ in what is killed. */
const perScenario: Readonly<Record<string, number>> = {
  "a model's download": 2,
  'a restore through its button': 2,
};

/** Of a share this one alone; what else is killed is tested where it belongs (flow.test.ts, picture-queue.test.ts, kills.test.ts). */
const ofShare = ['a save, though the whole browser is killed'];

describe.runIf(mainlyIn('firefox')).each(browsers)('killed in %s', (name) => {
  const some = isShare ? ofShare : Object.keys(scenarios);
  test.each(some)('%s is whole afterwards', { timeout: 300_000 }, (what) =>
    runScenario(name, what, perScenario[what] ?? 1),
  );
});
