import { safeAddress } from '../../article/address/canonical-address.ts';
import { allowsPicture } from '../../article/address/picture-address.ts';
import { pictureSizes } from '../../article/html/srcset.ts';
import { isTrackingPixel } from '../../article/html/tracking-pixel.ts';
import { all } from '../elements.ts';
import { isStandIn, waitingPicture } from './waiting-picture.ts';

/** CSS pixels left of the window where nobody scrolls to. */
const farOff = 2000;

/** Whether the page shows an image as a point or not at all, so that it only counts readers. One that still waits for its script is none. */
export function isTrackingPicture(image: HTMLImageElement): boolean {
  if (waits(image) || !image.isConnected || !image.ownerDocument.defaultView) return false;
  const { display, visibility, position } = getComputedStyle(image);
  if (display === 'none' || isInvisible(image)) return true;
  const around = image.parentElement;
  if (visibility === 'hidden' && around && getComputedStyle(around).visibility !== 'hidden')
    return true;
  if (image.naturalWidth === 1 && image.naturalHeight === 1) return true;
  // An image that did not load has no size of its own: only a style sheet makes it one pixel wide.
  const { width, height, right } = image.getBoundingClientRect();
  if (position === 'absolute' && right < -farOff) return true;
  return image.checkVisibility() && (width === 1 || height === 1);
}

/** Whether an image's own style, or the box around it, keeps it from ever being seen. Styles of a sheet may fade a picture in. */
function isInvisible(image: HTMLImageElement): boolean {
  const { opacity, clipPath, transform, scale } = image.style;
  const isGone = opacity === '0' || scale === '0' || /^scale\(0[,)]/.test(transform);
  if (isGone || /^(?:inset\((?:50|100)%|circle\(0)/.test(clipPath)) return !isLoaded(image);
  const box = image.parentElement;
  if (!box || box.childElementCount > 1 || box.textContent.trim()) return false;
  const { width, height } = box.getBoundingClientRect();
  return (width <= 1 || height <= 1) && getComputedStyle(box).overflow === 'hidden';
}

/** Whether a picture of a size that can be looked at is here. */
function isLoaded({ naturalWidth, naturalHeight }: HTMLImageElement): boolean {
  return naturalWidth > 1 && naturalHeight > 1;
}

function waits(image: HTMLImageElement): boolean {
  if ((image.loading === 'lazy' && !image.complete) || /lazy/i.test(image.className)) return true;
  const isTold = [image.previousElementSibling, image.nextElementSibling].some(
    (one) => one?.tagName === 'NOSCRIPT' && /<img/i.test(one.innerHTML),
  );
  if (isTold && isStandIn(image.src)) return true;
  const around = image.parentElement?.tagName === 'PICTURE' ? image.parentElement.children : [];
  return [image, ...around].some((one) => Object.values(waitingPicture(one)).some(Boolean));
}

/** Takes out of an article what only counts its readers, and the addresses that a page may not lead us to. */
export function dropForbiddenPictures(content: Element, page: Document): void {
  for (const image of all(content, 'img:not([data-embed])')) {
    forbidAddresses(image, page);
    if (isTrackingPixel(image) || !(image.hasAttribute('src') || image.hasAttribute('srcset')))
      image.remove();
  }
}

function forbidAddresses(image: Element, { baseURI, documentURI }: Document): void {
  const isForbidden = (address: string | null): boolean => {
    const url = safeAddress(address, baseURI, true);
    return !url || !(url.startsWith('data:') || allowsPicture(url, documentURI));
  };
  if (isForbidden(image.getAttribute('src'))) image.removeAttribute('src');
  const sizes = pictureSizes(image.getAttribute('srcset'));
  if (sizes.some(({ url }) => isForbidden(url))) image.removeAttribute('srcset');
}
