// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FirstAsked } from '../../../src/platform/first-asked.ts';
import { rememberEarlyTarget } from '../../../src/platform/translator/early-engine.ts';
import {
  type FirstSentences,
  firstSentencesChannel,
} from '../../../src/platform/translator/first-sentences.ts';
import type { TranslationEvent } from '../../../src/translation/translation.ts';

const page = readFileSync(join(import.meta.dirname, '../../../src/pages/reader.html'), 'utf8');
const messages = { reader_opening: { message: 'جارٍ فتح المقال' } };

/** A port of the browser, and what happens on it. */
function fakePort() {
  const hears: ((event: TranslationEvent) => void)[] = [];
  const ends: (() => void)[] = [];
  return {
    tell: (event: TranslationEvent) => hears.forEach((one) => void one(event)),
    end: () => ends.forEach((one) => void one()),
    onMessage: { addListener: (one: (event: TranslationEvent) => void) => hears.push(one) },
    onDisconnect: { addListener: (one: () => void) => ends.push(one) },
    postMessage: vi.fn(),
  };
}

const port = fakePort();
const sendMessage = vi.fn(async () => ({ value: 'the article' }));
const connect = vi.fn(() => port);
const catalogue = vi.fn(async (_: string) => ({ json: async () => messages }));
const asked = (): FirstAsked => (globalThis as unknown as { firstAsked: FirstAsked }).firstAsked;

const startWorker = vi.fn();

/** Opens a page as its first script sees it: at an address, in a browser whose translator is a page of its own or not. */
async function open(address: string, own = {}): Promise<void> {
  vi.resetModules();
  startWorker.mockClear();
  vi.stubGlobal('SharedWorker', startWorker);
  vi.stubGlobal('fetch', catalogue);
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', {
    i18n: { getUILanguage: () => 'ar-EG' },
    storage: { session: { get: async () => ({ settings: { target: 'fr' } }) } },
    runtime: { sendMessage, connect },
    ...own,
  });
  const { documentElement } = new DOMParser().parseFromString(page, 'text/html');
  document.documentElement.replaceWith(documentElement);
  history.replaceState(null, '', address);
  await import('../../../src/pages/reader-first.ts');
}

beforeEach(() => open('/reader.html?id=a1'));
afterEach(() => localStorage.clear());

it('asks for the article, the settings and the messages before any module runs', async () => {
  expect(sendMessage).toHaveBeenCalledWith({
    ...{ service: 'background', method: 'openArticle', args: ['a1'] },
  });
  expect(await asked().article).toEqual({ value: 'the article' });
  expect(await asked().settings).toEqual({ settings: { target: 'fr' } });
  expect(catalogue.mock.lastCall).toEqual(['_locales/ar/messages.json']);
  expect(await asked().catalogue).toEqual(messages);
});

it('listens for the translation of that article, until somebody follows it', () => {
  expect(port.postMessage).toHaveBeenCalledWith({ join: 'a1' });
  const event = { type: 'sentences', sentences: [] } as const;
  port.tell(event);
  expect(asked().port).toMatchObject({ articleId: 'a1', heard: [event], isOpen: true });
});

it('hears its first sentence of the background, and of no other article', async () => {
  const background = new BroadcastChannel(firstSentencesChannel);
  const event: FirstSentences = { type: 'sentences', articleId: 'a1', sentences: [] };
  background.postMessage({ ...event, articleId: 'a2' });
  background.postMessage(event);
  await expect.poll(() => asked().port?.heard).toEqual([event]);
  background.close();
});

it('knows that no translator runs', () => {
  port.end();
  expect(asked().port?.isOpen).toBe(false);
});

it.each([
  ['an article that is not translated yet', 'en', '?id=a1', 1],
  ['one that is translated into another language only', 'en', '?id=a1&translated=fr,de', 1],
  ['one that is translated already', 'en', '?id=a1&translated=fr,en', 0],
  ['a page without an article', 'en', '?link=https%3A%2F%2Fnews.example', 0],
  ['a reader whose articles no engine on the device translates', undefined, '?id=a1', 0],
])('the engine for %s', async (_, target, query, times) => {
  rememberEarlyTarget(target);
  await open(`/reader.html${query}`, { offscreen: {} });
  expect(startWorker.mock.calls).toEqual(Array(times).fill(['/engine/marian-worker.js']));
});

it('starts no engine where the browser lets the background have it', async () => {
  rememberEarlyTarget('en');
  await open('/reader.html?id=a1');
  expect(startWorker).not.toHaveBeenCalled();
});

it('tells a screen reader at once what happens', async () => {
  const status = document.querySelector<HTMLElement>('[role="status"]');
  expect(status?.textContent).toBe('');
  document.dispatchEvent(new Event('DOMContentLoaded'));
  await expect.poll(() => status?.textContent).toBe('جارٍ فتح المقال');
  expect(status?.lang).toBe('ar');
});
