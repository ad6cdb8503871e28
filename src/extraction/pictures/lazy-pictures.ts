import { imagesIn } from '../../article/html/picture-elements.ts';
import { pictureSizes } from '../../article/html/srcset.ts';
import { isHidden } from '../../article/html/tracking-pixel.ts';
import { all, attribute } from '../elements.ts';
import { renamed } from '../page/renamed.ts';
import { fileName } from './stated-kind.ts';
import { isStandIn, waitingPicture } from './waiting-picture.ts';

/** Makes pictures that wait for a script real, and AMP's own elements ordinary ones. */
export function resolveLazyPictures(body: Element): void {
  for (const image of all(body, 'amp-img, amp-anim')) {
    // There the numbers are a ratio, not a size.
    if (/responsive|intrinsic|fill/.test(attribute(image, 'layout')))
      for (const side of ['width', 'height']) image.removeAttribute(side);
    renamed(image, 'img');
  }
  for (const noscript of all(body, 'noscript')) useNoscript(noscript);
  for (const image of all(body, 'img')) mendPicture(image);
  for (const picture of all(body, 'picture')) mendSources(picture);
}

function mendPicture(image: Element): void {
  const { src: lazy, srcset: set } = waitingPicture(image);
  if (set) image.setAttribute('srcset', set);
  const isLate = isWaiting(image) || image.getAttribute('data-src') === lazy;
  if (lazy && isLate) image.setAttribute('src', lazy);
  else useSet(image, set);
}

/** Gives an image that shows nothing yet the largest picture of a set. */
function useSet(image: Element, set: string | undefined): void {
  if (!set || !showsNothing(image)) return;
  const [largest] = pictureSizes(set).sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
  if (largest) image.setAttribute('src', largest.url);
}

/** Whether an image has no picture, or one that stands in for it. */
function showsNothing(image: Element): boolean {
  const src = attribute(image, 'src');
  return !src || isStandIn(src);
}

/** Whether what an image shows stands in for the picture: by its name, or since a class says that it waits. */
function isWaiting(image: Element): boolean {
  return showsNothing(image) || /lazy|lozad|unveil/i.test(attribute(image, 'class'));
}

/** Characters of the longest markup that is looked at for a picture. */
const longestMarkup = 5000;

// The real picture stands in a <noscript> beside the one that waits for a script; with scripts on that is text.
function useNoscript(noscript: Element): void {
  const real = pictureIn(noscript);
  if (!real || !attribute(real, 'src')) return;
  const place = placeOf(noscript);
  const beside = [place.previousElementSibling, place.nextElementSibling];
  const twin = beside.map(pictureOf).find((image) => image && isTwin(image, real));
  if (!twin) {
    if (!isCounter(real)) noscript.before(noscript.ownerDocument.importNode(real, true));
  } else
    for (const name of ['src', 'srcset']) {
      const value = attribute(real, name);
      if (value) twin.setAttribute(name, value);
    }
  noscript.remove();
}

/** Whether an image for readers without scripts only counts them: hidden, or of no size and told something in its address. */
function isCounter(image: Element): boolean {
  for (let box: Element | null = image; box; box = box.parentElement)
    if (isHidden(box) || box.hasAttribute('hidden')) return true;
  const isSized = image.hasAttribute('width') || image.hasAttribute('height');
  return !isSized && !attribute(image, 'alt') && tellsProgram(attribute(image, 'src'));
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
  const [image, more] = element ? imagesIn(element) : [];
  return more ? undefined : image;
}

/** Whether an image waits for the picture that another shows, or shows it itself. */
function isTwin(image: Element, real: Element): boolean {
  if (isWaiting(image)) return true;
  const name = fileName(attribute(real, 'src'));
  return image.getAttributeNames().some((one) => attribute(image, one).includes(name));
}

function mendSources(picture: Element): void {
  const image = picture.querySelector('img');
  const sets = all(picture, 'source').map((source) => {
    const { srcset, src } = waitingPicture(source);
    return srcset ?? src ?? attribute(source, 'srcset');
  });
  const set = sets.find((one) => one && !isStandIn(one));
  if (!image || !set) return;
  if (!attribute(image, 'srcset')) image.setAttribute('srcset', set);
  useSet(image, set);
}
