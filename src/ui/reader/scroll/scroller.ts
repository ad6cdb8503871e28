import { partitionPoint } from '../../../article/partition-point.ts';

/** What scrolls an article: the room itself in the pop-up, else the page. */
export function scrollerOf(room: HTMLElement): Element {
  return room.closest('.in-popup') ? room : (document.scrollingElement ?? room);
}

/** The part of the window in which an article's text is seen, below the bar; in CSS pixels. */
export function behindBar(room: HTMLElement): { readonly top: number; readonly bottom: number } {
  const bar = room.parentElement?.querySelector('.reader-bar')?.getBoundingClientRect();
  return { top: bar?.bottom ?? 0, bottom: innerHeight };
}

/** Whether something of a part of the text is seen. */
export function isInSight(room: HTMLElement, part: Range): boolean {
  const { top, bottom } = seenAround(room, part);
  const box = part.getBoundingClientRect();
  return box.bottom > top && box.top < bottom && box.width > 0;
}

/** Brings a part of the text to the middle of where it is seen, or, where it is longer, its beginning to the top; does nothing where all of it is seen. */
export function bringInSight(room: HTMLElement, part: Range): void {
  const isSeen = (): boolean => {
    const { top, bottom } = seenAround(room, part);
    const box = part.getBoundingClientRect();
    return box.top >= top && box.bottom <= bottom;
  };
  if (isSeen()) return;
  part.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  if (isSeen()) return;
  // Its paragraph is longer than what is seen at once.
  const { top, bottom, scroller } = seenAround(room, part);
  const box = part.getBoundingClientRect();
  scroller.scrollBy(0, box.top - top - Math.max(0, (bottom - top - box.height) / 2));
}

/** Between which heights of the window (CSS pixels) the text around a part is seen, and what scrolls it. */
function seenAround(room: HTMLElement, part: Range) {
  const { top, bottom } = behindBar(room);
  const pane = part.startContainer.parentElement?.closest('.panes > .pane');
  if (!pane) return { top, bottom, scroller: scrollerOf(room) };
  const box = pane.getBoundingClientRect();
  return { top: Math.max(top, box.top), bottom: Math.min(bottom, box.bottom), scroller: pane };
}

/** Of elements that stand one below the other, the first that ends below a height of the window (CSS pixels). */
export function firstEndingBelow<One extends Element>(
  elements: readonly One[],
  height: number,
): One | undefined {
  const isAbove = (at: number): boolean =>
    (elements[at]?.getBoundingClientRect().bottom ?? 0) <= height;
  // The last is taken where none ends below.
  return elements[partitionPoint(elements.length - 1, isAbove)];
}

function chunksIn(room: HTMLElement): readonly HTMLElement[] {
  return [...(room.querySelector('.pairs, .pane')?.children ?? [])] as HTMLElement[];
}

function blocksIn(chunk: HTMLElement): readonly HTMLElement[] {
  return [...chunk.querySelectorAll<HTMLElement>('[data-block]')];
}

/** The first block that is seen, counted from 0 for the title. */
export function topBlock(room: HTMLElement): number {
  const top = behindBar(room).top + 8;
  const chunk = firstEndingBelow(chunksIn(room), top);
  const block = chunk && firstEndingBelow(blocksIn(chunk), top);
  return Number(block?.dataset['block'] ?? chunk?.dataset['from'] ?? 0);
}

/** The blocks of which something is seen. */
export function visibleBlocks(room: HTMLElement): number[] {
  const chunks = chunksIn(room);
  const first = firstEndingBelow(chunks, 0);
  const seen: number[] = [];
  for (let at = first ? chunks.indexOf(first) : chunks.length; at < chunks.length; at++) {
    const chunk = chunks[at];
    // What is far below is not even laid out, and asking it would lay it out.
    if (!chunk || chunk.getBoundingClientRect().top >= innerHeight) break;
    for (const block of blocksIn(chunk)) {
      const { top, bottom } = block.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight && bottom > top)
        seen.push(Number(block.dataset['block']));
    }
  }
  return seen;
}
