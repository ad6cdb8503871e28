import type { JSX } from 'preact';
import type { Article } from '../../article/article.ts';

/** Where an article comes from, for paper only. */
export function PrintedSource({ article }: { readonly article: Article }): JSX.Element {
  return (
    <p class="printed-source" dir={article.dir}>
      {article.siteName && <bdi>{article.siteName}</bdi>}{' '}
      <bdi dir="ltr">{readable(article.url)}</bdi>
    </p>
  );
}

/** An address with its Arabic words as words. */
function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
