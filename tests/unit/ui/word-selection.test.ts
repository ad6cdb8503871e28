// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import type { PlacedWord } from '../../../src/ui/reader/words/placed-word.ts';
import { moveSelection, selectsBeyond } from '../../../src/ui/reader/words/word-selection.ts';

const text = 'عاد سوق السمك إلى رصيفه.';

beforeEach(() => {
  const paragraphs = [text, 'خبر آخر'].map((words) =>
    Object.assign(document.createElement('p'), { textContent: words }),
  );
  document.body.replaceChildren(...paragraphs);
  getSelection()?.removeAllRanges();
});

function rangeOf(part: string, paragraph = 0): Range {
  const node = document.querySelectorAll('p')[paragraph]?.firstChild as Text;
  const range = document.createRange();
  range.setStart(node, node.data.indexOf(part));
  range.setEnd(node, node.data.indexOf(part) + part.length);
  return range;
}

function word(part: string): PlacedWord {
  return { text: part, range: rangeOf(part), cell: document.body };
}

const select = (range: Range): void => getSelection()?.addRange(range);

test.each([
  ['the word', 'سوق', 0, false],
  ['the word and the space behind it', 'سوق ', 0, false],
  ['another word too', 'سوق السمك', 0, true],
  ['the paragraph', text, 0, true],
  ['words elsewhere', 'خبر آخر', 1, false],
])('whether more than the word is selected: %s', (_, part, paragraph, isMore) => {
  select(rangeOf(part, paragraph));
  expect(selectsBeyond(word('سوق'))).toBe(isMore);
});

test.each([
  ['سوق', 'السمك'],
  ['سوق السمك', 'سوق السمك'],
  ['', ''],
])('where “%s” is selected, “%s” is when the next word is looked up', (before, after) => {
  if (before) select(rangeOf(before));
  moveSelection(word('سوق'), word('السمك'));
  expect(`${getSelection()}`).toBe(after);
});
