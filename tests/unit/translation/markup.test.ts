import { describe, expect, it } from 'vitest';
import type { MarkedText } from '../../../src/article/html/marks.ts';
import { plainToEngine, toEngine } from '../../../src/translation/markup/markup.ts';
import { fromEngine } from '../../../src/translation/markup/markup-answer.ts';

const linked: MarkedText = {
  text: 'قال الوزير إن المشروع ناجح.',
  marks: [
    { start: 4, end: 10, element: 2 },
    { start: 14, end: 21, element: 5 },
    { start: 16, end: 21, element: 6 },
    { start: 21, end: 21, element: 7 },
  ],
};

describe('toEngine', () => {
  it('writes elements as tags of ours', () => {
    expect(toEngine(linked, 'html').text).toBe(
      'قال <a id="0">الوزير</a> إن <a id="1">ال<a id="2">مشروع</a></a><img id="3"> ناجح.',
    );
    expect(toEngine(linked, 'placeholders').text).toBe(
      'قال <0>الوزير</0> إن <1>ال<2>مشروع</2></1><3/> ناجح.',
    );
    expect(toEngine(linked, 'text').text).toBe(linked.text);
  });

  it('escapes what looks like HTML in the text itself', () => {
    const text = { text: 'a < b & <b>', marks: [] };
    expect(toEngine(text, 'html').text).toBe('a &lt; b &amp; &lt;b&gt;');
    expect(fromEngine(toEngine(text, 'html'), 'a &lt; b &amp; &lt;b&gt;').marked.text).toBe(
      text.text,
    );
  });

  it('sends no tags where the text holds one that looks like ours', () => {
    const text = { text: 'رمز <1> هنا', marks: [{ start: 0, end: 3, element: 0 }] };
    const sent = toEngine(text, 'placeholders');
    expect(sent.text).toBe(text.text);
    expect(fromEngine(sent, 'code <1> here').marked).toEqual({ text: 'code <1> here', marks: [] });
  });

  it('keeps elements around the whole sentence at home', () => {
    const text = {
      text: ' كل شيء ',
      marks: [
        { start: 0, end: 0, element: 1 },
        { start: 0, end: 8, element: 2 },
        { start: 8, end: 8, element: 3 },
      ],
    };
    const sent = toEngine(text, 'html');
    expect(sent.text).toBe(' كل شيء ');
    expect(fromEngine(sent, 'all of it').marked.marks).toEqual([
      { start: 0, end: 0, element: 1 },
      { start: 0, end: 9, element: 2 },
      { start: 9, end: 9, element: 3 },
    ]);
  });
});

describe('fromEngine', () => {
  const sent = toEngine(linked, 'html');
  const answer =
    'The <a id="0">minister</a> said <a id="1">the <a id="2">project</a></a><img id="3"> works.';

  it('lays our elements on the answer', () => {
    const read = fromEngine(sent, answer);
    expect(read.status).toBe('whole');
    expect(read.marked).toEqual({
      text: 'The minister said the project works.',
      marks: [
        { start: 4, end: 12, element: 2 },
        { start: 18, end: 29, element: 5 },
        { start: 22, end: 29, element: 6 },
        { start: 29, end: 29, element: 7 },
      ],
    });
  });

  it('joins an element that came back in two neighbouring pieces', () => {
    const split = answer.replace('minister</a>', 'prime</a> <a id="0">minister</a>');
    expect(fromEngine(sent, split).marked.marks[0]).toEqual({ start: 4, end: 18, element: 2 });
  });

  it.each([
    ['lost', answer.replace('<a id="0">', '').replace('</a>', '')],
    ['twice', `${answer} <a id="0">again</a>`],
    ['not closed', answer.replace('</a><img', '<img')],
    ['closed too often', `${answer}</a>`],
    ['empty', answer.replace('minister', '')],
  ])('keeps the words alone where an element is %s', (_, damaged) => {
    const read = fromEngine(sent, damaged);
    expect(read.status).toBe('words');
    expect(read.marked.marks).toEqual([]);
    expect(read.marked.text).toContain('said the project works.');
  });

  it('takes foreign tags for text', () => {
    const read = fromEngine(sent, `${answer}<img src=x onerror=alert(1)><script>x</script>`);
    expect(read.status).toBe('foreign');
    expect(read.marked.text).toContain('<img src=x onerror=alert(1)><script>x</script>');
  });

  it('reads placeholders with the spaces that engines put into them', () => {
    const placed = toEngine(linked, 'placeholders');
    const read = fromEngine(
      placed,
      'The < 0 >minister</ 0> said <1>the <2>project</2></1><3 /> works.',
    );
    expect(read.status).toBe('whole');
    expect(read.marked.text).toBe('The minister said the project works.');
  });

  it('refuses placeholders that do not nest', () => {
    const placed = toEngine(linked, 'placeholders');
    const read = fromEngine(placed, '<0>a <1>b</0> c</1> <2>d</2><3/>');
    expect(read.status).toBe('foreign');
  });

  it('gives a plain answer back as it stands', () => {
    const plain = plainToEngine(linked, 'placeholders');
    const read = fromEngine(plain, '<b>bold</b> &amp; <1>');
    expect(read.marked).toEqual({ text: '<b>bold</b> &amp; <1>', marks: [] });
  });
});

describe('with word links', () => {
  const source: MarkedText = {
    text: 'قال  الوزير إن المشروع ناجح.',
    marks: [
      { start: 0, end: 28, element: 1 },
      { start: 5, end: 11, element: 4 },
    ],
  };
  const sent = toEngine(source, 'word-links');
  const links = [
    { source: { start: 4, end: 10 }, target: { start: 6, end: 14 } },
    { source: { start: 0, end: 3 }, target: { start: 15, end: 19 } },
  ];

  it('sends words alone', () => {
    expect(sent.text).toBe('قال الوزير إن المشروع ناجح.');
  });

  it('lays elements by the links, and gives those for the text as it is kept', () => {
    const answer = { text: ' The\n minister said <a>.', links };
    expect(fromEngine(sent, answer)).toEqual({
      status: 'whole',
      marked: {
        text: 'The minister said <a>.',
        marks: [
          { start: 0, end: 22, element: 1 },
          { start: 4, end: 12, element: 4 },
        ],
      },
      links: [
        { source: { start: 4, end: 10 }, target: { start: 4, end: 12 } },
        { source: { start: 0, end: 3 }, target: { start: 13, end: 17 } },
      ],
    });
  });

  it('keeps the words of an answer without links', () => {
    for (const answer of ['The minister said.', { text: 'The minister said.', links: [] }]) {
      const { status, marked } = fromEngine(sent, answer);
      expect(status).toBe('words');
      expect(marked).toEqual({
        text: 'The minister said.',
        marks: [{ start: 0, end: 18, element: 1 }],
      });
    }
  });
});
