/** What scrolls an article: the room itself in the pop-up, else the page. */
export function scrollerOf(room: HTMLElement): Element {
  return room.closest('.in-popup') ? room : (document.scrollingElement ?? room);
}

/** The part of the window in which an article's text is seen, below the bar; in CSS pixels. */
export function behindBar(room: HTMLElement): { readonly top: number; readonly bottom: number } {
  const bar = room.parentElement?.querySelector('.reader-bar')?.getBoundingClientRect();
  return { top: bar?.bottom ?? 0, bottom: innerHeight };
}

/** The first block that is seen, counted from 0 for the title. */
export function topBlock(room: HTMLElement): number {
  const { top } = behindBar(room);
  const blocks = room.querySelectorAll<HTMLElement>('[data-block]');
  let [first, last] = [0, blocks.length - 1];
  // They stand one below the other, so half of them can be left out at each look.
  while (first < last) {
    const middle = (first + last) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > top + 8) last = middle;
    else first = middle + 1;
  }
  return Number(blocks[first]?.dataset['block'] ?? 0);
}
