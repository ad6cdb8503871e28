// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sanitizedFragment } from '../../../../src/article/html/sanitize.ts';
import type { ExportBlock } from '../../../../src/library/export/parts.ts';
import {
  copiedMarkdown,
  copiedText,
  richText,
  sourceBlocks,
} from '../../../../src/library/export/rich-text.ts';
import { shareOf } from '../../share.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { article } from '../sample.ts';

const snippets: readonly string[] = [
  ...shareOf<string>(JSON.parse(readFileSync('tests/fixtures/hostile/dompurify.json', 'utf8')), 6),
  '<ul><li>بند<ul><li dir="ltr" lang="en">Item</li></ul></li></ul>',
  '<table><caption>عنوان</caption><tr><th>رأس</th><td>خلية</td></tr></table>',
  '<blockquote><p>قول</p></blockquote>',
  '<pre>let x = 1;</pre>',
];
const paragraphs = 'p, h1, h2, h3, h4, h5, h6, li, td, th, caption, blockquote, pre';

function copied(original: Element) {
  const block: ExportBlock = { kind: 'paragraph', lang: 'ar', dir: 'rtl', original };
  return { blocks: [block], target: 'en', targetDir: 'ltr' } as const;
}

function elementOf(html: string): Element {
  const root = document.createElement('div');
  root.append(sanitizedFragment(html));
  return root;
}

describe.each(snippets)('%s', (html) => {
  test('is copied with a direction and a language on every paragraph, and nothing that loads or runs', () => {
    const page = new DOMParser().parseFromString(richText(copied(elementOf(html))), 'text/html');
    const bare = [...page.querySelectorAll(paragraphs)].filter(
      (box) => !/^(?:rtl|ltr)$/.test(box.getAttribute('dir') ?? '') || !box.getAttribute('lang'),
    );
    expect(bare.map((box) => box.outerHTML)).toEqual([]);
    expect(
      page.querySelectorAll('script, img, iframe, style, [id], [onerror], [onclick]'),
    ).toHaveLength(0);
  });
});

test('what has a direction of its own keeps it; code runs from left to right', () => {
  const html = richText(copied(elementOf('<p>نص</p><p dir="ltr" lang="en">Text</p><pre>x</pre>')));
  const page = new DOMParser().parseFromString(html, 'text/html');
  const dirs = [...page.querySelectorAll('p, pre')].map((box) => box.getAttribute('dir'));
  expect(dirs).toEqual(['rtl', 'ltr', 'ltr']);
});

test("a note's number and a power stay apart from the digits beside them", () => {
  const text = '<p>عام 1931<sup><a href="#note-2">2</a></sup> بلغت 10<sup>6</sup></p>';
  expect(copiedText(copied(elementOf(text)))).toBe('عام 1931[2] بلغت 10⁶');
});

test.each(hostileTexts)('%j as a source line is a text of one line', (text) => {
  const source = sourceBlocks({ ...article('a', '', 'عنوان'), siteName: text, byline: text });
  const blocks = { blocks: source, target: 'en', targetDir: 'ltr' } as const;
  expect(copiedText(blocks).split('\n\n').length).toBeLessThanOrEqual(2);
  expect(
    new DOMParser().parseFromString(richText(blocks), 'text/html').querySelector('b, i, script'),
  ).toBeNull();
  expect(copiedMarkdown(blocks)).not.toMatch(/(?<!\\)<script>/);
});
