// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import arabic from '../../../_locales/ar/messages.json';
import english from '../../../_locales/en/messages.json';
import { messagesOf } from '../../../src/platform/i18n.ts';
import { TranslationStatus } from '../../../src/ui/reader/translation/translation-status.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const nothing = (): void => {};

function waitFor(milliseconds: number, catalogue: Record<string, { message: string }>): void {
  const waitsUntil = Date.now() + milliseconds;
  const state = { status: 'working', engine: 'deepl', done: 2, total: 9, waitsUntil } as const;
  const does = { onStop: nothing, onAgain: nothing, onDownload: nothing, onAllow: nothing };
  const messages = messagesOf(catalogue);
  const host = document.body.appendChild(document.createElement('div'));
  void act(() =>
    render(
      <TranslationStatus
        {...does}
        isPrivate={false}
        {...{ state, messages, pair: { source: 'ar', target: 'en' } }}
        some
        onSettings={nothing}
      />,
      host,
    ),
  );
}

const shown = (): string | null | undefined =>
  document.querySelector('.translation-status > span')?.textContent;
const spoken = (): string | null | undefined =>
  document.querySelector('[role="status"]')?.textContent;
const pass = (milliseconds: number): void =>
  void act(() => void vi.advanceTimersByTime(milliseconds));

test('a busy service is told with the seconds until it is asked again, and said aloud once', () => {
  waitFor(12_000, english);
  expect(shown()).toBe('DeepL is busy, trying again in 12 s');
  const first = spoken();
  expect(first).toBe('DeepL is busy.');
  pass(5000);
  expect(shown()).toBe('DeepL is busy, trying again in 7 s');
  expect(spoken()).toBe(first);
  pass(8000);
  expect(shown()).toBe('Translating: 2 of 9 sentences');
});

test('the seconds take the right form in Arabic', () => {
  waitFor(3000, arabic);
  expect(shown()).toBe('\u2068DeepL\u2069 مشغول، إعادة المحاولة بعد 3 ثوانٍ');
});
