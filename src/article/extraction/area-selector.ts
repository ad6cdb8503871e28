/** Names that differ from page to page: numbers, long hashes and states. */
const passing =
  /\d|[_-]{2}|(?:^|[-_])(?:active|open|hover|show|visible|loaded|lazy|js|is|has)(?:[-_]|$)|^.{40,}$/i;

/** A CSS selector of an element that should find the same area on the site's other pages: by stable names, else by place. */
export function areaSelector(element: Element): string {
  const { ownerDocument } = element;
  const steps: string[] = [];
  for (let at: Element | null = element; at && at !== ownerDocument.body; at = at.parentElement) {
    steps.unshift(step(at));
    const selector = steps.join(' > ');
    if (first(ownerDocument, selector) === element) return selector;
  }
  return placeOf(element);
}

/** The element that a selector finds in a page, or undefined where it finds none or is none. */
export function first(document: Document, selector: string): Element | undefined {
  try {
    return document.querySelector(selector) ?? undefined;
  } catch {
    return undefined;
  }
}

function step(element: Element): string {
  const tag = element.localName;
  if (element.id && !passing.test(element.id)) return `${tag}#${CSS.escape(element.id)}`;
  const names = [...element.classList].filter((name) => !passing.test(name)).slice(0, 3);
  const prop = element.getAttribute('itemprop');
  if (prop && !passing.test(prop)) return `${tag}[itemprop="${CSS.escape(prop)}"]`;
  return names.length > 0 ? `${tag}.${names.map((name) => CSS.escape(name)).join('.')}` : tag;
}

function placeOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
    const place = [...at.parentElement.children].indexOf(at) + 1;
    steps.unshift(`${at.localName}:nth-child(${place})`);
  }
  return steps.join(' > ');
}
