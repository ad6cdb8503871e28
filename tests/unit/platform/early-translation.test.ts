// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tabs } from 'webextension-polyfill';
import { articleId } from '../../../src/article/model.ts';
import {
  cacheArticle,
  findArticle,
  removeAllArticles,
} from '../../../src/library/articles/articles.ts';
import { storeSentences } from '../../../src/library/translations/translations.ts';
import { serve } from '../../../src/platform/services/rpc.ts';
import { defaults, holdSettings } from '../../../src/platform/settings/settings.ts';
import {
  preloadForTab,
  startEarlyTranslation,
  startTranslatorInTurn,
  translateAhead,
} from '../../../src/platform/translator/early-translation.ts';
import {
  type FirstSentences,
  firstSentencesChannel,
} from '../../../src/platform/translator/first-sentences.ts';
import type { TranslatorService } from '../../../src/platform/translator/translator-client.ts';
import { modelStore } from '../../../src/translation/engines/bergamot/models/store.ts';
import {
  type EarlyMessage,
  type EarlyRequest,
  earlyChannel,
} from '../../../src/translation/engines/bergamot/protocol.ts';
import browser from '../fake-browser.ts';
import { article, sentence } from '../library/sample.ts';

const warmUp = vi.fn(async () => undefined);
const begin = vi.fn(async (_: unknown) => undefined);
serve('translator', { warmUp, begin } as unknown as TranslatorService);

const url = 'https://www.news.example/a';
const tab = Promise.resolve({ url } as Tabs.Tab);

async function kept(id: string) {
  await cacheArticle(article(id));
  const record = await findArticle(id);
  if (!record) throw new Error('the library has not kept it');
  return record;
}

const wanted = { ...defaults, welcomed: true, target: 'fr' };

beforeEach(async () => {
  await removeAllArticles();
  await holdSettings(wanted);
  warmUp.mockClear();
  begin.mockClear();
});

describe('before a page asks for a translation', () => {
  it('an article without one is begun, with all that is known of it', async () => {
    await startEarlyTranslation(await kept('a'));
    expect(begin).toHaveBeenCalledWith(
      expect.objectContaining({ articleId: 'a', target: 'fr', keep: true }),
    );
    expect(begin.mock.lastCall).toMatchObject([
      { article: { id: 'a' }, settings: { engine: 'automatic' } },
    ]);
  });

  it('an article that has one is left alone', async () => {
    await kept('a');
    await storeSentences([{ ...sentence('a', 'نص الخبر', 'Texte'), target: 'fr' }]);
    await startEarlyTranslation(await kept('a'));
    expect(begin).not.toHaveBeenCalled();
    expect(warmUp).not.toHaveBeenCalled();
  });

  it('the engine is readied while a tab is read', async () => {
    await preloadForTab(tab);
    expect(warmUp).toHaveBeenCalledWith({ source: 'ar', target: 'fr' });
    expect(begin).not.toHaveBeenCalled();
  });

  it('but not for a page whose article was translated before', async () => {
    const id = await articleId(url);
    await kept(id);
    await storeSentences([{ ...sentence(id, 'نص الخبر', 'Texte'), target: 'fr' }]);
    await preloadForTab(tab);
    expect(warmUp).not.toHaveBeenCalled();
  });

  it.each([
    ['was not welcomed yet', { welcomed: false }],
    ['wants no translations', { translates: false }],
  ])('nothing happens where the reader %s', async (_, change) => {
    await holdSettings({ ...wanted, ...change });
    await startEarlyTranslation(await kept('a'));
    await preloadForTab(tab);
    expect(begin).not.toHaveBeenCalled();
    expect(warmUp).not.toHaveBeenCalled();
  });
});

describe("in Chrome, where the translator's page shares its thread with the page that draws the article", () => {
  const title = 'افتتحت البلدية سوق السمك';
  const file = (type: 'model' | 'vocab', letter: string) => ({
    ...{ type, location: type, size: 1, hash: letter.repeat(64) },
  });
  const opened = vi.fn(async (_: unknown) => undefined);
  beforeEach(async () => {
    opened.mockClear();
    await holdSettings({ ...wanted, target: 'en', engine: 'bergamot' });
    await modelStore.keepModel({
      ...{ pair: { source: 'ar', target: 'en' }, version: '1.0' },
      files: [file('model', 'a'), file('vocab', 'b')],
    });
    Object.assign(browser, { offscreen: { createDocument: opened } });
    Object.assign(browser.runtime, { getContexts: async () => [] });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Object.assign(browser, { offscreen: undefined });
  });

  it('that page opens once a worker without it has translated the first sentence', async () => {
    const worker = new BroadcastChannel(earlyChannel);
    const asked = new Promise<EarlyMessage>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
    });
    const record = { ...(await kept('a')) };
    const began = startEarlyTranslation({ ...record, article: { ...record.article, title } });
    const request = (await asked) as EarlyRequest;
    expect(request.texts).toEqual([title]);
    const inTurn = startTranslatorInTurn();
    expect(opened).not.toHaveBeenCalled();
    worker.postMessage({ id: request.id, answers: [{ text: 'A fish market', links: [] }] });
    await Promise.all([began, inTurn]);
    worker.close();
    expect(opened).toHaveBeenCalledWith(expect.objectContaining({ url: 'translator.html' }));
    expect(begin).toHaveBeenCalledOnce();
  });

  it('that page does not wait for a sentence that nobody translates', async () => {
    // Pauses pass in a moment.
    const { setTimeout } = globalThis;
    vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => setTimeout(run, ms / 50));
    const record = { ...(await kept('a')) };
    await startEarlyTranslation({ ...record, article: { ...record.article, title } });
    expect(opened).toHaveBeenCalled();
    expect(begin).toHaveBeenCalledOnce();
  });

  /** A worker that answers each early request, and what it was asked. */
  function answering() {
    const worker = new BroadcastChannel(earlyChannel);
    const texts: (readonly string[])[] = [];
    worker.onmessage = ({ data }: MessageEvent<EarlyMessage>) => {
      if (!('models' in data)) return;
      texts.push(data.texts);
      const answers = data.texts.map((text) => ({ text: `English of ${text}`, links: [] }));
      worker.postMessage({ id: data.id, answers });
    };
    return { texts, close: () => worker.close() };
  }

  /** Hears what is told to pages of an article's first sentence. */
  function listening() {
    const page = new BroadcastChannel(firstSentencesChannel);
    const heard: string[] = [];
    page.onmessage = ({ data }: MessageEvent<FirstSentences>) => {
      heard.push(`${data.articleId}: ${data.sentences.map(({ target }) => target.text).join()}`);
    };
    return { heard, close: () => page.close() };
  }

  async function titled(id: string, text: string) {
    const record = await kept(id);
    return { ...record, article: { ...record.article, title: text } };
  }

  it('an article that is about to open has its first sentence translated once, for the page that opens it', async () => {
    const [worker, page] = [answering(), listening()];
    const record = await titled('soon', title);
    const find = vi.fn(async () => record);
    await Promise.all([translateAhead('soon', find), translateAhead('soon', find)]);
    expect(find).toHaveBeenCalledOnce();
    expect(worker.texts).toEqual([[title]]);
    expect([opened, begin].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    await startEarlyTranslation(record);
    await expect.poll(() => page.heard).toEqual([`soon: English of ${title}`]);
    expect(worker.texts).toEqual([[title]]);
    expect(begin).toHaveBeenCalledOnce();
    worker.close();
    page.close();
  });

  it.each([
    ['another article', 'pressed', 'opened', 'افتتحت البلدية سوقا'],
    ['one whose title has changed', 'changed', 'changed', 'أغلقت البلدية السوق'],
  ])('%s is translated for itself', async (_, pressed, id, text) => {
    const [worker, page] = [answering(), listening()];
    const before = await titled(pressed, title);
    await translateAhead(pressed, async () => before);
    await startEarlyTranslation(await titled(id, text));
    await expect.poll(() => page.heard).toEqual([`${id}: English of ${text}`]);
    expect(worker.texts).toEqual([[title], [text]]);
    worker.close();
    page.close();
  });

  it('nothing is translated ahead of an article that is translated, or that is gone', async () => {
    const worker = answering();
    await kept('done');
    await storeSentences([{ ...sentence('done', 'نص الخبر', 'Text'), target: 'en' }]);
    await translateAhead('done', findArticle);
    await translateAhead('gone', findArticle);
    expect(worker.texts).toEqual([]);
    worker.close();
  });
});
