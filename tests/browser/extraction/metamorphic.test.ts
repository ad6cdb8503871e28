import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readChanged } from './metamorphic.ts';
import { unseenChanges } from './unseen-changes.ts';

// Every third change on one page; metamorphic.long.test.ts makes all of them on pages of other structures.
const some = unseenChanges.filter((_, index) => index % 3 === 0);

describe.skipIf(process.env['WARRAQ_BROWSER'] === 'firefox')('changes that no reader sees', () => {
  test('leave the article as it is', async () => {
    const path = fileURLToPath(new URL('../../fixtures/pages/time-in-a-sentence', import.meta.url));
    const read = new Map<string, readonly (readonly string[])[]>();
    await readChanged([path], some, (name, before, after) => read.set(name, [before, after]));
    for (const [name, [before, after]] of read) expect(after, name).toEqual(before);
    expect(read.size).toBe(some.length);
  });
});
