import { useMemo, useState } from 'preact/hooks';
import { withPictures } from '../../article/html/with-pictures.ts';
import { findArticle } from '../../library/articles/articles.ts';
import type { ArticleChange } from '../../library/articles/changes.ts';
import { isDiskFull } from '../../library/database/full-disk.ts';
import { askToPersist } from '../../library/database/persist.ts';
import type { ArticleSummary } from '../../library/database/records.ts';
import type { MessageName } from '../../platform/i18n.ts';
import type { Background } from '../../platform/services/background-api.ts';

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
  exportOne(article: ArticleSummary): void;
}

/** What the page says or asks beside the list. */
export interface LibraryDialogs {
  /** Articles just removed, that can be brought back. */
  readonly removed: readonly string[];
  /** Articles whose tags are being edited. */
  readonly tagged: readonly string[];
  readonly exported?: ArticleSummary;
  /** How many articles were just brought back. */
  readonly broughtBack?: number;
  readonly failure?: MessageName;
}

/** The actions of the library page, and what they make it say; a failed one is said, never lost. */
export function useLibraryActions(background: Background, showTag: (tag: string) => void) {
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
        say({ removed: ids, broughtBack: 0 });
        tried(background.moveToTrash(ids));
      },
      restoreFromTrash: (ids) => {
        say({ removed: [] });
        tried(background.restoreFromTrash(ids).then(() => say({ broughtBack: ids.length })));
      },
      update: (id) => tried(background.update(id)),
      editTags: (ids) => say({ tagged: ids }),
      showTag,
      exportOne: (exported) => say({ exported }),
    };
  }, [background, showTag]);
  return { talk, setTalk, actions };
}

/** Keeps cached articles for good, with their pictures: what an older version kept does not list them, and the background may have no DOM. */
async function saveCached(background: Background, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const found = await findArticle(id).catch(() => undefined);
    if (found) await background.save(withPictures(found.article));
  }
}

/** The sentence for an error of the library. */
export function failureOf(error: unknown): MessageName {
  return isDiskFull(error) ? 'error_library_full' : 'error_library_failed';
}
