import { isRemote, pictureAddress } from '../address/picture-address.ts';

/** The pictures in an element, which may be one itself. */
export function imagesIn(element: Element): Element[] {
  return element.tagName === 'IMG' ? [element] : [...element.querySelectorAll('img')];
}

/** The addresses on the web of the pictures in an element of an article, in their order. */
export function pictureAddressesIn(root: Element): string[] {
  return imagesIn(root)
    .map((image) => pictureAddress(image.getAttribute('src'), image.getAttribute('srcset')))
    .filter((url): url is string => url !== undefined && isRemote(url));
}
