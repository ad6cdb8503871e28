import { parseSrcset } from 'srcset';
import * as limits from '../limits.ts';

/** One of a picture's sizes: its address, and its width in pixels or its density where the page says them. */
export interface PictureSize {
  readonly url: string;
  readonly width?: number;
  readonly density?: number;
}

/** The sizes in a `srcset` attribute; none where it is longer than any that a page needs. */
export function pictureSizes(srcset: string | null | undefined): PictureSize[] {
  if (!srcset || srcset.length > limits.srcset) return [];
  // The package joins the first line to the next.
  return parseSrcset(srcset.replace(/\s+/g, ' ')).filter(({ url }) => url);
}
