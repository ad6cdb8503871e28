import { pictureSizes } from '../../article/html/srcset.ts';
import { isHidden } from '../../article/html/tracking-pixel.ts';
import { renamed } from '../page/renamed.ts';
import { fileName } from './file-name.ts';
import { isStandIn, waitingPicture } from './waiting-picture.ts';

/** Makes pictures that wait for a script real, and AMP's own elements ordinary ones. */
export function resolveLazyPictures(body: Element): void {
  for (const image of body.querySelectorAll('amp-img, amp-anim')) {
    // There the numbers are a ratio, not a size.
    if (/responsive|intrinsic|fill/.test(image.getAttribute('layout') ?? ''))
      for (const side of ['width', 'height']) image.removeAttribute(side);
    renamed(image, 'img');
  }
  for (const noscript of body.querySelectorAll('noscript')) useNoscript(noscript);
  for (const image of body.querySelectorAll('img')) mendPicture(image);
  for (const picture of body.querySelectorAll('picture')) mendSources(picture);
}

function mendPicture(image: Element): void {
  const { src: lazy, srcset: set } = waitingPicture(image);
  if (set) image.setAttribute('srcset', set);
  const src = image.getAttribute('src') ?? '';
  const isLate = isWaiting(image, src) || image.getAttribute('data-src') === lazy;
  if (lazy && isLate) image.setAttribute('src', lazy);
  else useSet(image, set);
}

/** Gives an image that shows nothing yet the largest picture of a set. */
function useSet(image: Element, set: string | undefined): void {
  const src = image.getAttribute('src') ?? '';
  const [largest] = pictureSizes(set).sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
  if (largest && (!src || isStandIn(src))) image.setAttribute('src', largest.url);
}

/** Whether what an image shows stands in for the picture: by its name, or since a class says that it waits. */
function isWaiting(image: Element, src: string): boolean {
  return !src || isStandIn(src) || /lazy|lozad|unveil/i.test(image.getAttribute('class') ?? '');
}

/** Characters of the longest markup that is looked at for a picture. */
const longestMarkup = 5000;

// The real picture stands in a <noscript> beside the one that waits for a script; with scripts on that is text.
function useNoscript(noscript: Element): void {
  const real = pictureIn(noscript);
  if (!real?.getAttribute('src')) return;
  const place = placeOf(noscript);
  const beside = [place.previousElementSibling, place.nextElementSibling];
  const twin = beside.map(pictureOf).find((image) => image && isTwin(image, real));
  if (!twin) {
    if (!isCounter(real)) noscript.before(noscript.ownerDocument.importNode(real, true));
  } else
    for (const name of ['src', 'srcset']) {
      const value = real.getAttribute(name);
      if (value) twin.setAttribute(name, value);
    }
  noscript.remove();
}

/** Whether an image for readers without scripts only counts them: hidden, or of no size and told something in its address. */
function isCounter(image: Element): boolean {
  for (let box: Element | null = image; box; box = box.parentElement)
    if (isHidden(box) || box.hasAttribute('hidden')) return true;
  const isSized = image.hasAttribute('width') || image.hasAttribute('height');
  return !isSized && !image.getAttribute('alt') && tellsProgram(image.getAttribute('src') ?? '');
}

/** Whether an address asks a program for a picture and tells it something: `/p?c1=2`, `/matomo.php?idsite=1`. */
function tellsProgram(address: string): boolean {
  const { pathname, search } = URL.parse(address, 'https://page.example') ?? {};
  return search?.includes('=') === true && !/\.(?:jpe?g|png|webp|avif|svg)$/i.test(pathname ?? '');
}

/** A noscript, or the box that it is alone in. */
function placeOf(noscript: Element): Element {
  const box = noscript.parentElement;
  const isAlone = box?.tagName === 'SPAN' && box.textContent === noscript.textContent;
  return isAlone && box.childElementCount === 1 ? box : noscript;
}

function pictureIn(noscript: Element): Element | null {
  const own = noscript.querySelector('img');
  const markup = noscript.textContent;
  if (own || !/<img/i.test(markup) || markup.length > longestMarkup) return own;
  return new DOMParser().parseFromString(markup, 'text/html').querySelector('img');
}

/** The one picture that an element is or holds. */
function pictureOf(element: Element | null): Element | undefined {
  if (!element) return undefined;
  if (element.tagName === 'IMG') return element;
  const images = element.querySelectorAll('img');
  return images.length === 1 ? images[0] : undefined;
}

/** Whether an image waits for the picture that another shows, or shows it itself. */
function isTwin(image: Element, real: Element): boolean {
  const src = image.getAttribute('src') ?? '';
  if (isWaiting(image, src)) return true;
  const name = fileName(real.getAttribute('src') ?? '');
  return image
    .getAttributeNames()
    .some((attribute) => (image.getAttribute(attribute) ?? '').includes(name));
}

function mendSources(picture: Element): void {
  const image = picture.querySelector('img');
  const sets = [...picture.querySelectorAll('source')].map((source) => {
    const { srcset, src } = waitingPicture(source);
    return srcset ?? src ?? source.getAttribute('srcset') ?? '';
  });
  const set = sets.find((one) => one && !isStandIn(one));
  if (!image || !set) return;
  if (!image.getAttribute('srcset')) image.setAttribute('srcset', set);
  useSet(image, set);
}
