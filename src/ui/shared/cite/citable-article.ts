import { ownDay } from '../../../article/page-date.ts';
import { type Citable, citable } from '../../../library/citation/citable.ts';
import type { ArticleRecord } from '../../../library/database/records.ts';
import { type TranslatedArticle, translatedTitle } from '../export/prepare.ts';

/** What a citation says of an article of the library, with the title in a language where it is translated. */
export function citableOf(
  { article, savedAt, readAt }: Pick<ArticleRecord, 'article' | 'savedAt' | 'readAt'>,
  { sentences }: Pick<TranslatedArticle, 'sentences'>,
  target: string | undefined,
): Citable {
  const text = translatedTitle(sentences);
  const title = text && target ? { text, lang: target } : undefined;
  return citable(article, ownDay(savedAt ?? readAt), title);
}
