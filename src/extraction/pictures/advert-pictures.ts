import { isSameSite } from '../../article/address/canonical-address.ts';
import { advert, lineKey } from '../lines/wording.ts';

/** Parts of a file's address that say of a picture that it is an advert. */
const advertPath = /(?:^|[/_-])(?:ads?|adverts?|banners?)(?=[/._-]|\d|$)/i;

/** Usual sizes of adverts, in CSS pixels: https://www.iab.com/guidelines/iab-new-ad-portfolio. */
const advertSizes = new Set(
  '728x90 970x90 970x250 468x60 320x50 320x100 300x250 336x280 300x600 160x600 120x600'.split(' '),
);

/**
 * Whether a picture is an advert: its words or its link say so, or two of these do: it leads to another site, its file is
 * named as one, it has the size of one.
 */
export function isAdvertPicture(image: Element, base: string): boolean {
  const words = lineKey(image.getAttribute('alt') ?? image.getAttribute('title') ?? '');
  if (words && advert.is(words)) return true;
  const link = image.closest('a[href]');
  if (/\bsponsored\b/i.test(link?.getAttribute('rel') ?? '')) return true;
  const signs = [
    link !== null && isElsewhere(link.getAttribute('href') ?? '', base),
    advertPath.test(pathOf(image.getAttribute('src') ?? '', base)),
    advertSizes.has(sizeOf(image)),
  ];
  return signs.filter(Boolean).length > 1;
}

function sizeOf(image: Element): string {
  return `${image.getAttribute('width') ?? ''}x${image.getAttribute('height') ?? ''}`;
}

function pathOf(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).pathname : '';
}

function isElsewhere(address: string, base: string): boolean {
  return URL.canParse(address, base) && !isSameSite(new URL(address, base).href, base);
}
