import { pictureAddress } from '../../../article/address/picture-address.ts';
import { articlePictures } from '../../../library/pictures/picture-queue.ts';

/** The pictures that the library keeps of an article, as addresses of this page. */
export interface KeptPictures {
  /** The address of a kept picture, or undefined where it is not kept. */
  addressOf(url: string | undefined): string | undefined;
  /** Puts kept pictures into a sanitised fragment in place of remote ones; those that are not kept lose their address. */
  swap(fragment: ParentNode): void;
  /** Frees the addresses. */
  release(): void;
}

/** Reads an article's kept pictures and makes an address for each; `release` it when the article leaves the page. */
export async function keptPictures(articleId: string): Promise<KeptPictures> {
  const addresses = new Map<string, string>();
  for (const { url, blob } of await articlePictures(articleId))
    if (blob) addresses.set(url, URL.createObjectURL(blob));
  const addressOf = (url: string | undefined): string | undefined =>
    url === undefined ? undefined : addresses.get(url);
  return {
    addressOf,
    swap: (fragment) => {
      for (const image of fragment.querySelectorAll('img')) swapImage(image, addressOf);
    },
    release: () => {
      for (const address of addresses.values()) URL.revokeObjectURL(address);
    },
  };
}

function swapImage(
  image: HTMLImageElement,
  addressOf: (url: string | undefined) => string | undefined,
): void {
  const src = image.getAttribute('src') ?? undefined;
  const srcset = image.getAttribute('srcset') ?? undefined;
  const kept = addressOf(pictureAddress(src, srcset)) ?? addressOf(src);
  image.removeAttribute('srcset');
  if (kept) image.setAttribute('src', kept);
  else if (src && !src.startsWith('data:')) image.removeAttribute('src');
}
