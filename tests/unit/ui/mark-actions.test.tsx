// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import type { Mark } from '../../../src/library/database/records.ts';
import { paneText } from '../../../src/library/marks/pane-text.ts';
import { selectorsOf } from '../../../src/library/marks/selectors.ts';
import type { Background } from '../../../src/platform/services/background-api.ts';
import { type MarkActions, useMarkActions } from '../../../src/ui/reader/marks/use-mark-actions.ts';
import { article } from '../library/sample.ts';

const text = paneText(['عاد سوق السمك.']);
const span = { start: 4, end: 13 };
const chosen = { pane: 'source', text, span, ranges: [] } as const;
const mark: Mark = {
  ...{ id: 'one', articleId: 'a', pane: 'source', lang: 'ar', ...selectorsOf(text, span) },
  ...{ note: '', createdAt: 1, changedAt: 1 },
};

/** The actions on an article with one mark, as they stand after what was done last. */
async function actionsWith(keepMark: () => Promise<void>): Promise<() => MarkActions> {
  let now: MarkActions | undefined;
  const Host = (): null => {
    now = useMarkActions({
      article: article('a'),
      target: 'en',
      background: { keepMark } as unknown as Background,
      commands: { saved: true, save: async () => true, unsave: async () => {} },
      current: () => [{ mark, state: 'found', span, ranges: [] }],
      reload: async () => {},
    });
    return null;
  };
  await act(() => render(<Host />, document.body));
  return () => {
    if (!now) throw new Error('not shown');
    return now;
  };
}

test('what is marked already stays as it is, and that is said; a note to it is written at once', async () => {
  const keepMark = vi.fn(async () => {});
  const actions = await actionsWith(keepMark);
  await act(async () => expect(await actions().mark(chosen, true)).toBe('one'));
  expect(actions().word).toBeUndefined();
  await act(async () => expect(await actions().mark(chosen, false)).toBe('one'));
  expect(actions().word).toEqual({ name: 'mark_already' });
  expect(keepMark).not.toHaveBeenCalled();
});

test('a note that finds no room is not taken for a kept one', async () => {
  let isFull = true;
  const actions = await actionsWith(async () => {
    if (isFull) throw new DOMException('', 'QuotaExceededError');
  });
  await act(async () => expect(await actions().write(mark, 'لماذا؟')).toBe(false));
  expect(actions().word).toEqual({ name: 'mark_full' });
  isFull = false;
  await act(async () => expect(await actions().write(mark, 'لماذا؟')).toBe(true));
  expect(actions().word).toBeUndefined();
});
