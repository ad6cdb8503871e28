// What a picture is by its own markup: its file's name, its size, its words and its link.
import { isSameSite } from '../../article/address/canonical-address.ts';
import { attribute } from '../elements.ts';
import { advert, lineKey } from '../lines/wording.ts';

/** Names of pictures that a site shows where an article has none: "SD-default-image.png", "no_photo.jpg". */
const placeholder = new RegExp(
  [
    '(?:^|[-_.])(?:(?:default|defualt|no|empty|missing)[-_]?(?:image|img|picture|pic|photo|thumb(?:nail)?|',
    String.raw`cover|post|featured?)|placeholder|image[-_]?not[-_]?(?:found|available))(?:$|[-_.\d])`,
  ].join(''),
  'i',
);

/** Names of pictures that say whose page it is, and nothing of the article. */
const ofTheSite = new RegExp(
  [
    String.raw`(?:^|[-_.])(?:default|defualt|\w{0,30}logo\w{0,30}|banner|favicon|icon|avatar|fallback|generic|`,
    String.raw`site[-_]?\w{0,30}|shar(?:e|ing)|social|og|opengraph|feature[-_]?image)(?:$|[-_.\d])|\.svg$`,
  ].join(''),
  'i',
);

/** Parts of the address of a sign that adorns a page. */
const icon = /(?:^|[/_-])(?:emoji|smilies|icons?|logo|avatar|gravatar|pixel|spacer|blank)[/_.-]/i;

/** Parts of a file's address that say of a picture that it is an advert. */
const advertPath = /(?:^|[/_-])(?:ads?|adverts?|banners?)(?=[/._-]|\d|$)/i;

/** Usual sizes of adverts, in CSS pixels: https://www.iab.com/guidelines/iab-new-ad-portfolio. */
const advertSize =
  /^(?:728x90|970x90|970x250|468x60|320x50|320x100|300x250|336x280|300x600|160x600|120x600)$/;

/** CSS pixels below which a picture is an icon, and of the narrowest above a headline. */
const least = { width: 60, height: 40, article: 300 } as const;

/** Width beside height from which a picture is a site's banner. */
const widest = 3.5;

/** The last part of an address's path; the address itself where it has none. */
export function fileName(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').at(-1) || address;
}

/** Whether a picture stands in for one that an article does not have. */
export function isPlaceholderPicture(address: string): boolean {
  return placeholder.test(fileName(address));
}

/** Whether a picture that a page names for its article is the site's own, by its file's name. */
export function isSiteDefaultPicture(address: string): boolean {
  return isPlaceholderPicture(address) || ofTheSite.test(fileName(address));
}

/** Whether a picture is a sign, by its size or its address. */
export function isIcon(image: Element): boolean {
  const { width, height } = sizeOf(image);
  const isSmall = (width > 0 && width < least.width) || (height > 0 && height < least.height);
  return isSmall || icon.test(attribute(image, 'src'));
}

/** Whether a picture may be an article's by the size that it states, and is not what a site shows for lack of one. */
export function isLarge(image: Element): boolean {
  const { width, height } = sizeOf(image);
  const isSmall = width < least.article || width / height > widest;
  return !isSmall && !isSiteDefaultPicture(attribute(image, 'src'));
}

/** The size that a picture states, in CSS pixels; not a number where it states none. */
function sizeOf(image: Element): { readonly width: number; readonly height: number } {
  const side = (name: string): number => Number.parseInt(attribute(image, name), 10);
  return { width: side('width'), height: side('height') };
}

/**
 * Whether a picture is an advert: its words or its link say so, or two of these do: it leads to another site, its file is
 * named as one, it has the size of one.
 */
export function isAdvertPicture(image: Element, base: string): boolean {
  const words = lineKey(image.getAttribute('alt') ?? attribute(image, 'title'));
  if (words && advert.is(words)) return true;
  const link = image.closest('a[href]');
  if (/\bsponsored\b/i.test(attribute(link, 'rel'))) return true;
  const to = link && URL.parse(attribute(link, 'href'), base);
  const signs = [
    to && !isSameSite(to.href, base),
    advertPath.test(URL.parse(attribute(image, 'src'), base)?.pathname ?? ''),
    advertSize.test(`${attribute(image, 'width')}x${attribute(image, 'height')}`),
  ];
  return signs.filter(Boolean).length > 1;
}
