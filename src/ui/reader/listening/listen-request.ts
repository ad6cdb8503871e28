import type { RefObject } from 'preact';
import type { Article } from '../../../article/model.ts';
import type { ReaderServices } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';
import type { TextPoint } from './start-place.ts';

/** What the reader asks of the voice: to read or pause, to read from a sentence on, the next sentence or the one before. */
export interface ListenRequest {
  readonly act: 'toggle' | 'here' | 'on' | 'back';
  /** For `here`: a point of the sentence's text; else the selected, lit or first sentence is meant. */
  readonly from?: TextPoint;
}

/** What reading aloud needs of the reader. */
export interface ListenProps extends Pick<ReaderServices, 'messages' | 'settings' | 'change'> {
  readonly article: Article;
  readonly cells: Cells;
  readonly room: RefObject<HTMLElement | null>;
  /** Whether there is a translation, or one is under way. */
  readonly hasTranslation: boolean;
  /** What was asked last. */
  readonly request: ListenRequest;
  readonly onGo: (goal: ScrollTarget) => void;
  readonly onClose: () => void;
}
