const lazySources = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-orig-file',
  'data-lazy',
  'data-hi-res-src',
  'data-full-src',
  'data-large-file',
  'data-original-src',
  'data-srcurl',
  'data-url',
  'data-image',
  'data-img-url',
  'data-echo',
  'data-pagespeed-lazy-src',
];
const lazySets = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'data-src-set'];
const placeholder =
  /^data:image|(?:blank|spacer|placeholder|lazy|loading|loader|transparent|pixel|1x1|grey|default)[\w-]*\.(?:gif|png|svg|jpe?g|webp)/i;

/** Makes pictures that wait for a script real, and AMP's own elements ordinary ones. */
export function mendPictures(body: Element): void {
  for (const image of body.querySelectorAll('amp-img, amp-anim')) replaceBy(image, 'img');
  for (const noscript of body.querySelectorAll('noscript')) useNoscript(noscript);
  for (const image of body.querySelectorAll('img')) mendPicture(image);
  for (const picture of body.querySelectorAll('picture')) mendSources(picture);
}

function replaceBy(element: Element, name: string): void {
  const made = element.ownerDocument.createElement(name);
  for (const attribute of element.attributes) made.setAttribute(attribute.name, attribute.value);
  element.replaceWith(made);
}

function mendPicture(image: Element): void {
  if (!image.getAttributeNames().some((name) => name.startsWith('data-'))) return;
  const set = firstValue(image, lazySets);
  if (set) image.setAttribute('srcset', set);
  const lazy = firstValue(image, lazySources);
  const src = image.getAttribute('src') ?? '';
  if (lazy && (!src || placeholder.test(src) || image.getAttribute('data-src') === lazy))
    image.setAttribute('src', lazy);
}

function firstValue(element: Element, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = element.getAttribute(name)?.trim();
    if (value && (/[/.]/.test(value) || /^https?:/.test(value)) && !/^\{/.test(value)) return value;
  }
  return undefined;
}

// The real picture stands in a <noscript> after the one that waits; with scripts on that is text.
function useNoscript(noscript: Element): void {
  const markup = noscript.textContent ?? '';
  if (!/<img/i.test(markup) || markup.length > 5000) return;
  const real = new DOMParser().parseFromString(markup, 'text/html').querySelector('img');
  const before = noscript.previousElementSibling;
  if (!real?.getAttribute('src')) return;
  const waiting = before?.tagName === 'IMG' ? before : before?.querySelector('img');
  if (waiting) {
    for (const name of ['src', 'srcset']) {
      const value = real.getAttribute(name);
      if (value) waiting.setAttribute(name, value);
    }
  } else if (!before) noscript.before(noscript.ownerDocument.importNode(real, true));
}

function mendSources(picture: Element): void {
  const image = picture.querySelector('img');
  const source = picture.querySelector('source[srcset], source[data-srcset]');
  if (!image || !source) return;
  const set = source.getAttribute('srcset') ?? source.getAttribute('data-srcset') ?? '';
  const src = image.getAttribute('src') ?? '';
  if (!image.getAttribute('srcset')) image.setAttribute('srcset', set);
  if (!src || placeholder.test(src)) image.setAttribute('src', set.split(/[\s,]/)[0] ?? '');
}
