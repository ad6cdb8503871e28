import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { notesList } from '../../../library/export/notes.ts';
import { type ExportNote, noteIds } from '../../../library/export/parts.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { type MarkedSpan, wrapSpans } from '../../render/wrap-marks.ts';
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
  const noted = new Map(
    seen.filter(({ mark }) => mark.note).map(({ mark }, at) => [mark.id, at + 1]),
  );
  const spans = seen.flatMap(({ mark, ranges }) => ranges.map((range) => spanOf(mark.id, range)));
  const unwrap = wrapSpans(spans, markElement, (id) => reference(noted.get(id)));
  const notes = placed.flatMap(({ mark }): ExportNote | [] => {
    const number = noted.get(mark.id);
    const about = { quoteLang: mark.lang, text: mark.note };
    if (number !== undefined) return { number, ...about };
    return seen.some((one) => one.mark === mark) ? [] : { quote: mark.quote.exact, ...about };
  });
  const list = notesList(document, notes);
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

function reference(number: number | undefined): HTMLElement | undefined {
  if (number === undefined) return undefined;
  const raised = document.createElement('sup');
  raised.id = noteIds.reference(number);
  raised.textContent = `✎${number}`;
  return raised;
}
