import { allowsPicture } from '../../article/address/picture-address.ts';
import * as limits from '../../article/limits.ts';
import type { Article } from '../../article/model.ts';
import type { StoredPicture } from '../database/records.ts';

/** A picture that belongs to an article. */
export type ArticlePicture = Pick<StoredPicture, 'url' | 'role'>;

/** The addresses of an article's pictures that may be asked for, each once: those in its blocks, the lead picture, the site's icon. */
export function picturesOf(article: Article): ArticlePicture[] {
  const found = new Map<string, ArticlePicture>();
  const add = (url: string | undefined, role: ArticlePicture['role']): void => {
    if (!url || found.has(url) || found.size >= limits.pictures) return;
    if (allowsPicture(url, article.url)) found.set(url, { url, role });
  };
  for (const { pictures = [] } of article.blocks) for (const url of pictures) add(url, 'block');
  add(article.leadPicture, 'lead');
  add(article.icon, 'icon');
  return [...found.values()];
}

/** A picture that has yet to be fetched, first in its queue. */
export function newPicture(articleId: string, { url, role }: ArticlePicture): StoredPicture {
  return { articleId, url, role, state: 'wanted', bytes: 0, tries: 0, due: 0 };
}
