import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Article, articleId, type Block } from '../../../src/article/model.ts';
import type { BackupRecord } from '../../../src/library/backup/backup-format.ts';
import { sentenceKey } from '../../../src/translation/sentences.ts';
import { epubFaults, hasEpubcheck } from '../../unit/library/export/epub-check.ts';
import { type Browser, borrow, browsers, isShare, mainlyIn, type View } from '../harness/index.ts';
import { violations } from '../reader/axe.ts';
import { backupOf, recordOf, restoreFile } from './backup-file.ts';
import { catchDownloads, chooseExport, exportList, exportSelected } from './exported-file.ts';
import { inLibrary } from './in-page.ts';

const titles = [
  '=خطة القطارات: «جديدة»/قديمة؟',
  'افتتاح مكتبة الزهور',
  'افتتاح مكتبة الزهور',
] as const;
const said = [
  'أعلنت الوزارة خطة القطارات.',
  'فتحت المكتبة أبوابها.',
  'زار المكتبة ألف قارئ.',
] as const;
const english = ['A plan for the railways', 'The ministry announced a rail plan.'] as const;
const photo = (of: number): string => `https://cdn.news.example/${of}.jpg`;
const drawing = 'https://cdn.news.example/drawing.svg';
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="teal"/></svg>';

function block(html: string, text = ''): Block {
  return { kind: text ? 'paragraph' : 'picture', html, text, lang: 'ar', dir: 'rtl' };
}

const addressOf = (at: number): string => `https://www.news${at}.example/a?b=${at}`;

async function articleOf(at: number): Promise<Article> {
  const picture = (url: string, text: string): Block =>
    block(`<figure><img src="${url}" alt="${text}"><figcaption>${text}</figcaption></figure>`);
  return {
    id: await articleId(addressOf(at)),
    url: addressOf(at),
    title: titles[at] ?? '',
    byline: 'سلمى الحداد، علي حسن',
    siteName: 'أخبار الساحل',
    lang: 'ar',
    dir: 'rtl',
    publishedTime: '2026-03-05',
    blocks: [
      block(`<p>${said[at]} <a href="https://www.news.example/">المزيد</a></p>`, said[at]),
      picture(photo(at), 'المحطة'),
      ...(at === 0 ? [picture(drawing, 'رسم'), picture(photo(9), 'لم تُحفظ')] : []),
    ],
  };
}

async function records(): Promise<readonly BackupRecord[]> {
  const file = readFileSync('tests/sample-pages/pictures/drought.jpg').toString('base64');
  const kept = (source: string, text: string) => {
    const from = { engine: 'bergamot', model: '1' } as const;
    const key = sentenceKey({ text: source, marks: [] });
    return { source: key, ...from, translation: { text, marks: [] } };
  };
  const articles = await Promise.all(titles.map((_, at) => articleOf(at)));
  return articles.flatMap((article, at): BackupRecord[] => {
    const picture = { type: 'picture', articleId: article.id, role: 'block' } as const;
    return [
      recordOf(article, 3000 - at),
      { ...picture, url: photo(at), mime: 'image/jpeg', data: file },
      ...(at === 0
        ? ([
            { ...picture, url: drawing, mime: 'image/svg+xml', data: btoa(svg) },
            {
              type: 'translation',
              articleId: article.id,
              target: 'en',
              sentences: [kept(titles[0], english[0])],
            },
          ] as const)
        : []),
    ];
  });
}

describe.runIf(mainlyIn('chromium')).each(browsers)('many articles in one file in %s', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-many-'));
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en' });
    library = await browser.openExtensionPage('library.html');
    await library.waitFor('.library-empty');
    await restoreFile(library, await backupOf(...(await records())));
    await library.until(() => document.querySelectorAll('.library-row').length === 3);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Selects the articles in these rows, counted from 1, and no others. */
  const select = async (rows: readonly number[]): Promise<void> => {
    for (const row of [1, 2, 3])
      await library.until(
        (at: number, isWanted: boolean) => {
          const box = document.querySelectorAll<HTMLInputElement>('.library-check input')[at - 1];
          if (box && box.checked !== isWanted) box.click();
          return box?.checked === isWanted;
        },
        { args: [row, rows.includes(row)], what: `row ${row}` },
      );
    await library.until(
      (count: number) =>
        document.querySelector('.library-bar [role="status"]')?.textContent?.includes(`${count}`),
      { args: [rows.length], what: 'the selection' },
    );
  };

  test('a zip of web pages opens from the disk with its pictures, and asks nothing of the network', async () => {
    await select([1, 2, 3]);
    const file = await exportSelected(library, { format: 'html' });
    expect(file.name).toMatch(/^Library \d{4}-\d\d-\d\d\.zip$/);
    expect(file.said).toContain('2 articles have no translation');
    expect(file.said).toContain('1 picture is not kept');
    const files = unzipSync(file.bytes);
    expect(Object.keys(files).sort()).toEqual(
      [
        '=خطة القطارات «جديدة» قديمة؟.html',
        'افتتاح مكتبة الزهور (2).html',
        'افتتاح مكتبة الزهور.html',
        'pictures/1.jpg',
        'pictures/2.svg',
        'pictures/3.jpg',
        'pictures/4.jpg',
      ].sort(),
    );
    for (const [path, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const page = await browser.openPage(
      pathToFileURL(join(folder, '=خطة القطارات «جديدة» قديمة؟.html')).href,
    );
    const seen = await page.until(() => {
      const images = [...document.images];
      if (!images.length || !images.every((image) => image.complete)) return undefined;
      return {
        widths: images.map((image) => image.naturalWidth),
        dirs: [...document.querySelectorAll('.pair:first-child > div')].map((cell) =>
          cell.getAttribute('dir'),
        ),
        text: document.body.textContent,
      };
    });
    expect(seen?.widths).toHaveLength(2);
    expect(Math.min(...(seen?.widths ?? [0]))).toBeGreaterThan(0);
    expect(seen?.dirs).toEqual(['rtl', 'ltr']);
    expect(seen?.text).toContain(english[0]);
    await page.close();
  });

  test('a zip of Markdown names the pictures beside it', async () => {
    await select([1, 2]);
    const file = await exportSelected(library, { format: 'markdown', content: 2 });
    const files = unzipSync(file.bytes);
    const text = strFromU8(files['=خطة القطارات «جديدة» قديمة؟.md'] ?? new Uint8Array());
    expect(parse(text.split('---')[1] ?? '')).toMatchObject({ title: titles[0], tags: ['مدن'] });
    const pictures = [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, address]) => address);
    expect(pictures).toEqual(['pictures/1.jpg', 'pictures/2.svg', photo(9)]);
    for (const path of pictures.slice(0, 2)) expect(files[path ?? '']?.length).toBeGreaterThan(0);
  });

  test('a book turns its pages as its language reads, holds drawings drawn anew, and passes epubcheck', {
    timeout: 180_000,
  }, async ({ skip }) => {
    const books = [];
    for (const content of [1, 2, 3]) {
      await select([1, 2, 3]);
      const file = await exportSelected(library, { format: 'epub', content });
      expect(file.name).toMatch(/\.epub$/);
      books.push(file.bytes);
    }
    const opf = books.map((bytes) =>
      strFromU8(unzipSync(bytes)['EPUB/package.opf'] ?? new Uint8Array()),
    );
    const turned = opf.map((one) => /page-progression-direction="(\w+)"/.exec(one)?.[1]);
    expect(turned).toEqual(['rtl', 'rtl', 'ltr']);
    expect(opf[0]).toContain('picture-2.png');
    // The unit tests check what is hostile; here it is the browser's own serialiser.
    if (isShare) return;
    if (!hasEpubcheck) skip('epubcheck is not installed');
    expect(epubFaults(books[0] ?? new Uint8Array())).toEqual([]);
  });

  test('a table holds the facts of a search, and no formula', async () => {
    await library.evaluate(() => document.querySelector<HTMLElement>('.selecting .icon')?.click());
    await library.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('.library-search input');
      if (!box) return;
      box.value = 'القطارات';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await library.until(() => document.querySelectorAll('.library-row').length === 1);
    const file = await exportList(library, { format: 'csv' });
    expect(file.name).toBe('القطارات.csv');
    const [head, row, ...others] = file.bytes.toString().split('\r\n');
    expect(head).toBe(
      '\ufeff"Title","Translated title","Site","Author","Published","Added","State","Tags","Language","Words","Address"',
    );
    expect(row).toContain(`"'${titles[0]}","${english[0]}","أخبار الساحل"`);
    expect(others).toEqual(['']);
    await library.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('.library-search input');
      if (!box) return;
      box.value = '';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await library.until(() => document.querySelectorAll('.library-row').length === 3);
  });

  test.each([
    ['csl-json', 'json', '"container-title": "أخبار الساحل"'],
    ['ris', 'ris', 'T2  - أخبار الساحل'],
    ['bibtex', 'bib', 'journal = {أخبار الساحل}'],
  ])('citations as %s hold all articles', async (format, ending, part) => {
    await select([1, 2, 3]);
    const file = await exportSelected(library, { format });
    expect(file.name.endsWith(`.${ending}`)).toBe(true);
    expect(file.bytes.toString().split(part)).toHaveLength(4);
    expect(file.bytes.toString()).toContain(english[0]);
  });

  test('citations in a style are copied with their directions', async () => {
    await select([1, 2]);
    await library.evaluate(() => {
      document.querySelector<HTMLElement>('[data-action="cite"]')?.click();
    });
    await library.until(() => document.querySelectorAll('.cite-preview li p').length === 2);
    const text = await library.text('.cite-preview');
    expect(text).toContain(`[A Plan for the Railways]. أخبار الساحل, March 5, 2026.`);
    await library.click('.share-dialog .button.primary');
    await library.until(() =>
      document.querySelector('.share-dialog [role="status"]')?.textContent?.includes('copied'),
    );
    await library.press('Escape');
    await library.until(() => !document.querySelector('.share-dialog'));
  });

  test('an article deleted meanwhile is left out and told, the others are there', async () => {
    await select([1, 2, 3]);
    await library.evaluate(catchDownloads);
    await library.evaluate(() => {
      document.querySelector<HTMLElement>('[data-action="export"]')?.click();
    });
    await library.waitFor('.library-dialog select');
    await inLibrary(library, 'moveToTrash', [await articleId(addressOf(2))]);
    await chooseExport(library, { format: 'html' });
    const told = await library.until(() => {
      const lines = [...document.querySelectorAll('.library-dialog li')].map(
        (line) => line.textContent,
      );
      return lines.length ? lines.join('; ') : undefined;
    });
    expect(told).toContain('1 article was deleted meanwhile');
    await library.click('.library-dialog > .button');
    await inLibrary(library, 'restoreFromTrash', [await articleId(addressOf(2))]);
    await library.until(() => document.querySelectorAll('.library-row').length === 3);
  });

  test('a full disk is said in words, and nothing is begun', async () => {
    await select([1, 2]);
    await library.evaluate(() => {
      FileSystemWritableFileStream.prototype.write = () =>
        Promise.reject(new DOMException('no room', 'QuotaExceededError'));
      FileSystemWritableFileStream.prototype.getWriter = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      document.querySelector<HTMLElement>('[data-action="export"]')?.click();
    });
    await chooseExport(library, { format: 'csv' });
    const told = await library.until(
      () => document.querySelector('.library-dialog [role="alert"]')?.textContent,
    );
    expect(told).toContain('The disk is full, so the file could not be written.');
    await library.click('.library-dialog > .button');
  });

  test('the dialogs have nothing that axe finds wrong', async () => {
    await library.reload();
    await library.until(() => document.querySelectorAll('.library-row').length === 3);
    await select([1, 2, 3]);
    await library.evaluate(() => {
      document.querySelector<HTMLElement>('[data-action="export"]')?.click();
    });
    await library.waitFor('.library-dialog select');
    expect(await violations(library)).toEqual([]);
    await library.press('Escape');
    await library.until(() => !document.querySelector('.library-dialog'));
  });

  test('a cancelled export and a closed page leave no file behind', async () => {
    const left = (): Promise<number> =>
      library.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('exports', { create: true });
        let files = 0;
        for await (const _ of folder.keys()) files += 1;
        return files;
      });
    await library.reload();
    await library.until(() => document.querySelectorAll('.library-row').length === 3);
    await select([1, 2, 3]);
    await library.evaluate(() => {
      document.querySelector<HTMLElement>('[data-action="export"]')?.click();
    });
    await library.evaluate(catchDownloads);
    // From within, as soon as the export is under way: a call from outside may come when it is done.
    await library.evaluate(() => {
      const watcher = new MutationObserver(() => {
        if (!document.querySelector('.library-working')) return;
        watcher.disconnect();
        document.querySelector<HTMLDialogElement>('.library-dialog')?.close();
      });
      watcher.observe(document.body, { childList: true, subtree: true });
    });
    await chooseExport(library, { format: 'epub' });
    await library.until(() => !document.querySelector('.library-dialog'));
    await expect.poll(left).toBe(0);
    expect(await library.evaluate(() => (globalThis as { saved?: unknown }).saved)).toBeUndefined();
  });
});
