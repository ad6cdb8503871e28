import type { Mark } from '../../../library/database/records.ts';
import { anchorMarks } from '../../../library/marks/anchor.ts';
import type { TextSpan } from '../../../library/marks/pane-text.ts';
import type { Cells } from '../pane/pair.tsx';
import { type Pane, panes } from '../sentences/sentence-places.ts';
import { type PanePlaces, rangeOf } from './pane-places.ts';

/** Where a mark stands: in the text, nowhere in it, in a translation that is not there (yet), or in one into another language. */
export type MarkState = 'found' | 'missing' | 'waiting' | 'elsewhere';

/** A mark with its place in the text and in the page. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly state: MarkState;
  readonly span?: TextSpan;
  /** Its stretches that stand in the page now, each within one text node. */
  readonly ranges: readonly Range[];
}

/** What marks are placed in. */
export interface MarkedPanes {
  readonly places: PanePlaces;
  readonly cells: Pick<Cells, 'light' | 'store' | 'display' | 'target'>;
  /** Whether the translation is as complete as it will be. */
  readonly isSettled: boolean;
}

/** Places marks in the panes' texts as they are now. */
export type MarkPlacer = (marks: readonly Mark[], panesNow: MarkedPanes) => readonly PlacedMark[];

interface Anchored {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly found: ReadonlyMap<string, TextSpan>;
}

/** Makes a placer that looks for a mark anew only where its pane's text or the marks have changed. */
export function createMarkPlacer(): MarkPlacer {
  const known = new Map<Pane, Anchored>();
  return (marks, { places, cells, isSettled }) => {
    const isHere = ({ pane, lang }: Mark): boolean => pane === 'source' || lang === cells.target;
    const spansIn = (pane: Pane): ReadonlyMap<string, TextSpan> => {
      const own = marks.filter((mark) => mark.pane === pane && isHere(mark));
      const now = places.text(pane);
      const before = known.get(pane);
      if (before?.text === now.text && isSameList(before.marks, own)) return before.found;
      const found = anchorMarks(now, own);
      known.set(pane, { text: now.text, marks: own, found });
      return found;
    };
    const spans = new Map(panes.flatMap((pane) => [...spansIn(pane)]));
    return marks.map((mark): PlacedMark => {
      const span = spans.get(mark.id);
      if (!span) {
        const isThere = places.text(mark.pane).text.trim() !== '';
        const isMissing = isThere && (mark.pane === 'source' || isSettled);
        const state = isHere(mark) ? (isMissing ? 'missing' : 'waiting') : 'elsewhere';
        return { mark, state, ranges: [] };
      }
      const nodes = places.nodesOf(mark.pane, span);
      return { mark, state: 'found', span, ranges: nodes.map((one) => rangeOf(one, cells)) };
    });
  };
}

/** Whether two lists hold the same marks in the same places of the page: text that is drawn anew is other nodes. */
export function isSamePlaced(some: readonly PlacedMark[], others: readonly PlacedMark[]): boolean {
  return isSameList(some, others, isSameMark);
}

function isSameMark(one: PlacedMark, other: PlacedMark): boolean {
  return (
    one.mark === other.mark &&
    one.state === other.state &&
    isSameList(one.ranges, other.ranges, isSameRange)
  );
}

function isSameRange(one: Range, other: Range): boolean {
  return (
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

function isSameList<One>(
  some: readonly One[],
  others: readonly One[],
  isSame: (one: One, other: One) => boolean = Object.is,
): boolean {
  return (
    some.length === others.length &&
    some.every((one, at) => {
      const other = others[at];
      return other !== undefined && isSame(one, other);
    })
  );
}

/** Draws marks with the CSS Custom Highlight API, those with a note as `noted`, and one of them as the one that is open. */
export function drawMarks(placed: readonly PlacedMark[], openId: string | undefined): void {
  const rangesOf = (isMine: (one: PlacedMark) => boolean): readonly Range[] =>
    placed.filter(isMine).flatMap(({ ranges }) => ranges);
  show(
    'marked',
    rangesOf(({ mark }) => !mark.note),
    -2,
  );
  show(
    'noted',
    rangesOf(({ mark }) => mark.note !== ''),
    -1,
  );
  show(
    'marked-open',
    rangesOf(({ mark }) => mark.id === openId),
    2,
  );
}

function show(name: string, ranges: readonly Range[], priority: number): void {
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const drawn = new Highlight(...ranges);
  drawn.priority = priority;
  CSS.highlights.set(name, drawn);
}

/** The mark at a place of the page's text; of several the shortest. */
export function markAt(
  placed: readonly PlacedMark[],
  node: Node,
  offset: number,
): PlacedMark | undefined {
  const here = placed.filter(({ ranges }) =>
    ranges.some((range) => range.isPointInRange(node, offset)),
  );
  const lengthOf = ({ span }: PlacedMark): number => (span ? span.end - span.start : 0);
  return here.sort((one, other) => lengthOf(one) - lengthOf(other))[0];
}
