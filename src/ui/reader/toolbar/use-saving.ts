import { useState } from 'preact/hooks';
import { withPictures } from '../../../article/html/with-pictures.ts';
import type { Article } from '../../../article/model.ts';
import { isDiskFull } from '../../../library/database/full-disk.ts';
import { askToPersist } from '../../../library/database/persist.ts';
import type { MessageName } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import type { OpenArticle } from '../open/services.ts';

/** Why nothing can be saved, in words. */
export const unkeptReasons = {
  private: 'reader_unkept_private',
  'no-storage': 'reader_unkept_no_storage',
  listing: 'reader_unkept_listing',
} as const satisfies Record<string, MessageName>;

/** Whether an article is saved, and the way to save it. */
export interface Saving {
  readonly saved: boolean;
  /** Why saving is not possible, where it is not. */
  readonly unkept: keyof typeof unkeptReasons | undefined;
  /** Saves it; gives whether it is saved then. */
  save(): Promise<boolean>;
  /** Takes that back. */
  unsave(): Promise<void>;
}

interface SavingOptions {
  readonly reading: OpenArticle;
  readonly article: Article;
  readonly background: Background;
}

/** Saves an article on wish and says what came of it. */
export function useSaving(
  { reading, article, background }: SavingOptions,
  say: (word: MessageName) => void,
): Saving {
  const [saved, setSaved] = useState(reading.saved);
  // Where only caching failed, saving may still be tried.
  const { unkept: why } = reading;
  const unkept = why === 'switched-off' || why === 'full' || why === 'failed' ? undefined : why;
  const save = async (): Promise<boolean> => {
    if (unkept) {
      say(unkeptReasons[unkept]);
      return false;
    }
    try {
      await background.save(withPictures(article));
      setSaved(true);
      say('reader_saved');
      askToPersist();
      return true;
    } catch (error) {
      say(isDiskFull(error) ? 'reader_save_full' : 'reader_save_failed');
      return false;
    }
  };
  const unsave = async (): Promise<void> => {
    try {
      await background.unsave(article.id);
      setSaved(false);
      say('reader_unsaved');
    } catch {
      say('error_library_failed');
    }
  };
  return { saved, unkept, save, unsave };
}
