// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Block } from '../../../src/article/model.ts';
import { noDisplayChanges } from '../../../src/ui/render/display.ts';
import { segmentRange, sourceBlock } from '../../../src/ui/render/source-block.ts';

function blockOf(html: string, more: Partial<Block> = {}): Block {
  return { kind: 'paragraph', html, text: '', lang: 'ar', dir: 'rtl', ...more };
}

test('an item in another direction than its list says so itself', () => {
  const block = blockOf('<ul><li>بحيرة صغيرة</li><li>The Lake House Hotel</li></ul>', {
    kind: 'list',
  });
  const items = [...sourceBlock(block, noDisplayChanges).root.children];
  expect(items.map((item) => item.getAttribute('dir'))).toEqual([null, 'ltr']);
  expect(items[1]?.getAttribute('lang')).toBe('en');
});

test('a sentence is found again across what was kept apart, with diacritics hidden', () => {
  const text = 'بلغة C++ كُتِبَ. ثم مضى.';
  const display = { diacritics: 'hidden', digits: 'original' } as const;
  const { segments } = sourceBlock(blockOf(`<p>${text}</p>`), display);
  const end = text.indexOf('.') + 1;
  const range = (from: number, to: number): string =>
    String(segmentRange(segments[0] ?? [], [from, to], display));
  expect(range(0, end)).toBe('بلغة C++ كتب.');
  expect(range(end + 1, text.length)).toBe('ثم مضى.');
});

test('code is shown as it is', () => {
  const block = blockOf('<pre>a++ // 1</pre>', { kind: 'code', lang: 'en', dir: 'ltr' });
  expect(sourceBlock(block, noDisplayChanges).root.innerHTML).toBe('a++ // 1');
});
