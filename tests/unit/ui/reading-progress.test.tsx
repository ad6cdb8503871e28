// @vitest-environment jsdom
import { createRef, render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import english from '../../../_locales/en/messages.json';
import { messagesOf } from '../../../src/platform/i18n.ts';
import type { Background } from '../../../src/platform/services/background-api.ts';
import type { OpenArticle } from '../../../src/ui/reader/open/services.ts';
import { ReadingProgress } from '../../../src/ui/reader/scroll/reading-progress.tsx';
import { article } from '../library/sample.ts';

/** Where a reader is taken who opens an article that was opened before. */
function returnsTo(reading: Partial<OpenArticle>): unknown {
  const onReturn = vi.fn();
  const opened = { article: article('a'), kept: true, saved: false, changed: false, ...reading };
  const props = {
    ...{ article: opened.article, room: createRef<HTMLElement>(), messages: messagesOf(english) },
    ...{ background: {} as Background, reading: opened, onReturn },
  };
  void act(() => render(<ReadingProgress {...props} />, document.createElement('div')));
  return onReturn.mock.lastCall?.[0];
}

it.each<[string, Partial<OpenArticle>, object | undefined]>([
  ['where they stopped', { position: { block: 7, progress: 0.4 } }, { block: 7 }],
  ['to the beginning, if they stopped there', { position: { block: 1, progress: 0 } }, undefined],
  ['to the beginning the first time', {}, undefined],
  [
    'to the beginning where nothing is kept',
    { kept: false, position: { block: 7, progress: 0.4 } },
    undefined,
  ],
])('a reader comes back %s', (_, reading, goal) => {
  expect(returnsTo(reading)).toEqual(goal);
});
