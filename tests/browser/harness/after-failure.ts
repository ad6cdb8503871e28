// Files hand a browser on. One whose tests failed hands on none: what it left behind would fail the next.
import { afterAll, type RunnerTask } from 'vitest';
import { endIdle } from './index.ts';

const hasFailed = (task: RunnerTask): boolean =>
  task.result?.state === 'fail' || ('tasks' in task && task.tasks.some(hasFailed));

// biome-ignore lint/correctness/noEmptyPattern: vitest takes no other first parameter
afterAll(async ({}, file) => {
  if (hasFailed(file as RunnerTask)) await endIdle();
});
