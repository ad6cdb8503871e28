// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitizedFragment } from '../../../src/article/html/sanitize.ts';
import { lines } from '../../../src/extraction/blocks/structure.ts';
import { alignedText } from '../../../src/ui/render/aligned-text.ts';
import { textNodes } from '../../../src/ui/render/translated-block.ts';
import { numbersAtEnds, wrapSpans } from '../../../src/ui/render/wrap-marks.ts';
import { randomOf } from '../../browser/harness/random.ts';
import { isLong } from '../share.ts';

function element(html: string): Element {
  const root = sanitizedFragment(html).firstElementChild;
  if (!root) throw new Error('nothing left');
  return root;
}

function aligned(root: Element, text = lines(root)) {
  const nodes = textNodes(root).map((node) => ({ node, written: node.data }));
  return { nodes, text, aligned: alignedText(nodes, text) };
}

/** What of the element stands for a part of its plain text. */
function shownFor(root: Element, part: string): string {
  const { text, aligned: found } = aligned(root);
  const start = text.indexOf(part);
  expect(start, `${part} in ${text}`).toBeGreaterThanOrEqual(0);
  const spans = found.spans(start, start + part.length);
  return spans.map((one) => one.written.slice(one.start, one.end)).join('');
}

test.each([
  [
    '<p>عاد <b>سوق</b>  السمك\n إلى <a href="https://a.example/">رصيفه</a>.</p>',
    'سوق السمك إلى رصيفه',
  ],
  ['<ul><li>الأول</li>\n<li>ا<i>لث</i>اني</li></ul>', 'الأول\nالثاني'],
  [
    '<table><caption>أسعار</caption><tr><th>سمك</th><td>٥</td></tr><tr><td>روبيان</td><td>٩</td></tr></table>',
    '٥\nروبيان',
  ],
  ['<blockquote><p>بيت للجميع.</p><p>وقالت</p></blockquote>', 'للجميع.\nوقالت'],
])('white space and elements make no difference: %s', (html, part) => {
  expect(shownFor(element(html), part).replace(/\s+/g, '')).toBe(part.replace(/\s+/g, ''));
});

test('notes’ numbers and raised signs, which the plain text lacks or writes otherwise, shift nothing', () => {
  const root = element(
    '<p>في عام 1931<sup><a href="#note-1">2</a></sup> بلغ 10<sup>6</sup> طن و5 م<sup>2</sup> من CO<sub>2</sub> قبل الظهر<sup><a href="#note-2">[3]</a></sup>.</p>',
  );
  expect(lines(root)).toBe('في عام 1931 بلغ 10⁶ طن و5 م² من CO₂ قبل الظهر.');
  expect(shownFor(root, '1931')).toBe('1931');
  expect(shownFor(root, 'طن و5')).toBe('طن و5');
  expect(shownFor(root, '10⁶')).toBe('106');
  expect(shownFor(root, 'قبل الظهر')).toBe('قبل الظهر');
});

test('places lead to the plain text and back', () => {
  const next = randomOf('aligned');
  const words = 'عاد سوق السمك إلى رصيفه القديم صباح أمس 1931 بعد ثلاث سنوات'.split(' ');
  for (let run = 0; run < (isLong ? 300 : 40); run++) {
    const html = words
      .map((word) => {
        const kind = next();
        if (kind < 0.2) return `<b>${word}</b>`;
        if (kind < 0.3)
          return `${word}<sup><a href="#note-1">${Math.floor(next() * 9) + 1}</a></sup>`;
        return kind < 0.4 ? `${word.slice(0, 2)}<i>${word.slice(2)}</i>` : word;
      })
      .join(next() < 0.5 ? ' ' : '\n  ');
    const { nodes, text, aligned: found } = aligned(element(`<p>${html}</p>`));
    const from = Math.floor(next() * words.length);
    const part = words.slice(from, from + 1 + Math.floor(next() * 3)).join(' ');
    const start = text.indexOf(part);
    const spans = found.spans(start, start + part.length);
    const [first, last] = [spans[0], spans.at(-1)];
    expect(first && found.placeOf(first.node, first.start), html).toBe(start);
    expect(last && found.placeOf(last.node, last.end - 1), html).toBe(start + part.length - 1);
    const shown = spans.map((one) => one.written.slice(one.start, one.end)).join('');
    expect(shown.replace(/[\s1-9]+/g, ''), html).toBe(part.replace(/[\s1-9]+/g, ''));
    expect(nodes.length).toBeGreaterThan(0);
  }
});

test('a text that has nothing to do with its element ends somewhere', () => {
  const root = element(`<p>${'abc '.repeat(50_000)}</p>`);
  const { aligned: found } = aligned(root, 'سوق '.repeat(50_000));
  expect(found.spans(0, 100)).toEqual(expect.any(Array));
});

test('marks are wrapped and taken back without a trace, also where they lie over each other', () => {
  const root = element('<p>عاد <a href="https://a.example/">سوق السمك</a> إلى رصيفه.</p>');
  const before = root.outerHTML;
  const nodes = textNodes(root);
  const { aligned: found, text } = aligned(root);
  const spansOf = (id: string, part: string) =>
    found
      .spans(text.indexOf(part), text.indexOf(part) + part.length)
      .map((one) => ({ id, ...one }));
  const spans = [
    ...spansOf('long', 'سوق السمك إلى'),
    ...spansOf('short', 'السمك'),
    ...spansOf('same', 'إلى'),
  ];
  const numbers = numbersAtEnds(new Set(['long', 'short', 'same']), spans, nodes);
  const reference = (number: number) =>
    Object.assign(document.createElement('sup'), { textContent: `${number}` });
  const takeBack = wrapSpans(
    spans,
    () => document.createElement('mark'),
    new Map([...numbers].map(([id, number]) => [id, reference(number)])),
  );
  expect([...numbers.keys()]).toEqual(['short', 'long', 'same']);
  const marks = Array.from(root.querySelectorAll('mark'), (mark) => mark.textContent);
  expect(marks.join('')).toBe('سوق السمك إلى');
  // No reference stands in a link.
  expect(root.querySelector('a sup')).toBeNull();
  // Read in order they count up.
  expect(Array.from(root.querySelectorAll('sup'), (one) => one.textContent)).toEqual([
    '1',
    '2',
    '3',
  ]);
  takeBack();
  expect(root.outerHTML).toBe(before);
  expect(textNodes(root)).toEqual(nodes);
});
