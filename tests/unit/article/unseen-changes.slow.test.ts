// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawnChanges, readOf } from '../../browser/extraction/metamorphic.ts';
import { unseenChanges } from '../../browser/extraction/unseen-changes.ts';
import { shareOf, someOf } from '../share.ts';
import { layOut, openPage } from './shown-page.ts';

// Before extraction looks which functions there are.
layOut();
const { extract } = await import('../../../src/extraction/extract.ts');

const html = readFileSync('tests/fixtures/pages/time-in-a-sentence/source.html', 'utf8');

/** What is read of the page after a change. */
function read(change?: (typeof unseenChanges)[number]): readonly string[] {
  openPage(html, 'https://saved.example/');
  const paragraphs = [...document.querySelectorAll('p')].filter(
    (one) =>
      (one.textContent ?? '').trim().length > 60 &&
      !one.closest('nav, footer, aside, blockquote, li, td'),
  );
  change?.make(paragraphs, change.given ?? '');
  return readOf(extract(document, { scope: 'article', unhurried: true }));
}

const before = read();

const unseen = unseenChanges.filter(({ name }) => !drawnChanges.includes(name));

test.each(someOf(shareOf(unseen, 2), 2))('$name: the page is read the same', (change) => {
  expect(read(change)).toEqual(before);
});
