// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { placeBeside } from '../../../src/ui/reader/scroll/place-beside.ts';

const line = (top: number, bottom: number): DOMRect =>
  ({ top, bottom, left: 100, right: 500, width: 400, height: bottom - top }) as DOMRect;

beforeEach(() => {
  vi.stubGlobal('innerHeight', 800);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});

test.each([
  ['below the last line', [line(200, 230), line(260, 290)], 298],
  ['above the first where there is no room below', [line(720, 750), line(755, 795)], 672],
  ['over the bar where the lines fill the window', [line(20, 50), line(760, 830)], 16],
])('it stands %s', (_, lines, top) => {
  expect(placeBeside(40, { lines, top: 56 }).top).toBe(top);
});

test('it leaves what stands there already, and a touch screen’s handles, their room', () => {
  const lines = [line(200, 230)];
  const avoid = line(236, 400);
  expect(placeBeside(40, { lines, top: 56, avoid }).top).toBe(152);
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  expect(placeBeside(40, { lines, top: 56 }).top).toBeGreaterThanOrEqual(230 + 24);
});

test('what is higher than its room scrolls there, and covers no line', () => {
  const { top, room } = placeBeside(900, { lines: [line(300, 330)], top: 56 });
  expect(top).toBeGreaterThanOrEqual(330);
  expect(top + room).toBeLessThanOrEqual(800);
});

test('what is said at the window’s foot is left free, and without a line it stands in the middle', () => {
  expect(placeBeside(100, { lines: [line(600, 630)], top: 56, bottom: 720 }).top).toBe(492);
  expect(placeBeside(100, { lines: [], top: 56, bottom: 756 })).toEqual({ top: 356, room: 100 });
});
