// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitizedFragment } from '../../../src/article/html/sanitize.ts';
import { segmentsOf } from '../../../src/article/html/segments.ts';
import { sentencesOf } from '../../../src/translation/segment-sentences.ts';
import type { TranslatedSentence } from '../../../src/translation/translation.ts';
import { translatedBlock } from '../../../src/ui/render/translated-block.ts';

function template(html: string): Element {
  const root = sanitizedFragment(html).firstElementChild;
  if (!root) throw new Error('no element');
  return root;
}

function sentence(start: number, end: number, text: string, more: object = {}): TranslatedSentence {
  const target = { text, marks: [] };
  return { block: 1, segment: 0, start, end, target, engine: 'bergamot', model: '1', ...more };
}

const options = { missing: 'waiting', dir: 'ltr' } as const;

test('sentences take the place of their sources, with a space between', () => {
  const made = translatedBlock(
    template('<p dir="rtl" lang="ar">قال نعم. ثم مضى.</p>'),
    [sentence(0, 8, 'He said yes.'), sentence(9, 16, 'Then he went.')],
    options,
  );
  expect(made.root.outerHTML).toBe('<p>He said yes. Then he went.</p>');
  expect(made.placed.map(({ nodes }) => nodes.map(({ data }) => data))).toEqual([
    ['He said yes.'],
    ['Then he went.'],
  ]);
});

test('a sentence that is not there yet has its room kept', () => {
  const made = translatedBlock(
    template('<p>قال نعم. ثم مضى.</p>'),
    [sentence(9, 16, 'Then he went.')],
    options,
  );
  expect(made.root.querySelectorAll('.waiting')).toHaveLength(1);
  expect(made.root.querySelector('.waiting')?.getAttribute('aria-hidden')).toBe('true');
});

test('where nothing more will come the source stays', () => {
  const made = translatedBlock(template('<p>قال نعم. ثم مضى.</p>'), [sentence(0, 8, 'Yes.')], {
    missing: 'source',
    dir: 'ltr',
  });
  expect(made.root.textContent?.trim()).toBe('Yes. ثم مضى.');
});

test('links keep their target, and a translation never becomes markup', () => {
  const target = {
    text: 'See <img src=x onerror=alert(1)>',
    marks: [{ start: 4, end: 32, element: 0 }],
  };
  const made = translatedBlock(
    template('<p>انظر <a href="https://a.example/">هنا</a></p>'),
    [sentence(0, 8, '', { target })],
    options,
  );
  expect(made.root.querySelector('a')?.getAttribute('href')).toBe('https://a.example/');
  expect(made.root.querySelector('a')?.textContent).toBe('<img src=x onerror=alert(1)>');
  expect(made.root.querySelector('img')).toBeNull();
});

test('each item of a list is a segment of its own', () => {
  const made = translatedBlock(
    template('<ul><li>بحيرة</li><li>شجرة</li></ul>'),
    [sentence(0, 5, 'A lake'), sentence(0, 4, 'A tree', { segment: 1 })],
    options,
  );
  expect([...made.root.children].map(({ textContent }) => textContent)).toEqual([
    'A lake',
    'A tree',
  ]);
});

test('keeps the lines and stanzas of verses where every line has its translation', () => {
  const verses = template('<p>سرى النسيم<br>ومال النخيل<br><br>ثم سكن الليل</p>');
  const [segment] = segmentsOf(verses);
  const sentences = (segment ? sentencesOf(segment, 'ar') : []).map(
    ({ start, end, source }, index): TranslatedSentence => ({
      ...{ block: 0, segment: 0, start, end, engine: 'bergamot', model: '' },
      target: {
        text: `Line ${index}`,
        marks: source.marks.map(({ element, start: at }) => {
          const place = at > 0 ? `Line ${index}`.length : 0;
          return { element, start: place, end: place };
        }),
      },
    }),
  );
  const { root } = translatedBlock(verses, sentences, { missing: 'source', dir: 'ltr' });
  const lines = [...root.childNodes].map((node) =>
    node instanceof Element ? '/' : (node.textContent?.trim() ?? ''),
  );
  expect(lines.filter(Boolean).join(' ')).toBe('Line 0 / Line 1 / / Line 2');
});
