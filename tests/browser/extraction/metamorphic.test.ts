import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isShare, someOf } from '../harness/index.ts';
import { drawnChanges, readChanged } from './metamorphic.ts';
import { unseenChanges } from './unseen-changes.ts';

// Of a share those that must be drawn, since Node makes all others (tests/unit/article/unseen-changes.slow.test.ts). Else every
// third change on one page, and on one of many kinds of blocks those that take names from what is asked of it;
// metamorphic.long.test.ts makes all of them on pages of other structures.
const pages: Readonly<Record<string, typeof unseenChanges>> = isShare
  ? {
      'time-in-a-sentence': someOf(
        unseenChanges.filter(({ name }) => drawnChanges.includes(name)),
        2,
      ),
    }
  : {
      'time-in-a-sentence': unseenChanges.filter((_, index) => index % 3 === 0),
      structure: unseenChanges.filter(({ name }) => name.includes('named as properties')),
    };

describe.skipIf(process.env['WARRAQ_BROWSER'] === 'firefox')('changes that no reader sees', () => {
  test.each(Object.entries(pages))('leave %s as it is', async (page, changes) => {
    const path = fileURLToPath(new URL(`../../fixtures/pages/${page}`, import.meta.url));
    const read = new Map<string, readonly (readonly string[])[]>();
    await readChanged([path], changes, (name, before, after) => read.set(name, [before, after]));
    for (const [name, [before, after]] of read) expect(after, name).toEqual(before);
    expect(changes.length).toBeGreaterThan(1);
    expect(read.size).toBe(changes.length);
  });
});
