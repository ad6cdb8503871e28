import { pictureSizes } from '../html/srcset.ts';
import * as limits from '../limits.ts';
import { type AddressSpace, addressSpace } from './address-space.ts';

/** The width that a kept picture needs: pages are read in columns narrower than this, in CSS pixels. */
const neededWidth = 1280;

const nearness: Readonly<Record<AddressSpace, number>> = { public: 0, local: 1, loopback: 2 };

/**
 * Whether a picture of the article at an address (`page`) may be asked for: the one rule for showing, keeping, exporting and
 * restoring. Only the web's addresses, and none nearer than the page: a public page reaches neither this device nor its network.
 */
export function allowsPicture(url: string, page: string): boolean {
  const picture = URL.parse(url);
  if (!picture || !isWeb(picture) || url.length > limits.address) return false;
  if (picture.username || picture.password) return false;
  const own = URL.parse(page);
  const reach = own && isWeb(own) ? nearness[addressSpace(own.hostname)] : nearness.public;
  return nearness[addressSpace(picture.hostname)] <= reach;
}

/** The one address under which an image is kept: the smallest of its sizes that is wide enough, else its source. */
export function pictureAddress(
  src: string | null | undefined,
  srcset: string | null | undefined,
): string | undefined {
  const sized = pictureSizes(srcset).filter(({ width }) => width);
  const byWidth = sized.sort((one, other) => (one.width ?? 0) - (other.width ?? 0));
  const best =
    byWidth.find(({ url, width = 0 }) => width >= neededWidth && isRemote(url)) ??
    byWidth.findLast(({ url }) => isRemote(url));
  return best?.url ?? src ?? undefined;
}

/** Whether an address is one of the web's. */
export function isRemote(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && isWeb(url);
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}
