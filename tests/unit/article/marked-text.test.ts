// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readMarked, writeMarked } from '../../../src/article/html/marked-text.ts';
import { sanitizedFragment } from '../../../src/article/html/sanitize.ts';
import { segmentsOf } from '../../../src/article/html/segments.ts';

function root(html: string): Element {
  const element = sanitizedFragment(html).firstElementChild;
  if (!element) throw new Error('no element');
  return element;
}

const outer = (fragment: DocumentFragment): string => {
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
};

describe('marked text', () => {
  it.each([
    'قال <b>الوزير</b> أمس',
    '<a href="https://example.org/"><b>كل</b> شيء</a> هنا',
    'قبل <i>مائل <b>غليظ</b></i><sup>2</sup>',
    'سطر<br>آخر',
    '<b><i>معا</i></b>',
  ])('reads inline elements and writes them again: %s', (html) => {
    const paragraph = root(`<p>${html}</p>`);
    const expected = paragraph.innerHTML;
    const { marked, elements } = readMarked([...paragraph.childNodes]);
    expect(marked.text).toBe(paragraph.textContent);
    expect(outer(writeMarked(marked, elements))).toBe(expected);
  });

  it('writes the text of a translation as text, never as markup', () => {
    const { elements } = readMarked([...root('<p><b>س</b></p>').childNodes]);
    const text = '<img src=x onerror=alert(1)>';
    const written = writeMarked({ text, marks: [{ start: 0, end: 4, element: 0 }] }, elements);
    expect(written.querySelector('img')).toBeNull();
    expect(written.textContent).toBe(text);
  });

  it('leaves out a mark whose element does not exist', () => {
    const written = writeMarked({ text: 'abc', marks: [{ start: 0, end: 3, element: 7 }] }, []);
    expect(outer(written)).toBe('abc');
  });
});

describe('segments', () => {
  it.each([
    ['<p>فقرة <b>واحدة</b></p>', ['فقرة واحدة']],
    ['<ul><li>أول<ul><li>داخلي</li></ul></li><li>ثان</li></ul>', ['أول', 'داخلي', 'ثان']],
    ['<blockquote><p>قول</p><p>آخر</p></blockquote>', ['قول', 'آخر']],
    ['<table><tr><th>اسم</th><td>عدد</td></tr></table>', ['اسم', 'عدد']],
    ['<figure><img src="https://example.org/a.png"><figcaption>شرح</figcaption></figure>', ['شرح']],
    ['<pre>code();</pre>', ['code();']],
  ])('are the runs of text in %s', (html, texts) => {
    const found = segmentsOf(root(html)).map(({ nodes }) => readMarked(nodes).marked.text.trim());
    expect(found).toEqual(texts);
  });
});
