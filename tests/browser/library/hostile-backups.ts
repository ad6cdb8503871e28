import { expect } from 'vitest';
import * as limits from '../../../src/article/limits.ts';
import { type Article, articleId, type Block } from '../../../src/article/model.ts';
import type { BackupRecord } from '../../../src/library/backup/backup-format.ts';
import type { Browser, View } from '../harness/index.ts';
import { recordOf } from './backup-file.ts';
import { inLibrary } from './in-page.ts';
import { articles } from './sample.ts';

const text = 'أعلنت بلدية المرفأ اليوم الأحد أن الجسر القديم سيُفتح للمشاة في مطلع الربيع.';

function paragraph(part: object = {}): Block {
  const block = { kind: 'paragraph', text, html: `<p>${text}</p>`, lang: 'ar', dir: 'rtl' };
  return { ...block, ...part } as Block;
}

/** An article with parts that no page of Warraq's would have, under the id that its address has. */
export async function articleWith(part: object, path = 'h'): Promise<Article> {
  const [sample] = articles as readonly [Article];
  const made = { ...sample, url: `https://www.news.example/${path}`, blocks: [paragraph()] };
  const article = { ...made, ...part } as Article;
  return { ...article, id: await articleId(article.url) };
}

/** The record of such an article in a backup. */
export async function recordWith({ part = {}, summary = {} }: Kind, path?: string) {
  const record = recordOf(await articleWith(part, path), 1000) as Extract<
    BackupRecord,
    { type: 'article' }
  >;
  return { ...record, summary: { ...record.summary, ...summary } } as BackupRecord;
}

const deep = `${'<div>'.repeat(20_000)}${text}${'</div>'.repeat(20_000)}`;
const turned = '\u202egnorw';
const unread = '<p>'.repeat(1_000_000);

/** A kind of hostile article, and what becomes of it. */
interface Kind {
  readonly part?: object;
  readonly summary?: object;
  readonly is: 'restored' | 'mended' | 'refused';
  /** Whether it takes seconds. */
  readonly isLarge?: true;
}

/** What a backup's article may be that Warraq never wrote. */
export const kinds: Readonly<Record<string, Kind>> = {
  'a block in a language that is none': {
    part: { blocks: [paragraph({ lang: '💥 x' })] },
    is: 'restored',
  },
  'a language that is none': { part: { lang: 'bad tag!' }, is: 'restored' },
  'a direction that is none': { part: { dir: { up: true } }, is: 'restored' },
  'a date that is none': { part: { publishedTime: 'x'.repeat(100_000) }, is: 'restored' },
  'a date beyond all calendars': { part: { publishedTime: '9999-99-99T99:99Z' }, is: 'restored' },
  'names that turn the line': { part: { siteName: turned, byline: turned }, is: 'restored' },
  'a time that no date holds': { summary: { savedAt: 9e15, readAt: 9e15 }, is: 'restored' },
  'a time before all': { summary: { savedAt: -9e15, readAt: -1 }, is: 'restored' },
  'ten thousand tags': {
    summary: { tags: Array.from({ length: 10_000 }, (_, n) => `وسم ${n}`) },
    is: 'mended',
  },
  'a title of a million letters': { part: { title: 'كلمة '.repeat(200_000) }, is: 'mended' },
  'more blocks than are kept': {
    part: {
      blocks: Array.from({ length: limits.blocks + 1 }, (_, n) => paragraph({ text: `نص ${n}` })),
    },
    is: 'mended',
    isLarge: true,
  },
  'elements twenty thousand deep': {
    part: { blocks: [paragraph({ html: deep })] },
    is: 'restored',
    isLarge: true,
  },
  'a block of open tags only': {
    part: { blocks: [paragraph({ html: unread })] },
    is: 'restored',
    isLarge: true,
  },
  'blocks that are none': { part: { blocks: [null, { html: 7 }, paragraph()] }, is: 'mended' },
  'no block': { part: { blocks: [] }, is: 'refused' },
  'an address that is none': { part: { url: 'https://[' }, is: 'refused' },
  'an address that runs': { part: { url: 'javascript:alert(1)' }, is: 'refused' },
};

/** Opens all pages anew, as after a start of the browser: the library with this many rows, the articles or the first of them, and the options. */
export async function expectOpen(
  browser: Browser,
  library: View,
  rows: number,
  opened = rows,
): Promise<void> {
  await library.reload();
  await library.until(
    (count: number) =>
      document.querySelectorAll('.library-row').length === count &&
      (count > 0 || document.querySelector('.library-empty')),
    { args: [rows], what: `${rows} rows` },
  );
  const listed = await inLibrary(library, 'listArticles', {});
  expect(listed).toHaveLength(rows);
  for (const { id } of listed.slice(0, opened)) {
    const reader = await browser.openExtensionPage(`reader.html?id=${id}`);
    await reader.waitFor('.pair .original');
    await expect.poll(() => reader.text('.pair:nth-of-type(1)'), { message: id }).not.toBe('');
    await reader.close();
  }
  const options = await browser.openExtensionPage('options.html');
  await options.waitFor('select');
  await options.close();
}
