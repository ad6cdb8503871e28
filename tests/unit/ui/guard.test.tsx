// @vitest-environment jsdom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import english from '../../../_locales/en/messages.json';
import type { Block } from '../../../src/article/model.ts';
import type { ArticleSummary } from '../../../src/library/database/records.ts';
import { messagesOf } from '../../../src/platform/i18n.ts';
import type { LibraryActions } from '../../../src/ui/library/library-actions.ts';
import { LibraryRowView } from '../../../src/ui/library/list/library-row.tsx';
import { type Cells, SourceCell } from '../../../src/ui/reader/pane/pair.tsx';
import { PageErrorBoundary } from '../../../src/ui/shared/error-boundary.tsx';

const messages = messagesOf(english);

function shown(content: ComponentChild): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  void act(() => render(content, host));
  return host;
}

afterEach(() => document.body.replaceChildren());

/** Something that cannot be drawn: whoever asks for one of its parts meets a fault. */
function faulty<T extends object>(whole: T, part: keyof T): T {
  return Object.defineProperty({ ...whole }, part, {
    get() {
      throw new Error('a fault of the test');
    },
  });
}

const summary: ArticleSummary = {
  ...{ id: 'a1', url: 'https://news.example/1', site: 'news.example', title: 'خبر', words: 300 },
  ...{ lang: 'ar', dir: 'rtl', keep: 'saved', readAt: 1, savedAt: 1, state: 'unread' },
  ...{ favourite: false, tags: [], targets: [], changed: false },
  pictures: { wanted: 0, kept: 0, missing: 0, permission: 0 },
} as never;

test('a page that cannot be drawn says so, with three ways on', () => {
  const Broken = (): never => {
    throw new Error('a fault of the test');
  };
  const page = shown(
    <PageErrorBoundary messages={messages}>
      <Broken />
    </PageErrorBoundary>,
  );
  expect(page.querySelector('[role="alert"]')?.textContent).toContain(
    messages('error_page_broken'),
  );
  expect([...page.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    messages('page_reload'),
    messages('page_copy_details'),
    messages('reader_library'),
  ]);
});

test('a row that cannot be drawn can be removed, and the others stand', () => {
  const row = (article: ArticleSummary): ComponentChild => (
    <LibraryRowView
      row={{ article } as never}
      messages={messages}
      actions={{} as LibraryActions}
      isSelected={false}
      onSelect={() => undefined}
    />
  );
  const list = shown(
    <ul>
      {row(faulty(summary, 'targets'))}
      {row({ ...summary, id: 'b2', title: 'خبر سليم' })}
    </ul>,
  );
  const [first, second] = list.querySelectorAll('li');
  expect(first?.textContent).toContain('خبر');
  expect(
    [...(first?.querySelectorAll('button') ?? [])].map((button) => button.textContent),
  ).toContain(messages('library_remove'));
  expect(second?.querySelector('h3')?.textContent).toBe('خبر سليم');
});

test('a block that cannot be drawn stands there as its bare text, and the next one as it is', () => {
  const said = (): string => 'cannot be shown';
  const cells = { messages: said, light: { source: () => undefined }, display: {} };
  const block: Block = {
    kind: 'paragraph',
    text: 'نص الفقرة',
    html: '<p>نص</p>',
    lang: 'ar',
    dir: 'rtl',
  };
  const pane = shown(
    <>
      <SourceCell block={faulty(block, 'html')} index={1} cells={cells as never as Cells} />
      <p>بعدها</p>
    </>,
  );
  expect(pane.querySelector('.cell.original p')?.textContent).toBe('نص الفقرة');
  expect(pane.querySelector('[role="note"]')?.textContent).toBe('cannot be shown');
  expect(pane.lastElementChild?.textContent).toBe('بعدها');
});
