import { expect, it } from 'vitest';
import { fitsSideBySide } from '../../../src/ui/reader/pane/use-fitting-layout.ts';

it.each([
  ['a pop-up with the usual text', 732, 22, true],
  ['a pop-up with the largest text', 732, 48, false],
  ['a large window with the largest text', 1500, 48, true],
  ['a phone', 340, 16, false],
  ['a window just wide enough', 640, 22, true],
  ['a window that is a little too narrow', 639, 12, false],
])('%s has room for two panes or not', (_, width, size, fits) => {
  expect(fitsSideBySide(width, size)).toBe(fits);
});
