// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { FirstAsked } from '../../../src/platform/first-asked.ts';
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

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('fetch', catalogue);
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', {
    i18n: { getUILanguage: () => 'ar-EG' },
    storage: { session: { get: async () => ({ settings: { target: 'fr' } }) } },
    runtime: { sendMessage, connect },
  });
  const { documentElement } = new DOMParser().parseFromString(page, 'text/html');
  document.documentElement.replaceWith(documentElement);
  history.replaceState(null, '', '/reader.html?id=a1');
  await import('../../../src/pages/reader-first.ts');
});

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

it('tells a screen reader at once what happens', async () => {
  const status = document.querySelector<HTMLElement>('[role="status"]');
  expect(status?.textContent).toBe('');
  document.dispatchEvent(new Event('DOMContentLoaded'));
  await expect.poll(() => status?.textContent).toBe('جارٍ فتح المقال');
  expect(status?.lang).toBe('ar');
});
