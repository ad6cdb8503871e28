import * as limits from '../limits.ts';

/** One of a picture's sizes: its address, and its width in pixels or its density where the page says them. */
export interface PictureSize {
  readonly url: string;
  readonly width: number | undefined;
  readonly density: number | undefined;
}

/** An address, which a comma may stand in, and what is said of it unless a comma ends the address. */
const candidate = /[\s,]*([^\s,]\S*)((?<!,)[^,]*)?/gy;

/** The sizes in a `srcset` attribute (html.spec.whatwg.org, 4.8.4.2.1); none where it is longer than any that a page needs. */
export function pictureSizes(srcset: string | null | undefined): PictureSize[] {
  if (!srcset || srcset.length > limits.srcset) return [];
  return Array.from(srcset.matchAll(candidate), ([, url = '', told = '']) => ({
    url: url.replace(/(?<!,),+$/, ''),
    width: numberIn(told, 'w'),
    density: numberIn(told, 'x'),
  }));
}

function numberIn(told: string, unit: string): number | undefined {
  const descriptor = told.split(/\s+/).findLast((one) => one.endsWith(unit));
  return Number.parseFloat(descriptor ?? '') || undefined;
}
