// @vitest-environment jsdom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import arabic from '../../../_locales/ar/messages.json';
import english from '../../../_locales/en/messages.json';
import { type MessageName, messagesOf } from '../../../src/platform/i18n.ts';
import { languageName } from '../../../src/platform/language-name.ts';
import type { EngineErrorReason } from '../../../src/translation/engine.ts';
import type { TranslationState } from '../../../src/translation/translation.ts';
import { ReadingFailure } from '../../../src/ui/reader/open/reading-failure.tsx';
import type { OpenArticle } from '../../../src/ui/reader/open/services.ts';
import { UnkeptNotice } from '../../../src/ui/reader/open/unkept-notice.tsx';
import { TranslationStatus } from '../../../src/ui/reader/translation/translation-status.tsx';
import { engineName } from '../../../src/ui/shared/engine-names.ts';

const languages = [messagesOf(english), messagesOf(arabic)];
const [messages] = languages as [(typeof languages)[0]];

function shown(content: ComponentChild): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  void act(() => render(content, host));
  return host;
}

/** The same, once what the pop-up loads on first use is there. */
async function shownLater(content: ComponentChild): Promise<HTMLElement> {
  const host = shown(content);
  await vi.waitFor(() => expect(host.textContent).not.toBe(''), { timeout: 20_000 });
  return host;
}

afterEach(() => document.body.replaceChildren());

const handlers = () => ({
  onStop: vi.fn(),
  onAgain: vi.fn(),
  onDownload: vi.fn(),
  onAllow: vi.fn(),
  onSettings: vi.fn(),
  pair: { source: 'ar', target: 'fr' },
});

const reasons: readonly EngineErrorReason[] = [
  'key',
  'quota',
  'busy',
  'too-large',
  'network',
  'origin',
  'language',
  'model',
  'permission',
  'disk',
  'broken',
];

test.each(reasons)(
  'a translation that fails for the reason %s is told in a sentence with a way on',
  async (reason) => {
    for (const words of languages) {
      const does = handlers();
      const state: TranslationState = {
        status: 'failed',
        engine: 'deepl',
        reason,
        message: 'for developers',
        done: 1,
        total: 5,
      };
      const host = await shownLater(
        <TranslationStatus {...does} isPrivate={false} state={state} some messages={words} />,
      );
      const sentence = host.querySelector('[role="alert"] p')?.textContent ?? '';
      expect(sentence).toMatch(/\S[.。]$/);
      expect(sentence).not.toContain('error_');
      expect(sentence).not.toContain('$');
      expect(host.textContent).not.toContain('for developers');
      host.querySelector('button')?.click();
      expect(does.onAgain).toHaveBeenCalledOnce();
    }
  },
);

test.each([
  [english, 'DeepL does not translate from Arabic into French.'],
  [arabic, 'لا يترجم \u2068DeepL\u2069 من العربية إلى الفرنسية.'],
])(
  'an engine without a pair is told with both languages and a way out',
  async (catalogue, said) => {
    const failed = { status: 'failed', engine: 'deepl', reason: 'language' } as const;
    const state = { ...failed, message: '', done: 0, total: 5 };
    const words = messagesOf(catalogue);
    const host = await shownLater(
      <TranslationStatus
        {...{ ...handlers(), state, messages: words }}
        isPrivate={false}
        some={false}
      />,
    );
    const [sentence = '', way = ''] =
      host.querySelector('[role="alert"] p')?.textContent?.split(/(?<=\.) /) ?? [];
    expect(sentence).toBe(said);
    expect(way).toMatch(/\S.+\.$/);
  },
);

test('where no engine is ready one click downloads the first that can be', async () => {
  const does = handlers();
  const state: TranslationState = {
    status: 'setup',
    offers: [
      { engine: 'chrome', availability: 'unsupported', place: 'device' },
      { engine: 'bergamot', availability: 'download', place: 'device', bytes: 32_000_000 },
    ],
  };
  const host = await shownLater(
    <TranslationStatus
      {...does}
      isPrivate={false}
      state={state}
      some={false}
      messages={messages}
    />,
  );
  expect(host.textContent).not.toContain(messages('reader_download_private'));
  const button = host.querySelector<HTMLButtonElement>('.primary');
  expect(button?.textContent).toContain('32 MB');
  button?.click();
  expect(does.onDownload).toHaveBeenCalledWith('bergamot');
});

test('a private window’s reader hears that a model stays, before it is downloaded', async () => {
  for (const words of languages) {
    const state: TranslationState = {
      status: 'setup',
      offers: [{ engine: 'bergamot', availability: 'download', place: 'device' }],
    };
    const host = await shownLater(
      <TranslationStatus {...handlers()} isPrivate state={state} some={false} messages={words} />,
    );
    const order = host.textContent?.split(words('reader_download_private')) ?? [];
    expect(order).toHaveLength(2);
    expect(order[1]).toContain(words('reader_download', engineName('bergamot', words)));
  }
});

test('each way to translate has its sentence, and a permission that is wanting its button', async () => {
  for (const words of languages) {
    const does = handlers();
    const state: TranslationState = {
      status: 'setup',
      offers: [
        { engine: 'chrome', availability: 'download', place: 'device' },
        {
          ...{ engine: 'bergamot', availability: 'download', place: 'device', bytes: 64_000_000 },
          models: [
            { source: 'ar', target: 'en' },
            { source: 'en', target: 'fr' },
          ],
        },
        {
          ...{ engine: 'deepl', availability: 'setup', place: 'cloud' },
          hosts: ['https://api.deepl.com/*'],
        },
        { engine: 'google', availability: 'setup', place: 'cloud' },
      ],
    };
    const host = await shownLater(
      <TranslationStatus {...does} isPrivate={false} state={state} some={false} messages={words} />,
    );
    const ways = [...host.querySelectorAll('li')];
    expect(ways).toHaveLength(3);
    for (const way of ways) expect(way.querySelector('p')?.textContent?.trim()).toMatch(/\S.+\.$/);
    expect(ways[1]?.textContent).toContain(languageName('fr', words.language));
    ways[2]?.querySelector('button')?.click();
    expect(does.onAllow).toHaveBeenCalledWith(['https://api.deepl.com/*']);
  }
});

test('a translation under way shows how far it is and can be stopped', () => {
  const does = handlers();
  const state: TranslationState = { status: 'working', engine: 'bergamot', done: 3, total: 12 };
  const host = shown(
    <TranslationStatus {...does} isPrivate={false} state={state} some messages={messages} />,
  );
  expect(host.querySelector('progress')?.value).toBe(3);
  expect(host.textContent).toContain('3 of 12');
  host.querySelector('button')?.click();
  expect(does.onStop).toHaveBeenCalledOnce();
  // What is spoken stays the same while the count goes on.
  expect(host.querySelector('[role="status"]')?.textContent).toBe(messages('reader_translating'));
});

test.each([
  ['no-article', 3],
  ['too-large', 2],
  ['no-selection', 2],
  ['broken', 1],
  ['forbidden', 0],
] as const)(
  'a page that cannot be read (%s) is told in a sentence, with %i ways on and the library',
  (failure, ways) => {
    for (const words of languages) {
      const onScope = vi.fn();
      const onPick = vi.fn();
      const host = shown(<ReadingFailure {...{ failure, onScope, onPick }} messages={words} />);
      expect(host.querySelector('[role="alert"] p')?.textContent).not.toContain('error_');
      const buttons = [...host.querySelectorAll('button')];
      expect(buttons.length).toBe(ways + 1);
      for (const button of buttons.slice(0, ways)) button.click();
      expect(onScope.mock.calls.length + onPick.mock.calls.length).toBe(ways);
    }
  },
);

test.each(['full', 'failed'] as const)(
  'an article that could not be written (%s) is told as not kept, with a way on',
  (unkept) => {
    const [wayOn, name] =
      unkept === 'full' ? ['button', 'reader_free_space'] : ['p', 'reader_save'];
    for (const words of languages) {
      const reading = { unkept } as OpenArticle;
      const host = shown(<UnkeptNotice {...{ reading }} messages={words} place="popup" />);
      expect(host.querySelector('[role="alert"] p')?.textContent).toMatch(/\S\.$/);
      expect(host.querySelector(wayOn)?.textContent).toContain(words(name as MessageName));
    }
  },
);
