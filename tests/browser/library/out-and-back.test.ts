import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Article, articleId, type Block } from '../../../src/article/model.ts';
import type { BackupRecord } from '../../../src/library/backup/backup-format.ts';
import { sentenceKey } from '../../../src/translation/sentences.ts';
import { type Browser, browsers, isShare, launch, mainlyIn, type View } from '../harness/index.ts';
import { type LoggingProxy, startLoggingProxy } from '../harness/proxy.ts';
import { violations } from '../reader/axe.ts';
import { backupOf, chooseBackup, recordOf, restoreFile } from './backup-file.ts';
import { type ExportedFile, exportRow } from './exported-file.ts';
import { inLibrary } from './in-page.ts';

/** The part of the extension API that a test calls in its pages. */
declare const chrome: {
  storage: { local: { get(item: string): Promise<object>; set(items: object): Promise<void> } };
};

const title = 'الحُكومة: «خطة» جديدة/قديمة؟';
const photo = 'https://cdn.news.example/photo.jpg';
const drawing = 'https://cdn.news.example/drawing.svg';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="document.title = 'ran'">
<script>document.title = 'ran'; fetch('http://tracker.example/svg')</script>
<image href="http://tracker.example/inside.png" width="10" height="10"/><rect width="300" height="200" fill="teal"/></svg>`;
const snippets: readonly string[] = [
  ...JSON.parse(readFileSync('tests/fixtures/hostile/dompurify.json', 'utf8')),
  '<script>document.title = "ran"</script>',
  '<img src="x" onerror="document.title = \'ran\'">',
  '<a href="javascript:document.title = \'ran\'">اقرأ المزيد</a>',
  '<a href="ja&#10;vascript:alert(1)">اقرأ المزيد</a>',
  '<iframe srcdoc="<script>parent.document.title = \'ran\'</script>"></iframe>',
  '<form action="http://tracker.example/"><input name="q"><button>أرسل</button></form>',
  '<style>@import "http://tracker.example/style.css"; body { display: none }</style>',
  '<p style="background: url(http://tracker.example/p.png)">نص</p>',
  '<meta http-equiv="refresh" content="0; url=http://tracker.example/">',
  '<base href="http://tracker.example/"><link rel="stylesheet" href="a.css">',
];

function block(kind: Block['kind'], html: string, text = ''): Block {
  return { kind, html, text, lang: 'ar', dir: 'rtl' };
}

async function articleOf(url: string, name: string, blocks: readonly Block[]): Promise<Article> {
  const facts = { url, title: name, lang: 'ar', dir: 'rtl', siteName: 'أخبار الساحل' } as const;
  return { ...facts, id: await articleId(url), byline: 'سلمى: الحداد', blocks };
}

const sentence = 'أعلنت الحكومة خطة جديدة للقطارات.';

async function illustrated(): Promise<readonly BackupRecord[]> {
  const article = await articleOf('https://www.news.example/plan', title, [
    block('paragraph', `<p>${sentence}</p>`, sentence),
    block('picture', `<figure><img src="${photo}"><figcaption>المحطة</figcaption></figure>`),
    block('picture', `<figure><img src="${drawing}"></figure>`),
    block('list', '<ul><li>الأول</li><li>الثاني</li></ul>', 'الأول الثاني'),
  ]);
  const { id } = article;
  const file = readFileSync('tests/sample-pages/pictures/drought.jpg').toString('base64');
  const kept = (source: string, text: string) => {
    const key = sentenceKey({ text: source, marks: [] });
    const from = { engine: 'bergamot', model: '1' } as const;
    return { source: key, ...from, translation: { text, marks: [] } };
  };
  const sentences = [kept(title, 'A plan'), kept(sentence, 'The government announced a plan.')];
  const picture = { type: 'picture', articleId: id, role: 'block' } as const;
  return [
    recordOf(article, 3000),
    { type: 'translation', articleId: id, target: 'en', sentences },
    { ...picture, url: photo, mime: 'image/jpeg', data: file },
    { ...picture, url: drawing, mime: 'image/svg+xml', data: btoa(svg) },
  ];
}

/** What of a page could run, load or lead astray, by tag and attribute; runs in the page. */
function dangers(root: string): string[] {
  const tags = 'script,iframe,frame,object,embed,form,input,style,meta,base,link,audio,video,math';
  return [...document.querySelectorAll(root)].flatMap((element) => [
    ...(element.matches(tags) ? [element.tagName] : []),
    ...[...element.attributes]
      .filter(
        ({ name, value }) =>
          /^on|^style$|^srcdoc$/.test(name) || (/href|src/.test(name) && /script:/i.test(value)),
      )
      .map(({ name, value }) => `${element.tagName} ${name}=${value}`),
  ]);
}

/** A file that the browser would save. */
describe.runIf(mainlyIn('chromium')).each(browsers)('out of the library and back in %s', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-export-'));
  let proxy: LoggingProxy;
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    proxy = await startLoggingProxy();
    browser = await launch(name, { proxyPort: proxy.port });
    await browser.changeSettings({ welcomed: true });
    library = await browser.openExtensionPage('library.html');
    await library.waitFor('.library-empty');
  });
  afterAll(async () => {
    await browser?.close();
    await proxy?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a file from the disk, as its reader does years later. */
  const openFile = (file: ExportedFile): Promise<View> => {
    const path = join(folder, file.name);
    writeFileSync(path, file.text);
    return browser.openPage(pathToFileURL(path).href);
  };

  test('a backup with hostile articles brings back their text and nothing that runs', async () => {
    const hostile = await articleOf(
      'https://www.hostile.example/a',
      '<img src=x onerror=alert(1)> مقال',
      snippets.map((html) => block('paragraph', `<div>${html}</div>`, 'نص')),
    );
    const tricks = [
      { id: '../../x' },
      { url: 'javascript:alert(1)' },
      { url: 'file:///etc/passwd' },
    ];
    const file = await backupOf(
      ...(await illustrated()),
      recordOf(hostile, 2000),
      ...tricks.map((trick) => recordOf({ ...hostile, ...trick }, 1000)),
    );
    expect(await restoreFile(library, file)).toBe(
      '2 articles restored; 3 damaged parts were left out',
    );
    await library.until(() => document.querySelectorAll('.library-row').length === 2);
    await chooseBackup(library, await backupOf(...(await illustrated())));
    await library.waitFor('.library-dialog > .primary');
    await expect.poll(() => library.text('.library-dialog')).toContain('Nothing to restore');
    await library.click('.library-dialog > .primary');
    const reader = await browser.openExtensionPage(`reader.html?id=${hostile.id}`);
    const pairs = (): Promise<number> =>
      reader.evaluate(() => document.querySelectorAll('.pair .original').length);
    await expect.poll(pairs, { timeout: 20_000 }).toBeGreaterThan(snippets.length);
    await expect.poll(() => reader.evaluate(dangers, '.pair, .pair *')).toEqual([]);
    await expect.poll(() => reader.evaluate(() => document.title)).not.toBe('ran');
    await reader.close();
  });

  test('an exported page opens from the disk with its pictures, both directions right', async () => {
    const file = await exportRow(library, 1, 'html');
    expect(file.name).toBe('الحكومة «خطة» جديدة قديمة؟.html');
    const page = await openFile(file);
    const widths = (): Promise<number[]> =>
      page.evaluate(() => Array.from(document.images, ({ naturalWidth }) => naturalWidth));
    await expect.poll(widths).toEqual([800, 300]);
    const [original, translation] = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.pair:nth-of-type(2) > [dir]'), (cell) => ({
        text: cell.textContent.trim(),
        dir: getComputedStyle(cell).direction,
        left: cell.getBoundingClientRect().left,
      })),
    );
    expect(original).toMatchObject({ text: sentence, dir: 'rtl' });
    expect(translation).toMatchObject({ text: 'The government announced a plan.', dir: 'ltr' });
    expect(original?.left).toBeGreaterThan(translation?.left ?? 0);
    await expect.poll(() => page.evaluate(() => document.title)).toBe(title);
    await page.close();
  });

  test('an exported hostile article runs nothing and asks for nothing', async () => {
    const page = await openFile(await exportRow(library, 2, 'html'));
    await expect.poll(() => page.evaluate(dangers, 'body *')).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.title)).not.toBe('ran');
    await page.close();
    expect(proxy.requests).toEqual([]);
  });

  test('Markdown has front matter that other programs can read', async () => {
    const { name: fileName, text } = await exportRow(library, 1, 'markdown');
    expect(fileName).toBe('الحكومة «خطة» جديدة قديمة؟.md');
    const [, matter = '', body = ''] = text.split(/^---$/m);
    expect(parse(matter)).toMatchObject({
      ...{ title, author: 'سلمى: الحداد', tags: ['مدن'], direction: 'rtl', translation: 'en' },
      url: 'https://www.news.example/plan',
    });
    expect(body).toContain(`${sentence}\n\n> The government announced a plan.`);
  });

  test('where the browser emptied the library, its notice leads to the restoring', async () => {
    await library.evaluate(() =>
      chrome.storage.local.set({ library: { hasSaved: false, wasEmptied: true } }),
    );
    await library.reload();
    await library.waitFor('.notice.error .button');
    expect(await violations(library)).toEqual([]);
    await library.evaluate(() => {
      const field = document.querySelector<HTMLElement>('.library-backup input');
      field?.addEventListener('click', (event) => {
        event.preventDefault();
        field.dataset['asked'] = '';
      });
    });
    await library.click('.notice.error .button');
    const asked = (): string | undefined =>
      document.querySelector<HTMLElement>('.library-backup input')?.dataset['asked'];
    expect(await library.evaluate(asked)).toBe('');
    await chooseBackup(library, Buffer.from('%PDF-1.7'));
    await library.waitFor('.library-backup [role="alert"]');
    expect(await library.text('.library-backup [role="alert"]')).toContain('not a Warraq backup');
    const isSeen = (): boolean => {
      const place = document.querySelector('.library-backup [role="alert"]');
      const { top = -1, bottom = 0 } = place?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= innerHeight;
    };
    await library.until(isSeen);
    // What the box shows above comes when it has been counted.
    await library.evaluate(() => {
      const late = document.createElement('div');
      late.style.blockSize = '60rem';
      document.querySelector('.library-storage summary')?.after(late);
    });
    await library.until(isSeen);
    await library.click('.notice.error .quiet');
    await library.until(() => !document.querySelector('.notice.error'));
  });

  test.skipIf(isShare)(
    'that notice goes by itself once a backup brought articles back',
    async () => {
      const article = await articleOf('https://back.example/', 'عاد', [
        block('paragraph', '<p>عاد</p>', 'عاد'),
      ]);
      await inLibrary(library, 'removeAllArticles');
      await library.evaluate(() =>
        chrome.storage.local.set({ library: { hasSaved: false, wasEmptied: true } }),
      );
      await library.reload();
      await library.waitFor('.notice.error .button');
      const file = await backupOf(recordOf(article, 1));
      const restored = async (bytes: Uint8Array): Promise<string> => {
        await chooseBackup(library, bytes);
        await library.waitFor('.library-dialog');
        const said = await library.text('.library-dialog');
        await library.click('.library-dialog > .primary');
        await library.until(() => !document.querySelector('.library-dialog'));
        return said;
      };
      // A backup that broke off may have brought something back, but who knows what is missing.
      expect(await restored(file.subarray(0, file.length - 20))).toContain('damaged');
      expect(await library.text('.notice.error')).toContain('has emptied');
      await inLibrary(library, 'removeAllArticles');
      expect(await restored(file)).toContain('1 article restored');
      await library.until(() => !document.querySelector('.notice.error'));
      await library.reload();
      await library.waitFor('.library-row');
      const noted = await library.evaluate(async () =>
        JSON.stringify(await chrome.storage.local.get('library')),
      );
      expect(noted).toContain('"wasEmptied":false');
    },
  );

  // Node damages far more of them (tests/unit/library/backup/damaged-files.slow.test.ts).
  test.skipIf(isShare)(
    'damaged files are refused, or restored as far as they are whole',
    async () => {
      const file = await backupOf(
        ...(await illustrated()),
        recordOf(
          await articleOf('https://b.example/', 'ب', [block('paragraph', '<p>ب</p>', 'ب')]),
          1,
        ),
      );
      const ends = [0, 0.01, 0.3, 0.9, 0.999].map((share) => file.subarray(0, file.length * share));
      const flips = [1, 30, 0.02, 0.5, 0.98].map((at) => {
        const place = at < 1 ? Math.floor(file.length * at) : at;
        return file.with(place, (file[place] ?? 0) ^ 16);
      });
      const bomb = gzipSync(Buffer.alloc(60 * 2 ** 20, 97));
      const foreign = Buffer.from('%PDF-1.7');
      for (const damaged of [...ends, ...flips, bomb, foreign]) {
        await inLibrary(library, 'removeAllArticles');
        const said = await restoreFile(library, damaged);
        expect(said).toMatch(/not a Warraq backup|incomplete or damaged|left out/);
        expect(await inLibrary(library, 'halfWritten')).toEqual([]);
      }
    },
  );
});
