import { type ListFilter, listArticles } from '../../library/lists/list.ts';
import { browser } from '../browser.ts';
import { type FirstRow, type FirstRows, firstAsked, firstRowsItem } from '../first-asked.ts';
import { loadMessages } from '../i18n.ts';
import { rowTexts } from '../row-texts.ts';
import { ownSettings } from '../settings/settings-store.ts';
import { queueOfSteps } from '../step-queue.ts';

/** What the library page shows first. */
export const firstFilter: ListFilter = { isNotArchived: true };

/** Rows that the library page loads at once. */
export const pageSize = 30;

/** Rows that are held: what a window shows at once, since each row more delays the first. */
const held = 8;

let known = '';
const inTurn = queueOfSteps();

/**
 * Holds the library's first rows in the browser's memory until it ends, with their texts, so that the page need wait neither for its
 * database nor for the browser to make ready dates and numbers.
 * Written only where they have changed; never throws, since the page reads the database after in any case. Background only.
 */
export function rememberFirstRows(): Promise<void> {
  return inTurn(remember).catch(() => undefined);
}

async function remember(): Promise<void> {
  const articles = await listArticles({ ...firstFilter, limit: held });
  const messages = await loadMessages(ownSettings());
  const rows = articles.map((article) => ({ article, texts: rowTexts(article, messages) }));
  // A translation that streams in changes the size at each step, and no row shows it.
  const shown = JSON.stringify(rows, (name, value) => (name === 'textBytes' ? undefined : value));
  if (shown === known) return;
  await browser.storage.session.set({ [firstRowsItem]: rows });
  known = shown;
}

/** The first rows as the background last saw them; undefined where it saw none. They may be out of date: read the database after. */
export async function rememberedRows(): Promise<readonly FirstRow[] | undefined> {
  const asked = firstAsked.rows?.catch(() => undefined);
  firstAsked.rows = undefined;
  const { [firstRowsItem]: rows }: FirstRows =
    (await asked) ?? (await browser.storage.session.get(firstRowsItem));
  return rows?.length ? rows : undefined;
}
