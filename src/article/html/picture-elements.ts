import { isRemote, pictureAddress } from '../address/picture-address.ts';

/** The addresses on the web of the pictures in an element of an article, in their order. */
export function pictureAddressesIn(root: Element): string[] {
  const images = root.tagName === 'IMG' ? [root] : [...root.querySelectorAll('img')];
  return images
    .map((image) => pictureAddress(image.getAttribute('src'), image.getAttribute('srcset')))
    .filter((url): url is string => url !== undefined && isRemote(url));
}
