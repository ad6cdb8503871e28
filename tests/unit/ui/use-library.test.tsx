// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import english from '../../../_locales/en/messages.json';
import { saveArticle } from '../../../src/library/articles/articles.ts';
import * as list from '../../../src/library/lists/list.ts';
import type { SearchFilter } from '../../../src/library/search/search.ts';
import { messagesOf } from '../../../src/platform/i18n.ts';
import type { LibraryActions } from '../../../src/ui/library/library-actions.ts';
import { LibraryRowView } from '../../../src/ui/library/list/library-row.tsx';
import {
  type LibraryRow,
  type LibraryRows,
  useLibraryRows,
} from '../../../src/ui/library/use-library.ts';
import { article } from '../library/sample.ts';

vi.mock(import('../../../src/library/lists/list.ts'), { spy: true });

const messages = messagesOf(english);
const search = { onIndexed: () => {} } as unknown as SearchFilter;
const view = { filter: {}, query: '' };

/** The rows that a page shows at last, where reading them fails some times first. */
async function rowsAfterFailures(failures: number): Promise<LibraryRows | undefined> {
  await saveArticle(article('a'));
  for (let at = 0; at < failures; at++)
    vi.mocked(list.listArticles).mockRejectedValueOnce(new DOMException('', 'AbortError'));
  let rows: LibraryRows | undefined;
  const Page = () => {
    rows = useLibraryRows(view, search);
    return null;
  };
  await act(() => render(<Page />, document.body));
  await vi.waitFor(() => expect(rows?.status).not.toBe('loading'));
  return rows;
}

afterEach(() => {
  render(null, document.body);
  vi.mocked(list.listArticles).mockReset();
});

it('reads its rows once more where the connection was closed meanwhile', async () => {
  const rows = await rowsAfterFailures(1);
  expect(rows?.status).toBe('ready');
  expect(rows?.rows.map(({ article: { id } }) => id)).toEqual(['a']);
});

it('says why where they cannot be read again', async () => {
  const rows = await rowsAfterFailures(2);
  expect(rows?.status).toBe('closed');
  expect(rows?.rows).toEqual([]);
});

it.each([
  ['rtl', '← '],
  ['ltr', '→ '],
] as const)(
  'points to the language of a translation along a row that goes %s',
  async (dir, arrow) => {
    await saveArticle(article('a'));
    const [summary] = await list.listArticles({});
    const row = { article: { ...summary, dir, targets: ['en'] } } as LibraryRow;
    const props = { row, messages, actions: {} as LibraryActions, isSelected: false };
    await act(() => render(<LibraryRowView {...props} onSelect={() => {}} />, document.body));
    expect(document.querySelector('.library-target')?.textContent).toBe(`${arrow}English`);
  },
);
