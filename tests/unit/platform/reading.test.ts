// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Article } from '../../../src/article/model.ts';
import * as articles from '../../../src/library/articles/articles.ts';
import type { ArticleRecord } from '../../../src/library/database/records.ts';
import { readTab, unkeptArticle } from '../../../src/platform/background/reading.ts';
import { serve } from '../../../src/platform/services/rpc.ts';
import { defaults, holdSettings } from '../../../src/platform/settings/settings.ts';
import type { TranslatorService } from '../../../src/platform/translator/translator-client.ts';
import browser from '../fake-browser.ts';
import { article } from '../library/sample.ts';

vi.mock('../../../src/platform/background/tab-reading.ts', () => ({
  extractFromTab: async () => article('a'),
}));
vi.mock('../../../src/library/articles/articles.ts', { spy: true });

const translator = { warmUp: async () => undefined, begin: async () => undefined };
serve('translator', translator as unknown as TranslatorService);

beforeEach(async () => {
  vi.mocked(articles.cacheArticle).mockReset();
  Object.assign(browser, { tabs: { get: async () => ({ id: 1, url: article('a').url }) } });
  await articles.removeAllArticles();
  await holdSettings({ ...defaults, translates: false });
});

/** Has each write fail after it has told what it writes. */
function failToWrite(name: string): void {
  vi.mocked(articles.cacheArticle).mockImplementation(async (read: Article, _, onKnown) => {
    onKnown?.({
      id: read.id,
      article: read,
      keep: 'cached',
      targets: [],
    } as never as ArticleRecord);
    throw new DOMException('not written', name);
  });
}

test.each([
  ['QuotaExceededError', 'full'],
  ['DataError', 'failed'],
])(
  'an article that is shown before a write that fails by %s is told as %s',
  async (name, unkept) => {
    failToWrite(name);
    expect(await readTab(1)).toMatchObject({ article: { id: 'a' }, kept: true });
    expect(await unkeptArticle('a')).toEqual({ article: article('a'), unkept });
  },
);

test('an article that is written later is not told as unkept', async () => {
  failToWrite('DataError');
  await readTab(1);
  await unkeptArticle('a');
  vi.mocked(articles.cacheArticle).mockReset();
  expect(await readTab(1)).toMatchObject({ kept: true });
  expect(await unkeptArticle('a')).toBeUndefined();
  expect(await articles.findArticle('a')).toBeDefined();
});

test('what may not be kept says why when it is opened again', async () => {
  await holdSettings({ ...defaults, translates: false, cache: false });
  expect(await readTab(1)).toMatchObject({ kept: false, unkept: 'switched-off' });
  expect(await unkeptArticle('a')).toMatchObject({ unkept: 'switched-off' });
});
