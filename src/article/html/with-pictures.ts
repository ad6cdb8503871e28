import type { Article, Block } from '../model.ts';
import { pictureAddressesIn } from './picture-elements.ts';
import { sanitizedFragment } from './sanitize.ts';

/**
 * The article with its blocks' pictures listed, where a block does not say them: one of an older version's, or out of a backup.
 * Needs a DOM where such a block may hold a picture.
 */
export function withPictures<T extends Article>(article: T): T {
  const isListed = ({ html, pictures }: Block): boolean =>
    pictures !== undefined || !/<im/i.test(html);
  if (article.blocks.every(isListed)) return article;
  const blocks = article.blocks.map((block) =>
    isListed(block) ? block : { ...block, pictures: picturesIn(block.html) },
  );
  return { ...article, blocks };
}

function picturesIn(html: string): string[] {
  return [...sanitizedFragment(html).children].flatMap(pictureAddressesIn);
}
