import type { JSX } from 'preact';
import type { Article } from '../../../article/model.ts';
import { dateText, machineDate } from '../../../article/page-date.ts';
import { languageDirection } from '../../../article/text/language.ts';

interface MetaProps {
  readonly article: Article;
  readonly target: string;
}

/** Who wrote an article, where and when, in both languages. */
export function ArticleMeta({ article, target }: MetaProps): JSX.Element {
  return (
    <div class="pair meta">
      <div class="cell original" lang={article.lang} dir={article.dir}>
        <MetaLine article={article} language={article.lang} />
      </div>
      <div class="cell translation" lang={target} dir={languageDirection(target)}>
        <MetaLine article={article} language={target} />
      </div>
    </div>
  );
}

function MetaLine({ article, language }: { article: Article; language: string }): JSX.Element {
  const { byline, siteName, publishedTime } = article;
  const when = dateText(publishedTime, language, 'long');
  return (
    <p class="meta-line">
      {byline && <bdi lang={article.lang}>{byline}</bdi>}
      {siteName && <bdi lang={article.lang}>{siteName}</bdi>}
      {when && <time dateTime={machineDate(publishedTime)}>{when}</time>}
    </p>
  );
}
