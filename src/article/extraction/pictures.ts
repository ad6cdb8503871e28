import { checkTime } from './time-limit.ts';

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

const captionName =
  /(?:^|[ _-])(?:wp-caption-text|caption|legend|cap-?txt|imgcap|img-?desc|image-?desc|captions?-?text|image-?caption|photo-?caption|img-?caption|picture-?caption|media-?caption|image-?(?:desc|description|title|credit|source)|photo-?(?:desc|credit|title)|figcaption)(?:$|[ _-])/i;

/** Makes figures of pictures whose caption is only named so by a class. */
export function mendCaptions(body: Element): void {
  for (const image of [...body.querySelectorAll('img')]) {
    checkTime();
    if (image.closest('figure')) continue;
    const caption = captionOf(image) ?? lineBelow(image);
    if (!caption) continue;
    const figure = image.ownerDocument.createElement('figure');
    const line = image.ownerDocument.createElement('figcaption');
    line.append(...caption.childNodes);
    const place = caption.parentElement ?? image;
    caption.remove();
    const whole = place.contains(image) && !place.textContent?.trim();
    (whole ? place : image).replaceWith(figure);
    figure.append(image, line);
  }
}

function captionOf(image: Element): Element | undefined {
  const term = image.closest('dt');
  // A picture as the term of a definition list: what it is defined as is its caption.
  if (term && !term.textContent?.trim() && term.nextElementSibling?.tagName === 'DD')
    return term.nextElementSibling;
  let box: Element | null = image;
  for (let up = 0; up < 4 && box; up += 1) {
    const next: Element | null = box.nextElementSibling;
    if (next && (isCaption(next) || isAlone(next, box))) return next;
    box = box.parentElement;
    if (!box || box.querySelectorAll('img').length > 1) return undefined;
  }
  return undefined;
}

/** What stands below a picture in its own paragraph, where it is short and no sentence: "<img><br>The hall by night". */
function lineBelow(image: Element): Element | undefined {
  const paragraph = image.parentElement;
  const line = paragraph?.lastChild;
  if (paragraph?.tagName !== 'P' || line?.nodeType !== Node.TEXT_NODE) return undefined;
  const [first, second, third, more] = [...paragraph.childNodes].filter(
    (node) => node.nodeType !== Node.TEXT_NODE || node.textContent?.trim(),
  );
  if (first !== image || second?.nodeName !== 'BR' || third !== line || more) return undefined;
  const text = line.textContent?.trim() ?? '';
  if (text.split(/\s+/).length > 15 || /[.؟?!:…]$/.test(text)) return undefined;
  const made = paragraph.ownerDocument.createElement('span');
  line.replaceWith(made);
  made.append(line);
  second.remove();
  return made;
}

const pictureBox =
  /(?:^|[ _-])(?:news|main|article|post|story)?(?:img|imgs|images?|photos?|pic|pics|pictures?)(?:box|wrap|cont|container)?(?:$|[ _-])/i;

/** The one short line that shares a box of its own with a picture, where the box is named after pictures. */
function isAlone(line: Element, picture: Element): boolean {
  const box = picture.parentElement;
  if (!box || !/^(?:P|SPAN|DIV|SMALL)$/.test(line.tagName) || line.nextElementSibling) return false;
  const text = line.textContent?.trim() ?? '';
  if (text.length < 3 || text.length > 160 || line.querySelector('a, p, div, h2, h3')) return false;
  if (picture.textContent?.trim() || picture.previousElementSibling) return false;
  const names = `${box.getAttribute('class') ?? ''} ${box.id}`;
  return /^(?:DIV|SECTION|SPAN|LI|A)$/.test(box.tagName) && pictureBox.test(camelParted(names));
}

function camelParted(names: string): string {
  return names.replace(/([a-z])([A-Z])/g, '$1-$2');
}

function isCaption(element: Element): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
  return captionName.test(names) && (element.textContent?.trim().length ?? 0) < 400;
}
