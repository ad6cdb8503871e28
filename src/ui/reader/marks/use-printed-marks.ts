import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { markNotes, notesList } from '../../../library/export/notes.ts';
import { noteIds } from '../../../library/export/parts.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { textNodes } from '../../render/translated-block.ts';
import { type MarkedSpan, numbersAtEnds, wrapSpans } from '../../render/wrap-marks.ts';
import type { PlacedMark } from './place-marks.ts';
import type { PlacedMarks } from './use-placed-marks.ts';

interface PrintedOptions {
  readonly room: RefObject<HTMLElement | null>;
  readonly drawn: PlacedMarks;
  readonly messages: Messages;
}

/** On paper marks are elements, since browsers print no custom highlights' grounds, and their notes stand below the article. */
export function usePrintedMarks(options: PrintedOptions): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    let takeBack: (() => void) | undefined;
    const end = (): void => {
      takeBack?.();
      takeBack = undefined;
    };
    const begin = (): void => {
      end();
      const { room, drawn, messages } = latest.current;
      const back = room.current && print(room.current, drawn.drawNow(), messages);
      if (!back) return;
      const free = drawn.hold();
      takeBack = () => {
        back();
        free();
      };
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      end();
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
}

/** Puts marks and notes into the page as paper shows them; gives what takes that back. */
function print(
  room: HTMLElement,
  placed: readonly PlacedMark[],
  messages: Messages,
): (() => void) | undefined {
  if (placed.length === 0) return undefined;
  const isSeen = ({ ranges }: PlacedMark): boolean =>
    ranges[0]?.startContainer.parentElement?.checkVisibility() ?? false;
  const seen = placed.filter(isSeen);
  const noted = new Set(seen.filter(({ mark }) => mark.note).map(({ mark }) => mark.id));
  const spans = seen.flatMap(({ mark, ranges }) => ranges.map((range) => spanOf(mark.id, range)));
  const numbers = numbersAtEnds(noted, spans, textNodes(room));
  const references = [...numbers].map(([id, number]) => [id, reference(number)] as const);
  const unwrap = wrapSpans(spans, markElement, new Map(references));
  const seenMarks = new Set(seen.map(({ mark }) => mark));
  const marks = placed.map(({ mark }) => mark);
  const list = notesList(
    document,
    markNotes(marks, numbers, (mark) => !seenMarks.has(mark)),
  );
  const section = document.createElement('section');
  section.className = 'printed-marks';
  const heading = document.createElement('h2');
  heading.textContent = messages('marks_title');
  if (list) section.append(heading, list);
  room.append(section);
  return () => {
    section.remove();
    unwrap();
  };
}

/** A stretch as it is shown, whatever of the text is hidden. */
function spanOf(id: string, range: Range): MarkedSpan {
  const node = range.startContainer as Text;
  return { id, node, written: node.data, start: range.startOffset, end: range.endOffset };
}

function markElement(): HTMLElement {
  return document.createElement('mark');
}

function reference(number: number): HTMLElement {
  const raised = document.createElement('sup');
  raised.id = noteIds.reference(number);
  raised.textContent = `✎${number}`;
  return raised;
}
