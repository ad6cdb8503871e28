import { expect, it } from 'vitest';
import { queueOfSteps } from '../../../src/platform/step-queue.ts';

it('begins a step when the one before has ended, well or not, and gives each its own result', async () => {
  const inTurn = queueOfSteps();
  const seen: string[] = [];
  const step = (name: string, result: () => number) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    return result();
  };
  const first = inTurn(
    step('first', () => {
      throw new Error('broken');
    }),
  );
  const second = inTurn(step('second', () => 2));
  await expect(first).rejects.toThrow('broken');
  expect(await second).toBe(2);
  expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
