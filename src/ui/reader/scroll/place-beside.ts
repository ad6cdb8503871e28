/** The gap between a line and what stands beside it, and to the window's edges, in CSS pixels. */
const gap = 8;

/** Room that a touch screen's handles take below a selection, in CSS pixels. */
const handles = 28;

/** Where something may stand in the window. */
export interface Surroundings {
  /** The lines that it must not cover, in CSS pixels of the window. */
  readonly lines: readonly DOMRect[];
  /** Where the text begins, below the reader's bar. */
  readonly top: number;
  /** Where the window ends, or what lies over it there begins. */
  readonly bottom?: number;
  /** What else it must not cover. */
  readonly avoid?: DOMRect | undefined;
}

/** Where an element stands: its top, and the most height that it may grow to there. */
export interface Place {
  readonly top: number;
  readonly room: number;
}

/**
 * The place for something of a height beside some lines: below the last, else above the first; where they fill the window, over the
 * reader's bar, which is no text; where there is no line, in the middle.
 */
export function placeBeside(height: number, around: Surroundings): Place {
  const { lines, top, bottom = innerHeight, avoid } = around;
  if (lines.length === 0) {
    const room = Math.min(height, bottom - top - gap);
    return { top: top + (bottom - top - room) / 2, room };
  }
  const [first, last] = edges(lines);
  const isTouch = matchMedia('(pointer: coarse)').matches;
  const below = last + gap + (isTouch ? handles : 0);
  const above = first - gap - height;
  const [roomBelow, roomAbove] = [bottom - gap - below, first - gap - top];
  const spots = [
    { top: below, room: roomBelow, isThere: height <= roomBelow && last >= top },
    { top: above, room: roomAbove, isThere: height <= roomAbove && first <= innerHeight },
  ];
  const free = spots.find((spot) => spot.isThere && !covers(spot.top, height, avoid));
  if (free) return { top: free.top, room: free.room };
  const least = Math.min(height, leastRoom);
  if (roomBelow >= least && roomBelow >= roomAbove) return { top: below, room: roomBelow };
  if (roomAbove >= least) return { top: top, room: roomAbove };
  return { top: Math.max(0, top - height), room: height };
}

/** Less of something that scrolls is of no use, in CSS pixels. */
const leastRoom = 120;

function edges(lines: readonly DOMRect[]): [number, number] {
  const seen = lines.filter(({ width }) => width > 0);
  return [Math.min(...seen.map(({ top }) => top)), Math.max(...seen.map(({ bottom }) => bottom))];
}

function covers(top: number, height: number, box: DOMRect | undefined): boolean {
  return box !== undefined && top < box.bottom && top + height > box.top;
}

/** Puts an element beside some lines, within the window: in the middle of the last one, or from its right end leftwards. */
export function putBeside(
  element: HTMLElement,
  around: Surroundings,
  align: 'middle' | 'right' = 'middle',
): void {
  element.style.maxBlockSize = '';
  const { width, height } = element.getBoundingClientRect();
  const { top, room } = placeBeside(height, around);
  const last = around.lines.at(-1);
  const middle = last ? (last.left + last.right) / 2 : innerWidth / 2;
  const wanted = last && align === 'right' ? last.right - width : middle - width / 2;
  const left = Math.max(gap, Math.min(wanted, innerWidth - gap - width));
  Object.assign(element.style, { maxBlockSize: `${room}px`, top: `${top}px`, left: `${left}px` });
}
