import { useMemo, useState } from 'preact/hooks';
import { findReadable } from '../../library/articles/articles.ts';
import type { ArticleChange } from '../../library/articles/changes.ts';
import { isDiskFull } from '../../library/database/full-disk.ts';
import { askToPersist } from '../../library/database/persist.ts';
import type { ArticleSummary } from '../../library/database/records.ts';
import { findSummaries, idsOf } from '../../library/lists/list.ts';
import type { SearchFilter } from '../../library/search/search.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import type { Background } from '../../platform/services/background-api.ts';
import type { ExportChoice } from './export/export-dialog.tsx';
import type { LibraryView } from './use-library.ts';

/** What can be done with articles of the list. */
export interface LibraryActions {
  readonly background: Background;
  change(ids: readonly string[], change: ArticleChange): void;
  save(ids: readonly string[]): void;
  remove(ids: readonly string[]): void;
  restoreFromTrash(ids: readonly string[]): void;
  update(id: string): void;
  editTags(ids: readonly string[]): void;
  showTag(tag: string): void;
  /** Shows the same story on other sites; of no article, the list again. */
  showSimilar(article: ArticleSummary | undefined): void;
  /** Asks how articles are to be exported; a file of several goes by the name. */
  exportArticles(ids: readonly string[], name: string): void;
  /** The same of all that a view shows, whether its rows are loaded or not. */
  exportList(view: LibraryView, search: SearchFilter, name: string): void;
  /** Shows how articles are cited. */
  cite(ids: readonly string[]): void;
}

/** What the page says or asks beside the list. */
export interface LibraryDialogs {
  /** Articles just removed, that can be brought back. */
  readonly removed: readonly string[];
  /** How many marks went with them. */
  readonly removedMarks?: number;
  /** Articles whose tags are being edited. */
  readonly tagged: readonly string[];
  /** How many articles were just brought back. */
  readonly broughtBack?: number;
  readonly failure?: MessageName;
}

/** The actions of the library page, and what they make it say; a failed one is said, never lost. */
export function useLibraryActions(
  background: Background,
  messages: Messages,
  shows: Pick<LibraryActions, 'showTag' | 'showSimilar'>,
) {
  const [talk, setTalk] = useState<LibraryDialogs>({ removed: [], tagged: [] });
  const actions = useMemo((): LibraryActions => {
    const say = (part: Partial<LibraryDialogs>): void => setTalk((now) => ({ ...now, ...part }));
    const tried = (work: Promise<unknown>): void => {
      work.catch((error: unknown) => say({ failure: failureOf(error) }));
    };
    return {
      background,
      change: (ids, change) => tried(background.changeArticles(ids, change)),
      save: (ids) => {
        askToPersist();
        tried(saveCached(background, ids));
      },
      remove: (ids) => {
        say({ removed: ids, removedMarks: 0, broughtBack: 0 });
        tried(remove(background, ids).then((removedMarks) => say({ removedMarks })));
      },
      restoreFromTrash: (ids) => {
        say({ removed: [] });
        tried(background.restoreFromTrash(ids).then(() => say({ broughtBack: ids.length })));
      },
      update: (id) => tried(background.update(id)),
      editTags: (ids) => say({ tagged: ids }),
      ...shows,
      exportArticles: (ids, name) => tried(exportArticles({ ids, name }, messages)),
      exportList: (view, search, name) =>
        tried(idsOfView(view, search).then((ids) => exportArticles({ ids, name }, messages))),
      cite: (ids) => tried(cite(ids, messages)),
    };
  }, [background, messages, shows]);
  return { talk, setTalk, actions };
}

/** Keeps cached articles for good, with their pictures: what an older version kept does not list them, and the background may have no DOM. */
async function saveCached(background: Background, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const found = await findReadable(id);
    if (!found) continue;
    const { withPictures } = await import('../../article/html/with-pictures.ts');
    await background.save(withPictures(found.article));
  }
}

/** Removes articles; gives how many marks went with them. */
async function remove(background: Background, ids: readonly string[]): Promise<number> {
  const summaries = await findSummaries(ids);
  await background.moveToTrash(ids);
  return summaries.reduce((sum, { marks }) => sum + marks, 0);
}

/** Exporting and citing are a file of their own, so that the library opens without them. */
const loadExport = () => import('./export/export-and-cite.tsx');

async function exportArticles(choice: ExportChoice, messages: Messages): Promise<void> {
  await (await loadExport()).showExport(choice, messages);
}

async function cite(ids: readonly string[], messages: Messages): Promise<void> {
  await (await loadExport()).showCitations(ids, messages);
}

/** Articles that a search gives at once: it reads the text of each for its passage. */
const foundAtOnce = 100;

/** The ids of all articles of a view, in its order. */
async function idsOfView(view: LibraryView, search: SearchFilter): Promise<string[]> {
  const { query, filter } = view;
  if (!query.trim()) return idsOf(filter);
  const ids = new Set<string>();
  for (let offset = 0; ; offset += foundAtOnce) {
    const { hits, total } = await search.find(query, { ...filter, offset, limit: foundAtOnce });
    for (const { article } of hits) ids.add(article.id);
    if (offset + foundAtOnce >= total) return [...ids];
  }
}

/** The sentence for an error of the library. */
export function failureOf(error: unknown): MessageName {
  return isDiskFull(error) ? 'error_library_full' : 'error_library_failed';
}
