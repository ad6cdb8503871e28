/** Watches all boxes; made for the first of them. */
let watcher: ResizeObserver | undefined;

/** Letters from which on a cell holds a sentence rather than a name or a number. */
const sentence = 30;

/** Marks the boxes whose content is wider than they are, so that they are reached by keyboard and announced. */
function tellWidths(entries: readonly ResizeObserverEntry[]): void {
  for (const { target } of entries) {
    const box = target.classList.contains('scroller') ? target : target.parentElement;
    if (box) tellWidth(box);
  }
}

function tellWidth(box: Element): void {
  if (box.scrollWidth > box.clientWidth + 1) {
    box.setAttribute('tabindex', '0');
    box.setAttribute('role', 'region');
  } else {
    box.removeAttribute('tabindex');
    box.removeAttribute('role');
  }
  tellMore(box);
}

/** Says for the style on which sides of a box there is more: `before`, `behind`, both, or no attribute. */
function tellMore(box: Element): void {
  // From right to left a box scrolls to places below zero.
  const before = Math.abs(box.scrollLeft);
  const behind = box.scrollWidth - box.clientWidth - before;
  const more = [before > 1 ? 'before' : '', behind > 1 ? 'behind' : ''].join(' ').trim();
  if (more) box.setAttribute('data-more', more);
  else box.removeAttribute('data-more');
}

function onScroll({ currentTarget }: Event): void {
  if (currentTarget instanceof Element) tellMore(currentTarget);
}

/** Puts each table and each piece of code below some nodes, or among them, into a box that scrolls sideways; the label is for those who cannot see it. */
export function wrapWideBoxes(nodes: readonly Node[], label: string): readonly Node[] {
  return nodes.map((node) => {
    if (!(node instanceof Element)) return node;
    if (node.matches('table, pre')) return boxed(node, label);
    for (const wide of node.querySelectorAll('table, pre'))
      if (!wide.parentElement?.closest('table')) {
        const place = document.createComment('');
        wide.replaceWith(place);
        place.replaceWith(boxed(wide, label));
      }
    return node;
  });
}

function boxed(wide: Element, label: string): Element {
  const box = document.createElement('div');
  box.className = 'scroller';
  box.setAttribute('aria-label', label);
  box.lang = document.documentElement.lang;
  for (const name of ['lang', 'dir']) {
    const own = wide.getAttribute(name);
    if (own) box.setAttribute(name, own);
  }
  for (const cell of wide.querySelectorAll('th, td'))
    if ((cell.textContent?.length ?? 0) > sentence) cell.classList.add('wordy');
  box.append(wide);
  return box;
}

/** Watches the boxes below an element from now on; the function that is returned ends it. */
export function watchWideBoxes(host: Element): () => void {
  const boxes = [...host.querySelectorAll('.scroller')];
  // Most parts of an article hold none.
  if (boxes.length === 0) return () => undefined;
  watcher ??= new ResizeObserver(tellWidths);
  const watched = boxes.flatMap((box) => [box, ...box.children]);
  for (const element of watched) watcher.observe(element);
  for (const box of boxes) box.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    for (const element of watched) watcher?.unobserve(element);
    for (const box of boxes) box.removeEventListener('scroll', onScroll);
  };
}
