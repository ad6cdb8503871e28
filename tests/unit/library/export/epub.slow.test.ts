// @vitest-environment jsdom
import { Blob as FileBlob } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { sanitizedFragment } from '../../../../src/article/html/sanitize.ts';
import { beginBook } from '../../../../src/library/export/epub/book.ts';
import { chapter } from '../../../../src/library/export/epub/chapter.ts';
import type { ExportArticle, ExportBlock } from '../../../../src/library/export/parts.ts';
import { zipArchive } from '../../../../src/library/export/zip.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { article } from '../sample.ts';
import { epubFaults, hasEpubcheck } from './epub-check.ts';

const snippets: readonly string[] = [
  ...JSON.parse(readFileSync('tests/fixtures/hostile/dompurify.json', 'utf8')),
  '<p>كتلة <span>في<div>سطر</div><h2>عنوان</h2></span></p>',
  '<ul><p>لا بند</p>نص<li value="3">بند</li></ul>',
  '<ol start="-2" reversed><li value="x">بند</li></ol>',
  '<table><tr><td colspan="0" rowspan="9999999">خلية</td></tr></table>',
  '<table><caption>عنوان</caption></table>',
  '<table><thead><tr><th><h2>رأس</h2></th></tr></thead><tbody></tbody></table>',
  '<dl><dd>شرح</dd><dt>لفظ</dt></dl>',
  '<dl><dt>لفظ</dt><dd><p>شرح</p></dd></dl>',
  '<figure><figcaption>أول</figcaption><p>وسط</p><figcaption>آخر</figcaption></figure>',
  '<div><li>بند وحده</li><td>خلية وحدها</td><figcaption>شرح وحده</figcaption></div>',
  '<p><a href="https://a.example/؟س=ص ع|{}^`%zz#ش#ض">رابط</a> <a href="https://a_b.example/">ب</a></p>',
  '<p><a href="http://[::1]/">س</a> <a href="mailto:a b@c.example">بريد</a> <a href="tel:+966 1">هاتف</a></p>',
  '<p>حاشية<sup><a href="#note-1">1</a></sup> وأخرى<sup><a href="#note-9">9</a></sup></p>',
  '<ol><li id="note-1">نص الحاشية</li><li id="note-1">مكرر</li></ol>',
  '<p lang="not a tag" dir="sideways"><bdo>م</bdo><time>أمس</time><ruby>ر<rt>و</rt></ruby></p>',
  '<p><ins cite="x" datetime="y">أضيف</ins><q cite="z">قول</q><hr></p>',
  '<blockquote><p>قول<blockquote><ul><li><table><tr><td>عمق</td></tr></table></li></ul></blockquote></blockquote>',
  '<h1><p>عنوان</p><ul><li>بند</li></ul></h1>',
  '<p><img src="picture-1.jpg" alt="&quot;<b>" width="100%" height="12"><img alt="بلا عنوان"></p>',
];

function blockOf(html: string): ExportBlock {
  const original = document.createElement('div');
  original.append(sanitizedFragment(html));
  for (const image of original.querySelectorAll('img[src]'))
    image.setAttribute('src', 'picture-1.jpg');
  const translation = original.cloneNode(true) as Element;
  for (const place of translation.querySelectorAll('[id]')) place.removeAttribute('id');
  return { kind: 'paragraph', lang: 'ar', dir: 'rtl', original, translation };
}

function exported(title: string, blocks: readonly ExportBlock[]): ExportArticle {
  const url = `https://www.news.example/${title}?a=b|c`;
  const facts = { url, byline: title, siteName: title };
  return {
    article: { ...article('a', '', title), ...facts },
    content: 'both',
    target: 'en',
    targetDir: 'ltr',
    tags: [],
    notes: [],
    blocks,
  };
}

async function book(articles: readonly ExportArticle[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const into = new WritableStream<Uint8Array>({ write: (part) => void parts.push(part) });
  const facts = {
    title: 'كتاب <b> ]]> \ud800',
    language: 'ar',
    contents: 'المحتويات',
    dir: 'rtl',
  } as const;
  const made = await beginBook(zipArchive(into), facts);
  const file = readFileSync('tests/sample-pages/pictures/drought.jpg');
  await made.addPicture(new FileBlob([file], { type: 'image/jpeg' }) as Blob);
  for (const one of articles) {
    const { title, lang, dir } = one.article;
    await made.addPage({ title, lang, dir }, chapter(one));
  }
  await made.close();
  return Buffer.concat(parts);
}

let hostile: Uint8Array;
beforeAll(async () => {
  hostile = await book([
    exported('عنوان', snippets.map(blockOf)),
    ...hostileTexts.map((text) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      return exported(text, [{ kind: 'paragraph', lang: 'ar', dir: 'rtl', original: paragraph }]);
    }),
  ]);
});

test('the first file is the type, as it is and without a descriptor, as readers of EPUB want it', () => {
  const head = Buffer.from(hostile.subarray(0, 58));
  expect(head.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
  // General purpose flag and method.
  expect([head.readUInt16LE(6) & 8, head.readUInt16LE(8), head.readUInt16LE(28)]).toEqual([
    0, 0, 0,
  ]);
});

test.skipIf(!hasEpubcheck)('epubcheck finds nothing wrong, whatever the articles hold', () => {
  expect(epubFaults(hostile)).toEqual([]);
});

describe('a page of a book', () => {
  const files = (): Record<string, string> =>
    Object.fromEntries(
      Object.entries(unzipSync(hostile)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );

  test('turns from right to left, and its contents name every article', () => {
    const { 'EPUB/package.opf': opf = '', 'EPUB/contents.xhtml': contents = '' } = files();
    expect(opf).toContain('page-progression-direction="rtl"');
    expect(contents.match(/<li /g)).toHaveLength(hostileTexts.length + 1);
  });

  test('holds both languages in pairs, each in its own direction', () => {
    const page = new DOMParser().parseFromString(
      files()['EPUB/article-1.xhtml'] ?? '',
      'application/xhtml+xml',
    );
    const cells = page.querySelectorAll('.pair:last-child > div');
    expect([...cells].map((cell) => [cell.getAttribute('dir'), cell.getAttribute('lang')])).toEqual(
      [
        ['rtl', 'ar'],
        ['ltr', 'en'],
      ],
    );
  });

  test('keeps the words of everything, and the notes that have their place', () => {
    const page = files()['EPUB/article-1.xhtml'] ?? '';
    for (const word of ['لا بند', 'خلية وحدها', 'نص الحاشية', 'أضيف', 'عمق'])
      expect(page).toContain(word);
    expect(page).toContain('<a href="#note-1" epub:type="noteref">');
    expect(page).not.toContain('#note-9');
  });
});
