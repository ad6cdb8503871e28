import type { Article } from '../article/article.ts';
import type { StoredPicture } from './records.ts';

/** The width that a kept picture needs: pages are read in columns narrower than this, in CSS pixels. */
const neededWidth = 1280;

/** A picture that belongs to an article. */
export type ArticlePicture = Pick<StoredPicture, 'url' | 'role'>;

/** The addresses of all pictures of an article, each once: those in its blocks, the lead picture, the site's icon. */
export function picturesOf(article: Article): ArticlePicture[] {
  const found = new Map<string, ArticlePicture>();
  const add = (url: string | undefined, role: ArticlePicture['role']): void => {
    if (url && isRemote(url) && !found.has(url)) found.set(url, { url, role });
  };
  for (const { html } of article.blocks)
    for (const [image] of html.matchAll(/<img\b[^>]*>/gi))
      add(pictureAddress(attribute(image, 'src'), attribute(image, 'srcset')), 'block');
  add(article.leadPicture, 'lead');
  add(article.icon, 'icon');
  return [...found.values()];
}

/** A picture that has yet to be fetched, first in its queue. */
export function newPicture(articleId: string, { url, role }: ArticlePicture): StoredPicture {
  return { articleId, url, role, state: 'wanted', bytes: 0, tries: 0, due: 0 };
}

/** The one address under which an image is kept: the smallest of its sizes that is wide enough, else its source. */
export function pictureAddress(src: string | undefined, srcset: string | undefined) {
  const sizes = Array.from((srcset ?? '').matchAll(/(\S*[^\s,])\s+(\d+)w\s*(?:,|$)/g), (match) => ({
    url: match[1] ?? '',
    width: Number(match[2]),
  })).filter(({ url }) => isRemote(url));
  const byWidth = sizes.sort((one, other) => one.width - other.width);
  const best = byWidth.find(({ width }) => width >= neededWidth) ?? byWidth.at(-1);
  return best?.url ?? src;
}

function isRemote(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function attribute(tag: string, name: string): string | undefined {
  const match = tag.match(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i'));
  return (match?.[1] ?? match?.[2])
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
