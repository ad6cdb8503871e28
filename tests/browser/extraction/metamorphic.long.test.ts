import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readChanged } from './metamorphic.ts';
import { unseenChanges } from './unseen-changes.ts';

/** Pages of different structures, and the changes after which each is not yet read the same. */
const pages: Readonly<Record<string, readonly string[]>> = {
  structure: [],
  'tagdiv-newspaper': [],
  'hashed-classes': ['article, main, section and header as div'],
  'points-under-the-headline': ['all names hashed'],
  'facts-under-the-headline': ['each paragraph in a section'],
  'report-in-a-wide-page': ['a layout table around all'],
  // Headings in widgets of their own are lost where the paragraphs beside them stand in further boxes.
  'elementor-widgets': [
    'each paragraph in a box of display: contents',
    'each paragraph in a div',
    'each paragraph in a section',
    'each paragraph in a x-part',
    'each paragraph a div',
    'each paragraph a x-para',
    'each paragraph a span',
    'article, main, section and header as div',
    'a layout table around all',
    'frames of adverts between paragraphs',
  ],
};

describe.skipIf(process.env['WARRAQ_BROWSER'] === 'firefox')('changes that no reader sees', () => {
  test.each(Object.entries(pages))(
    '%s reads the same',
    async (page, known) => {
      const path = fileURLToPath(new URL(`../../fixtures/pages/${page}`, import.meta.url));
      const differing: Record<string, { gone: string[]; new: string[] }> = {};
      await readChanged([path], unseenChanges, (name, before, after) => {
        if (known.some((one) => name.endsWith(`: ${one}`))) return;
        const gone = before.filter((line) => !after.includes(line));
        const added = after.filter((line) => !before.includes(line));
        if (gone.length + added.length > 0) differing[name] = { gone, new: added };
      });
      expect(differing).toEqual({});
    },
    240_000,
  );
});
