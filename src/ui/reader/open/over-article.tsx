import type { JSX, RefObject } from 'preact';
import type { Article } from '../../../article/model.ts';
import { MarksHost } from '../marks/marks-host.tsx';
import { tellMarksDrawn, type WantedMarks } from '../marks/use-marks.ts';
import type { Cells } from '../pane/pair.tsx';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';
import { ShortcutList } from '../toolbar/shortcut-list.tsx';
import type { Commands } from '../toolbar/use-commands.ts';
import { type FollowedTranslation, isWaiting } from '../translation/use-translation.ts';
import type { Opened, ReadAgain, ReaderServices } from './services.ts';
import { WrongDialog } from './wrong-dialog.tsx';

interface OverProps extends ReaderServices {
  readonly article: Article;
  readonly room: RefObject<HTMLElement | null>;
  readonly cells: Cells;
  readonly commands: Commands;
  readonly marks: WantedMarks;
  readonly opened: Opened;
  readonly translation: FollowedTranslation;
  /** How the page can be read otherwise, where its tab is at hand. */
  readonly ways?: ReadAgain;
  readonly onClose: () => void;
  readonly onGo: (goal: ScrollTarget) => void;
}

/** What lies over an article or beside it when it is asked for. */
export function OverArticle(props: OverProps): JSX.Element {
  const { commands, marks, messages, opened, translation, onClose } = props;
  return (
    <>
      {marks.isWanted && (
        <MarksHost
          {...props}
          wish={marks.wish}
          isSettled={!isWaiting(translation.state?.status)}
          isListed={opened === 'marks'}
          onCloseList={onClose}
          onDrawn={tellMarksDrawn}
        />
      )}
      {opened === 'wrong' && <WrongDialog {...props} />}
      {opened === 'shortcuts' && <ShortcutList {...{ messages, onClose }} may={commands.may} />}
    </>
  );
}
