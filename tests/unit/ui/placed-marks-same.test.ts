// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Mark } from '../../../src/library/database/records.ts';
import { isSamePlaced, type PlacedMark } from '../../../src/ui/reader/marks/place-marks.ts';

const mark: Mark = {
  id: 'one',
  articleId: 'article',
  pane: 'source',
  lang: 'ar',
  quote: { exact: 'السوق', prefix: '', suffix: '' },
  position: { start: 0, end: 5 },
  block: 1,
  note: '',
  createdAt: 1,
  changedAt: 1,
};

function placedIn(node: Text): PlacedMark {
  const range = document.createRange();
  range.selectNodeContents(node);
  return { mark, state: 'found', ranges: [range] };
}

test('marks are the same in the same text, and others once it is drawn anew', () => {
  const cell = document.createElement('p');
  cell.textContent = 'السوق';
  document.body.append(cell);
  const before = placedIn(cell.firstChild as Text);
  expect(isSamePlaced([before], [placedIn(cell.firstChild as Text)])).toBe(true);
  expect(isSamePlaced([before], [])).toBe(false);
  cell.textContent = 'السوق';
  expect(isSamePlaced([before], [placedIn(cell.firstChild as Text)])).toBe(false);
});
