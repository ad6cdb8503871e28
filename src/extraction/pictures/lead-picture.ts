import { allowsPicture } from '../../article/address/picture-address.ts';
import { pictureBlock, type RawBlock } from '../blocks/media-blocks.ts';
import { has, make } from '../elements.ts';

/** The picture that a page names for its article, as a block, where the text has none of its own. */
export function leadPictureBlock(
  blocks: readonly RawBlock[],
  address: string | undefined,
  page: Document,
): RawBlock | undefined {
  if (!address || blocks.some(holdsPicture) || !allowsPicture(address, page.documentURI))
    return undefined;
  const [first] = blocks;
  if (!first) return undefined;
  const image = make(first.element, 'img');
  image.setAttribute('src', address);
  return pictureBlock(image, page.baseURI);
}

function holdsPicture({ kind, element }: RawBlock): boolean {
  return kind === 'picture' || has(element, 'img');
}
