import type { Article } from '../../article/model.ts';
import { pageDate } from '../../article/page-date.ts';
import { oneLine } from '../export/safe-text.ts';
import { siteOf } from '../lists/summary.ts';

/** What a citation says of an article. */
export interface Citable {
  readonly title: string;
  /** The title's translation, as it stands beside it. */
  readonly translatedTitle?: { readonly text: string; readonly lang: string };
  /** Names as the page writes them. */
  readonly authors: readonly string[];
  /** The site's name, or its host. */
  readonly site: string;
  readonly url: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** `YYYY-MM-DD`, as the page's own calendar says it. */
  readonly published?: string;
  /** The day on which the reader read it, `YYYY-MM-DD`. */
  readonly accessed: string;
}

type Facts = Pick<Article, 'url' | 'title' | 'lang' | 'siteName' | 'byline' | 'publishedTime'>;

/** The facts of an article that a citation needs. */
export function citable(
  article: Facts,
  accessed: string,
  translatedTitle?: Citable['translatedTitle'],
): Citable {
  const published = pageDate(article.publishedTime)?.day;
  const translated = oneLine(translatedTitle?.text ?? '');
  return {
    title: oneLine(article.title) || oneLine(article.url),
    authors: authorsOf(article.byline ?? ''),
    site: oneLine(article.siteName ?? '') || siteOf(article.url),
    url: URL.parse(article.url)?.href ?? oneLine(article.url),
    lang: article.lang,
    accessed,
    ...(published ? { published } : {}),
    ...(translatedTitle && translated
      ? { translatedTitle: { text: translated, lang: translatedTitle.lang } }
      : {}),
  };
}

/** Extraction joins several writers by commas (`metadata/bylines.ts`). */
function authorsOf(byline: string): string[] {
  return byline.split(/[،,؛;]/).flatMap((name) => oneLine(name) || []);
}

/** A key for each of several citations: the site's first label and the day, in ASCII letters, each key once. */
export function citationKeys(list: readonly Citable[]): string[] {
  const used = new Map<string, number>();
  return list.map(({ url, published, accessed }) => {
    const label =
      siteOf(url)
        .split('.')
        .at(0)
        ?.replace(/[^a-z0-9]/g, '') || 'article';
    const key = `${label}-${published ?? accessed}`;
    const times = (used.get(key) ?? 0) + 1;
    used.set(key, times);
    return times === 1 ? key : `${key}-${times}`;
  });
}
