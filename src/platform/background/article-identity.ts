import { addressKey, plainAddress } from '../../article/address/canonical-address.ts';
import { type Article, articleId, formerId, storyForm } from '../../article/model.ts';
import { findReadable } from '../../library/articles/articles.ts';
import { isSameStory } from '../../library/articles/page-change.ts';
import type { ArticleRecord } from '../../library/database/records.ts';

/** A private article under an id of its own: it must share no translation with the same page read in the open. */
export async function apart(article: Article): Promise<Article> {
  return { ...article, id: await articleId(article.url, 'private') };
}

/** An article just read, whether it is of a whole page and not of a selection, and what the library has under its id. */
interface Identified {
  readonly article: Article;
  readonly isWhole: boolean;
  readonly there: ArticleRecord | undefined;
}

/** The article under the id that it goes by in the library, read of a page at an address. */
export async function underItsId(article: Article, page: string | undefined): Promise<Article> {
  return asOwnStory(await underOwnAddress(await underFormerId(article), page));
}

/** The article, under the id that an older version kept it under, where it did. */
async function underFormerId(article: Article): Promise<Identified> {
  const { id, url } = article;
  const [whole, former, formerSelection] = await Promise.all([
    articleId(url),
    formerId(url),
    formerId(url, 'selection'),
  ]);
  const isWhole = id === whole || id === former;
  const older = isWhole ? former : formerSelection;
  const [there, before] = await Promise.all([findReadable(id), findReadable(older)]);
  return there || !before
    ? { article, isWhole, there }
    : { article: { ...article, id: older }, isWhole, there: before };
}

/** The article, under its page's own address where the address that the page names is known to be another article's. */
async function underOwnAddress(found: Identified, page: string | undefined): Promise<Identified> {
  const { article, isWhole, there } = found;
  const own = page && plainAddress(page);
  if (!own || addressKey(own) === addressKey(article.url) || !isWhole) return found;
  if (!there || isSameStory(there.article, article)) return found;
  const id = await articleId(own);
  return { article: { ...article, url: own, id }, isWhole, there: await findReadable(id) };
}

/** The article, under an id of its own where another story is saved under its address: one text must never be offered as a change of the other. */
async function asOwnStory({ article, isWhole, there }: Identified): Promise<Article> {
  if (there?.keep !== 'saved' || !isWhole) return article;
  const texts = [there.article, ...(there.update ? [there.update] : [])];
  if (texts.some((one) => isSameStory(one, article))) return article;
  return { ...article, id: await articleId(article.url, storyForm(article.title)) };
}
