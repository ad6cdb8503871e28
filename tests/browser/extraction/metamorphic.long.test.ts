import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readChanged } from './metamorphic.ts';
import { unseenChanges } from './unseen-changes.ts';

const pages = [
  'structure',
  'tagdiv-newspaper',
  'elementor-widgets',
  'report-in-a-wide-page',
  'facts-under-the-headline',
  'hashed-classes',
  'points-under-the-headline',
];

describe.skipIf(process.env['WARRAQ_BROWSER'] === 'firefox')('changes that no reader sees', () => {
  test.each(pages)(
    '%s reads the same',
    async (page) => {
      const path = fileURLToPath(new URL(`../../fixtures/pages/${page}`, import.meta.url));
      const differing: Record<string, { gone: string[]; new: string[] }> = {};
      await readChanged([path], unseenChanges, (name, before, after) => {
        const gone = before.filter((line) => !after.includes(line));
        const added = after.filter((line) => !before.includes(line));
        if (gone.length + added.length > 0) differing[name] = { gone, new: added };
      });
      expect(differing).toEqual({});
    },
    240_000,
  );
});
