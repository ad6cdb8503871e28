import { useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { isDiskFull } from '../../../library/database/full-disk.ts';
import type { Mark } from '../../../library/database/records.ts';
import { selectorsOf } from '../../../library/marks/selectors.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import type { Commands } from '../toolbar/use-commands.ts';
import type { MarkWord } from './mark-toast.tsx';
import type { PlacedMark } from './place-marks.ts';
import type { ChosenText } from './use-selected-span.ts';

interface ActionOptions {
  readonly article: Article;
  readonly target: string;
  readonly background: Background;
  readonly commands: Pick<Commands, 'saved' | 'save' | 'unsave'>;
  /** Marks as they stand now. */
  readonly current: () => readonly PlacedMark[];
  /** Reads the marks again. */
  readonly reload: () => Promise<void>;
}

/** What can be done with marks; each says what came of it. */
export interface MarkActions {
  readonly word: MarkWord | undefined;
  say(word: MarkWord | undefined): void;
  /**
   * Marks a text, after saving its article; gives the mark's id, or undefined where that failed. What is marked already stays as it
   * is, which is said where no note is to be written.
   */
  mark(chosen: ChosenText | undefined, withNote: boolean): Promise<string | undefined>;
  /** Writes a note to a mark, and gives whether it is kept. */
  write(mark: Mark, note: string): Promise<boolean>;
  remove(mark: Mark): Promise<void>;
}

/** The actions on an article's marks. */
export function useMarkActions(options: ActionOptions): MarkActions {
  const { background, commands, reload } = options;
  const [word, say] = useState<MarkWord>();
  const tried = async (work: () => Promise<MarkWord | undefined>): Promise<boolean> => {
    try {
      const next = await work();
      await reload();
      say(next);
      return true;
    } catch (error) {
      say({ name: isDiskFull(error) ? 'mark_full' : 'mark_failed' });
      return false;
    }
  };
  const undo = (work: () => Promise<unknown>) => (): void => {
    void tried(async () => {
      await work();
      return undefined;
    });
  };
  const keepNew = async (made: Mark): Promise<string | undefined> => {
    const wasSaved = commands.saved;
    // What hinders saving is said there.
    if (!wasSaved && !(await commands.save())) return undefined;
    const isMade = await tried(async () => {
      await background.keepMark(made);
      const back = undo(async () => {
        await background.removeMark(made.id);
        if (!wasSaved) await commands.unsave();
      });
      return { name: wasSaved ? 'mark_made' : 'mark_made_saved', undo: back };
    });
    return isMade ? made.id : undefined;
  };
  return {
    word,
    say,
    async mark(chosen, withNote) {
      const before = chosen && sameMark(chosen, options.current());
      if (before) {
        if (!withNote) say({ name: 'mark_already' });
        return before.id;
      }
      const made = chosen && newMark(chosen, options);
      if (made) return keepNew(made);
      say({ name: chosen ? 'mark_too_long' : 'mark_nothing' });
      return undefined;
    },
    write: (mark, note) =>
      tried(async () => {
        await background.keepMark({ ...mark, note, changedAt: Date.now() });
        return undefined;
      }),
    async remove(mark) {
      await tried(async () => {
        await background.removeMark(mark.id);
        const name = mark.note ? 'mark_deleted_note' : 'mark_deleted';
        return { name, undo: undo(() => background.keepMark(mark)) };
      });
    },
  };
}

/** The mark that a text has already. */
function sameMark({ pane, span }: ChosenText, placed: readonly PlacedMark[]): Mark | undefined {
  return placed.find(
    (one) =>
      one.mark.pane === pane &&
      one.span?.start === span?.start &&
      one.span?.end === span?.end &&
      span,
  )?.mark;
}

function newMark(
  { pane, text, span }: ChosenText,
  { article, target }: ActionOptions,
): Mark | undefined {
  if (!span) return undefined;
  const now = Date.now();
  const lang = pane === 'source' ? article.lang : target;
  const about = { id: crypto.randomUUID(), articleId: article.id, pane, lang };
  return { ...about, ...selectorsOf(text, span), note: '', createdAt: now, changedAt: now };
}
