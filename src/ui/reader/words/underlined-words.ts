import { onLibraryChanged } from '../../../library/events.ts';
import { keptWords } from '../../../library/words/kept-words.ts';
import { keptFormTest } from './kept-forms.ts';
import { wordsIn } from './placed-word.ts';

const cells = '.cell.original';

/** The highlight that draws the lines. */
const highlight = 'kept-word';

/** Draws a line under the kept words of the article in a room, as they come near what is seen, until the signal aborts. */
export async function underlineKeptWords(room: Element, signal: AbortSignal): Promise<void> {
  let stop = new AbortController();
  let print = '[]';
  const draw = async (): Promise<void> => {
    const words = await keptWords().catch(() => []);
    // Most changes of the library are none of its words.
    const next = JSON.stringify(words.map(({ text, term }) => [text, term]));
    if (next === print) return;
    print = next;
    stop.abort();
    stop = new AbortController();
    if (!signal.aborted && words.length > 0) underline(room, keptFormTest(words), stop.signal);
  };
  signal.addEventListener('abort', () => stop.abort());
  onLibraryChanged(() => void draw(), signal);
  await draw();
}

function underline(room: Element, isKept: (word: string) => boolean, signal: AbortSignal): void {
  const lines = new Highlight();
  // Under what is lit and what is marked, on whose ground the line is seen.
  lines.priority = -3;
  const drawn = new Map<Element, readonly Range[]>();
  const erase = (cell: Element): void => {
    for (const range of drawn.get(cell) ?? []) lines.delete(range);
    drawn.delete(cell);
  };
  const draw = (cell: Element): void => {
    erase(cell);
    const ranges = [...wordsIn(cell)].flatMap(({ text, range }) => (isKept(text) ? range() : []));
    for (const range of ranges) lines.add(range);
    drawn.set(cell, ranges);
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) {
          near.unobserve(target);
          draw(target);
        }
    },
    { rootMargin: '100% 0px' },
  );
  const changes = new MutationObserver((records) => {
    const touched = new Set(records.flatMap(cellsOf));
    for (const cell of [...touched, ...drawn.keys()])
      if (!cell.isConnected) erase(cell);
      else if (touched.has(cell)) watchAnew(near, cell);
  });
  for (const cell of room.querySelectorAll(cells)) near.observe(cell);
  changes.observe(room, { subtree: true, childList: true });
  CSS.highlights.set(highlight, lines);
  signal.addEventListener('abort', () => {
    near.disconnect();
    changes.disconnect();
    CSS.highlights.delete(highlight);
  });
}

/** Cells whose text a change concerns. */
function cellsOf({ target, addedNodes }: MutationRecord): Element[] {
  const around = target instanceof Element ? target.closest(cells) : undefined;
  if (around) return [around];
  return [...addedNodes].flatMap((node) =>
    node instanceof Element
      ? [...(node.matches(cells) ? [node] : []), ...node.querySelectorAll(cells)]
      : [],
  );
}

/** An observer tells of an element again only where it begins to observe it. */
function watchAnew(observer: IntersectionObserver, cell: Element): void {
  observer.unobserve(cell);
  observer.observe(cell);
}
