// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfmStrikethrough, gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import { markdownTree } from '../../../src/library/export/markdown-tree.ts';
import { writeMarkdown } from '../../../src/library/export/markdown-writer.ts';
import { shareOf } from '../share.ts';

function element(html: string): Element {
  const root = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  if (!root) throw new Error('nothing left');
  return root;
}

const markdownOf = (html: string): string => writeMarkdown(markdownTree(element(html))).trimEnd();

/** What a viewer makes of Markdown, by a parser that keeps to CommonMark and GitHub's tables. */
function viewed(markdown: string): Element {
  const page = document.implementation.createHTMLDocument();
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfmTable(), gfmStrikethrough()],
    htmlExtensions: [gfmTableHtml(), gfmStrikethroughHtml()],
  });
  page.body.append(page.importNode(new DOMParser().parseFromString(html, 'text/html').body, true));
  return page.body;
}

const ownLine = new Set(
  'P LI TR CAPTION H1 H2 H3 H4 H5 H6 DT DD BLOCKQUOTE UL OL TABLE FIGCAPTION PRE'.split(' '),
);
const cells = new Set(['TD', 'TH']);

/** The text as one reads it: a line for each paragraph, item and row, white space folded. */
function textOf(root: Element): string {
  let text = '';
  const read = (node: Node, isInCell: boolean): void => {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? '').replace(/\s+/g, ' ');
    const name = node.nodeName;
    const isOwn = ownLine.has(name);
    const around =
      name === 'BR' || cells.has(name) || (isOwn && isInCell) ? ' ' : isOwn ? '\n' : '';
    text += around;
    for (const child of node.childNodes) read(child, isInCell || cells.has(name));
    text += around;
  };
  read(root, false);
  const lines = text.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
  return lines.filter(Boolean).join('\n');
}

test.each([
  ['an item in an item', '<ul><li>أ</li><li>ب<ol><li>ج</li></ol></li></ul>', '- أ\n- ب\n  1. ج'],
  ['a quote of two paragraphs', '<blockquote><p>س</p><p>ص</p></blockquote>', '> س\n>\n> ص'],
  [
    'a bar in a cell',
    '<table><tr><th>أ</th><th>ب|</th></tr><tr><td>1</td></tr></table>',
    '| أ | ب\\| |\n| - | - |\n| 1 | |',
  ],
  ['backticks in code', '<pre>a ``` b</pre>', '````\na ``` b\n````'],
  [
    'signs of Markdown',
    '<p>[x](y) *z* <a href="https://a.example/(1)">و<em>ل</em></a></p>',
    '\\[x]\\(y) \\*z\\* [و*ل*](https://a.example/\\(1\\))',
  ],
  ['a sign of a heading', '<p># ليس عنوانًا</p>', '\\# ليس عنوانًا'],
  [
    'a picture and its caption',
    '<figure><img src="https://a.example/1.jpg" alt="صورة"><figcaption>شرح</figcaption></figure>',
    '![صورة](https://a.example/1.jpg)\n\nشرح',
  ],
  ['raised signs', '<p>10<sup>6</sup> واط</p>', '10<sup>6</sup> واط'],
  [
    'numbers of a list',
    '<ol start="4"><li>أ</li><li>ب</li><li value="9">ج</li></ol>',
    '4. أ\n5. ب\n\n<!-- -->\n\n9. ج',
  ],
  [
    'lines in a cell, and a caption',
    '<table><caption>س</caption><tr><th>أ<br>(ب)</th></tr><tr><td><p>ج</p><p>د</p></td></tr></table>',
    'س\n\n| أ<br>(ب) |\n| - |\n| ج<br>د |',
  ],
  [
    'emphasis beside letters',
    '<p><strong>مختبر:</strong>قال <b>«أولية»</b>ولا <i>شيء</i>ًا</p>',
    '<strong>مختبر:</strong>قال <strong>«أولية»</strong>ولا *شيء*ًا',
  ],
  ['emphasis with space inside', '<p>قال<b> كثيرًا </b>جدًا</p>', 'قال **كثيرًا** جدًا'],
  ['two emphases in a row', '<p><b>أ</b><b>ب</b></p>', '<strong>أ</strong>**ب**'],
  ['terms', '<dl><dt>أ</dt><dd>ب</dd><dt>ج</dt><dd>د</dd></dl>', '- أ\n\n  ب\n\n- ج\n\n  د'],
  [
    'HTML in code',
    '<p><code>`&lt;img src=x onerror=y&gt;`</code></p>',
    '`` `<img src=x onerror=y>` ``',
  ],
  ['HTML in text', '<p>&lt;script&gt;x()&lt;/script&gt;</p>', '\\<script>x()\\</script>'],
  ['a number that is no list', '<p>1. أول</p>', '1\\. أول'],
  ['a link to a note of the page', '<p>نص<sup><a href="#note-1">1</a></sup></p>', 'نص<sup>1</sup>'],
])('%s', (_, html, markdown) => {
  expect(markdownOf(html)).toBe(markdown);
});

const hard = [
  '<p>أ<b>ب</b>ج <b>د،</b>ه <i>«و»</i>ز <b><i>ح</i></b>ط</p>',
  '<p>2 * 3 * 4 _x_ __y__ ~~z~~ `code` &amp;amp; &lt;b&gt; \\ | ![a](b) [^1]</p>',
  '<p>- ليس بندًا<br>+ ولا هذا<br>12) ولا هذا<br>&gt; ولا هذا<br>=== <br>    ولا شيفرة</p>',
  '<ul><li><p>أ</p><p>ب</p></li><li>ج<blockquote><p>د</p></blockquote></li></ul>',
  '<ol reversed start="3"><li>ج</li><li>ب</li></ol>',
  '<table><tr><td colspan="2">أ</td></tr><tr><td><ul><li>ب</li><li>ج</li></ul></td><td><code>|</code></td></tr></table>',
  '<blockquote>قال: <q>نعم</q><p>ثم سكت.</p></blockquote>',
  '<p>https://a.example/_x_?y=*z* و a@b.example و ‏RTL‏</p>',
];

const pages = join(import.meta.dirname, '../../fixtures/pages');

interface Fixture {
  readonly article: {
    readonly blocks?: readonly {
      readonly kind: string;
      readonly text: string;
      readonly html?: string;
    }[];
  };
}

function fixtureBlocks(name: string): string[] {
  const fixture: Fixture = JSON.parse(readFileSync(join(pages, name, 'expected.json'), 'utf8'));
  const escaped = (text: string) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return (fixture.article.blocks ?? []).map(
    ({ kind, text, html }) =>
      html ?? (kind === 'heading' ? `<h2>${escaped(text)}</h2>` : `<p>${escaped(text)}</p>`),
  );
}

describe('a viewer of Markdown shows what the article says', () => {
  test.each(hard)('%s', (html) => {
    expect(textOf(viewed(markdownOf(html)))).toBe(textOf(wrapped([html])));
  });

  test.each(shareOf(readdirSync(pages), 12))('%s', (name) => {
    const blocks = fixtureBlocks(name);
    const markdown = writeMarkdown(blocks.flatMap((html) => markdownTree(element(html))));
    expect(textOf(viewed(markdown))).toBe(textOf(wrapped(blocks)));
  });
});

/** The blocks as the page shows them; a quotation's signs are the browser's there. */
function wrapped(blocks: readonly string[]): Element {
  const body = document.createElement('div');
  body.append(...blocks.map(element));
  for (const quote of body.querySelectorAll('q')) quote.replaceWith(`"${quote.textContent}"`);
  return body;
}
