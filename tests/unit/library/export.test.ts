// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitizedFragment } from '../../../src/article/html/sanitize.ts';
import { chapter } from '../../../src/library/export/epub/chapter.ts';
import { fileName } from '../../../src/library/export/file-name.ts';
import { htmlExport } from '../../../src/library/export/html.ts';
import { markdownExport } from '../../../src/library/export/markdown.ts';
import type { ExportArticle } from '../../../src/library/export/parts.ts';
import { article } from './sample.ts';

function element(html: string): Element {
  const root = sanitizedFragment(html).firstElementChild;
  if (!root) throw new Error('nothing left');
  return root;
}

const exported: ExportArticle = {
  article: { ...article('a', 'نص', 'عنوان "غريب"'), siteName: 'أخبار' },
  content: 'both',
  target: 'en',
  targetDir: 'ltr',
  tags: ['بحر'],
  notes: [],
  blocks: [
    {
      kind: 'heading',
      lang: 'ar',
      dir: 'rtl',
      original: element('<h1>عنوان</h1>'),
      translation: element('<h1>Title</h1>'),
    },
    {
      kind: 'standfirst',
      lang: 'ar',
      dir: 'rtl',
      original: element('<p>الخلاصة في جملة.</p>'),
      translation: element('<p>It all in a sentence.</p>'),
    },
    {
      kind: 'paragraph',
      lang: 'ar',
      dir: 'rtl',
      original: element('<p>نص <b>مهم</b></p>'),
      translation: element('<p>A text</p>'),
    },
  ],
};

test.each([
  ['الحُكومة: «خطة» جديدة؟', 'الحكومة «خطة» جديدة؟.html'],
  ['../../etc/passwd', 'etc passwd.html'],
  ['a\u202Egpj.exe', 'agpj.exe.html'],
  ['CON', 'CON-.html'],
  ['...', 'article.html'],
])('%s becomes the file name %s', (title, name) => {
  expect(fileName(title, 'html')).toBe(name);
});

test('a long Arabic title is cut between letters, within what file systems take', () => {
  const name = fileName('ث'.repeat(400), 'html');
  expect(new TextEncoder().encode(name).length).toBeLessThan(200);
  expect(name).toMatch(/^ث+\.html$/);
});

test('a standfirst keeps its look in a page, and is a paragraph in Markdown', () => {
  const page = new DOMParser().parseFromString(htmlExport(exported), 'text/html');
  expect(page.querySelector('.standfirst p')?.textContent).toBe('الخلاصة في جملة.');
  expect(page.querySelector('style')?.textContent).toContain('.standfirst {');
  expect(markdownExport(exported)).toContain('\n\nالخلاصة في جملة.\n\n> It all in a sentence.\n\n');
});

test('the page holds both directions and may load nothing', () => {
  const page = new DOMParser().parseFromString(htmlExport(exported), 'text/html');
  expect(page.documentElement.dir).toBe('rtl');
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
    "default-src 'none'",
  );
  const [original, translation] = page.querySelectorAll('.pair:last-child > div');
  expect([original?.getAttribute('dir'), original?.textContent]).toEqual(['rtl', 'نص مهم']);
  expect([translation?.getAttribute('dir'), translation?.textContent]).toEqual(['ltr', 'A text']);
  expect(page.querySelector('header a')?.getAttribute('href')).toBe('https://www.news.example/a');
});

test('the day beside the site and the writer keeps its own order of figures', () => {
  const dated = { ...exported, article: { ...exported.article, publishedTime: '2026-03-05' } };
  for (const text of [htmlExport(dated), chapter(dated)])
    expect(text).toContain(' · <bdi>2026-03-05</bdi>');
});

test('Markdown has front matter, the blocks and their translation', () => {
  const text = markdownExport(exported);
  expect(text).toContain('title: "عنوان \\"غريب\\""');
  expect(text).toContain('tags: ["بحر"]');
  expect(text).toContain('# عنوان\n\n> # Title\n\n');
  expect(text).toContain('\n\nنص **مهم**\n\n> A text\n');
});
