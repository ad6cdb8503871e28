import { attributeOf, nameOf, namesOf } from '../page/live.ts';

/** Attributes that say something else than which picture waits for a script. */
const plain = new Set(
  (
    'src srcset alt title class id style width height sizes loading decoding role draggable itemprop ' +
    'fetchpriority referrerpolicy crossorigin align border hspace vspace usemap href media type'
  ).split(' '),
);

const standIn = new RegExp(
  [
    '^data:image|(?:blank|spacer|holder|lazy|load(?:ing|er)|transparent|pixel|1x1|gr[ae]y|default|dummy|',
    String.raw`empty|spinner|no-?image)[\w-]{0,60}\.(?:gif|png|svg|jpe?g|webp)`,
  ].join(''),
  'i',
);

const pictureFile =
  /^(?:https?:\/\/|\/|[\w.-]+\/)(?=\S+$)[^?#]+\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)/i;

/** An address of whatever form, a folder's or a file's, and no data of a program's. */
const anyAddress = /^(?![{[<#])(?=\S*(?:\/|\.[a-z]{3,4}(?:[?#]|$)))\S+$/i;

const sizedAddress = /^\S+\s+[\d.]+[wx](?:\s*,|$)/;

/** Names of attributes that hold the address of an image, and of a box's background, though it may be no file's. */
const addressNames = {
  image: /src|lazy|orig|echo|image|img|url|large|full|hi-?res/,
  box: /bg|back/,
} as const;

/** A picture that a script is to show: its address, and its addresses by size as in `srcset`. */
export interface WaitingPicture {
  readonly src?: string | undefined;
  readonly srcset?: string | undefined;
}

/** Whether an address is that of what stands in for a picture. */
export function isStandIn(src: string): boolean {
  return standIn.test(src);
}

/** The picture that attributes of an image, a source or a box name, whatever scripts call them: `data-lazy-src`, `nitro-lazy-srcset`, `data-bg`. */
export function waitingPicture(element: Element): WaitingPicture {
  const named = addressNames[/^(?:img|source)$/.test(nameOf(element)) ? 'image' : 'box'];
  let [best, srcset]: (string | undefined)[] = [];
  let most = 0;
  for (const name of namesOf(element)) {
    const value = plain.has(name) ? '' : bare(attributeOf(element, name) ?? '');
    const isSet = sizedAddress.test(value) || (name.endsWith('set') && anyAddress.test(value));
    if (isSet) srcset ??= value;
    const own = isSet || !anyAddress.test(value) || isStandIn(value) ? 0 : rank(name, value, named);
    if (own > most) [best, most] = [value, own];
  }
  return { src: best, srcset };
}

/** How likely an attribute holds the picture itself: what is called a source first, then a picture's file, then what is named as one. */
function rank(name: string, value: string, named: RegExp): number {
  const byName = named.test(name) ? (name.endsWith('src') ? 4 : 1) : 0;
  return byName + (pictureFile.test(value) ? 2 : 0);
}

/** An attribute's value; of one that is written as in a style, the address in it. */
function bare(value: string): string {
  return (/^url\(\s*["']?([^"')]+)/i.exec(value)?.[1] ?? value).trim();
}
