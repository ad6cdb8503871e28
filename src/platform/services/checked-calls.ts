import * as v from 'valibot';
import { type Article, articleId } from '../../article/model.ts';
import { articleSchema } from '../../article/schema.ts';
import { saveArticle } from '../../library/articles/articles.ts';
import type { ArticleRecord } from '../../library/database/records.ts';
import { keptSentencesSchema, keptWordSchema } from '../../library/database/schema.ts';
import { storeSentences } from '../../library/translations/translations.ts';
import { versionLimits } from '../../library/versions/versions.ts';
import { keepWords } from '../../library/words/kept-words.ts';
import { ownSettings } from '../settings/settings-store.ts';

// Messages come from our own pages, but what they hold was once a page's or a service's: it is checked again before it is written.

/** Keeps an article for good; what it has beyond the limits is cut off. Throws where it is no article. */
export async function saveChecked(article: unknown): Promise<ArticleRecord> {
  const { allVersions } = await ownSettings();
  return saveArticle(v.parse(articleSchema, article) as Article, versionLimits(allVersions));
}

/** Keeps the translated sentences that are whole and within the limits. */
export async function keepChecked(sentences: unknown): Promise<void> {
  await storeSentences(v.parse(keptSentencesSchema, sentences));
}

/** Keeps words of articles. Throws where one is none, or of a private window's article. */
export async function keepCheckedWords(words: unknown): Promise<void> {
  const whole = v.parse(v.array(keptWordSchema), words);
  for (const { article } of whole)
    if (article.id === (await articleId(article.url, 'private')))
      throw new Error('nothing of a private window is kept');
  await keepWords(whole);
}
