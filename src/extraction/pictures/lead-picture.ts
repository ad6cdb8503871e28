import { allowsPicture } from '../../article/address/picture-address.ts';
import { pictureBlock, type RawBlock } from '../blocks/media-blocks.ts';

/** The picture that a page names for its article, as a block, where the text has none of its own. */
export function leadPictureBlock(
  blocks: readonly RawBlock[],
  address: string | undefined,
  page: Document,
): RawBlock | undefined {
  if (!address || blocks.some(holdsPicture) || !allowsPicture(address, page.documentURI))
    return undefined;
  const target = blocks[0]?.element.ownerDocument;
  const image = target?.createElement('img');
  image?.setAttribute('src', address);
  return target && image && pictureBlock(image, target, page.baseURI);
}

function holdsPicture({ kind, element }: RawBlock): boolean {
  return kind === 'picture' || element.querySelector('img') !== null;
}
