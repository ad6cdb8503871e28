import { articleAddress, safeAddress } from './address.ts';
import type { ExtractedArticle } from './article.ts';
import { foldSpace } from './structure.ts';

/** What a page says about its article. */
export type PageMetadata = Omit<ExtractedArticle, 'lang' | 'dir' | 'blocks'> & {
  /** The page's language attribute, true or not. */
  readonly lang: string | undefined;
  readonly canonical: string | undefined;
};

/** Reads a page's metadata from its head and its headings. */
export function pageMetadata(page: Document): PageMetadata {
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const found = page.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
      const value = foldSpace(found?.getAttribute('content') ?? '');
      if (value) return value;
    }
    return undefined;
  };
  const base = page.baseURI;
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined;
  const h1 = foldSpace(page.querySelector('h1')?.textContent ?? '');
  return defined({
    url: articleAddress(page.location?.href ?? base, canonical),
    title: h1 || meta('og:title') || foldSpace(page.title),
    siteName: meta('og:site_name'),
    excerpt: meta('og:description', 'description'),
    publishedTime: meta('article:published_time'),
    modifiedTime: meta('article:modified_time'),
    leadPicture: safeAddress(meta('og:image', 'twitter:image'), base),
    icon: safeAddress(page.querySelector('link[rel~="icon"]')?.getAttribute('href'), base),
    lang: page.documentElement.lang || undefined,
    canonical,
  });
}

function defined<T extends object>(value: T): PageMetadata {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as unknown as PageMetadata;
}
