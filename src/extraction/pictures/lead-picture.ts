import { allowsPicture } from '../../article/address/picture-address.ts';
import { pictureBlock, type Raw } from '../blocks/media-blocks.ts';

/** The picture that a page names for its article, as a block, where the text has none of its own. */
export function leadBlock(
  blocks: readonly Raw[],
  address: string | undefined,
  page: Document,
): Raw | undefined {
  if (!address || blocks.some(holdsPicture) || !allowsPicture(address, page.documentURI))
    return undefined;
  const target = blocks[0]?.element.ownerDocument;
  const image = target?.createElement('img');
  image?.setAttribute('src', address);
  return target && image && pictureBlock(image, target, page.baseURI);
}

function holdsPicture({ kind, element }: Raw): boolean {
  return kind === 'picture' || element.querySelector('img') !== null;
}
