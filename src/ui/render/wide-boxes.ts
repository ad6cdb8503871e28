/** Watches all boxes; made for the first of them. */
let watcher: ResizeObserver | undefined;

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
  box.append(wide);
  return box;
}

/** Watches the boxes below an element from now on; the function that is returned ends it. */
export function watchWideBoxes(host: Element): () => void {
  const watched = [...host.querySelectorAll('.scroller')].flatMap((box) => [box, ...box.children]);
  // Most parts of an article hold none.
  if (watched.length === 0) return () => undefined;
  watcher ??= new ResizeObserver(tellWidths);
  for (const element of watched) watcher.observe(element);
  return () => {
    for (const element of watched) watcher?.unobserve(element);
  };
}
