import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../../src/article/limits.ts';
import { type Article, articleId, type Block } from '../../../src/article/model.ts';
import { type BackupRecord, lineOf } from '../../../src/library/backup/backup-format.ts';
import { type Browser, borrow, browsers, type View } from '../harness/index.ts';
import { backupOf, recordOf, restoreFile } from './backup-file.ts';
import { inLibrary } from './in-page.ts';
import { articles } from './sample.ts';

const text = 'أعلنت بلدية المرفأ اليوم الأحد أن الجسر القديم سيُفتح للمشاة في مطلع الربيع.';

function paragraph(part: object = {}): Block {
  const block = { kind: 'paragraph', text, html: `<p>${text}</p>`, lang: 'ar', dir: 'rtl' };
  return { ...block, ...part } as Block;
}

/** An article with parts that no page of Warraq's would have, under the id that its address has. */
async function articleWith(part: object): Promise<Article> {
  const [sample] = articles as readonly [Article];
  const made = { ...sample, url: 'https://www.news.example/h', blocks: [paragraph()], ...part };
  return { ...made, id: await articleId(made.url) } as Article;
}

async function fileWith(part: object, summary: object = {}): Promise<Buffer> {
  const record = recordOf(await articleWith(part), 1000) as Extract<
    BackupRecord,
    { type: 'article' }
  >;
  return backupOf({ ...record, summary: { ...record.summary, ...summary } } as BackupRecord);
}

const deep = `${'<div>'.repeat(20_000)}${text}${'</div>'.repeat(20_000)}`;
const turned = '\u202egnorw';
const unread = '<p>'.repeat(1_000_000);

const restored = /^1 article restored$/;
const mended = /^1 article restored; 1 article was restored without what was damaged or too long/;
const refused = /^0 articles restored; 1 damaged part was left out$/;

interface Kind {
  readonly part?: object;
  readonly summary?: object;
  readonly said: RegExp;
}

const kinds: Readonly<Record<string, Kind>> = {
  'a block in a language that is none': {
    part: { blocks: [paragraph({ lang: '💥 x' })] },
    said: restored,
  },
  'a language that is none': { part: { lang: 'bad tag!' }, said: restored },
  'a direction that is none': { part: { dir: { up: true } }, said: restored },
  'a date that is none': { part: { publishedTime: 'x'.repeat(100_000) }, said: restored },
  'a date beyond all calendars': { part: { publishedTime: '9999-99-99T99:99Z' }, said: restored },
  'names that turn the line': { part: { siteName: turned, byline: turned }, said: restored },
  'a time that no date holds': { summary: { savedAt: 9e15, readAt: 9e15 }, said: restored },
  'a time before all': { summary: { savedAt: -9e15, readAt: -1 }, said: restored },
  'ten thousand tags': {
    summary: { tags: Array.from({ length: 10_000 }, (_, n) => `وسم ${n}`) },
    said: mended,
  },
  'a title of a million letters': { part: { title: 'كلمة '.repeat(200_000) }, said: mended },
  'more blocks than are kept': {
    part: {
      blocks: Array.from({ length: limits.blocks + 1 }, (_, n) => paragraph({ text: `نص ${n}` })),
    },
    said: mended,
  },
  'elements twenty thousand deep': {
    part: { blocks: [paragraph({ html: deep })] },
    said: restored,
  },
  'a block of open tags only': { part: { blocks: [paragraph({ html: unread })] }, said: restored },
  'blocks that are none': { part: { blocks: [null, { html: 7 }, paragraph()] }, said: mended },
  'no block': { part: { blocks: [] }, said: refused },
  'an address that is none': { part: { url: 'https://[' }, said: refused },
  'an address that runs': { part: { url: 'javascript:alert(1)' }, said: refused },
};

describe.each(browsers)('hostile backups in %s', (name) => {
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    library = await browser.openExtensionPage('library.html');
  });
  afterAll(() => browser?.close());

  /** Opens all pages anew, as after a start of the browser; the library has this many rows. */
  const expectOpen = async (rows: number): Promise<void> => {
    await library.reload();
    await library.until(
      (count: number) =>
        document.querySelectorAll('.library-row').length === count &&
        (count > 0 || document.querySelector('.library-empty')),
      { args: [rows], what: `${rows} rows` },
    );
    const [first] = await inLibrary(library, 'listArticles', {});
    if (first) {
      const reader = await browser.openExtensionPage(`reader.html?id=${first.id}`);
      await reader.waitFor('.pair .original');
      await expect.poll(() => reader.text('.pair:nth-of-type(1)')).not.toBe('');
      await reader.close();
    }
    const options = await browser.openExtensionPage('options.html');
    await options.waitFor('select');
    await options.close();
  };

  test.each(Object.entries(kinds))('with %s', { timeout: 120_000 }, async (_, kind) => {
    await inLibrary(library, 'removeAllArticles');
    expect(await restoreFile(library, await fileWith(kind.part ?? {}, kind.summary))).toMatch(
      kind.said,
    );
    await expectOpen(kind.said === refused ? 0 : 1);
  });

  test('with records of no known type without end', { timeout: 120_000 }, async () => {
    await inLibrary(library, 'removeAllArticles');
    const header = { type: 'header', format: 'warraq-backup', version: 1, createdAt: '' };
    const head = await lineOf({ ...header, settings: {} } as BackupRecord);
    const line = await lineOf({ type: 'x' } as unknown as BackupRecord);
    const said = await restoreFile(library, gzipSync(head + line.repeat(400_000)));
    expect(said).toMatch(/incomplete or damaged.*; 0 articles restored$/);
    await expectOpen(0);
  });

  test('the records that an older version took are shown, or told and removed', async () => {
    await inLibrary(library, 'removeAllArticles');
    const hostile = Object.values(kinds).filter(({ part }) => !part || !('blocks' in part));
    const given = await Promise.all(
      hostile.map(async ({ part = {}, summary = {} }, n) => ({
        article: { ...(await articleWith(part)), id: `old-${n}` },
        summary,
      })),
    );
    await inLibrary(library, 'putAsIs', given as never);
    await expectOpen(given.length);
    await inLibrary(library, 'damageText', 'old-0');
    const reader = await browser.openExtensionPage('reader.html?id=old-0');
    await reader.waitFor('.failure [role="alert"]');
    await expect.poll(() => reader.text('.failure')).toContain('damaged');
    await reader.close();
    const damaged = (): Promise<number> =>
      library.evaluate(() => document.querySelectorAll('.library-row.damaged').length);
    const before = await damaged();
    expect(before).toBeGreaterThan(0);
    await library.evaluate(() =>
      document.querySelector<HTMLElement>('.library-row.damaged .danger')?.click(),
    );
    await expect.poll(damaged).toBe(before - 1);
  });
});
