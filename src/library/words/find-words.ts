import { ownTime } from '../../article/page-date.ts';
import { foldLetters } from '../../article/text/arabic.ts';
import type { KeptWord } from '../database/records.ts';

/** Which of the kept words are wanted; what is absent does not matter. */
export interface WordFilter {
  readonly articleId?: string;
  readonly tag?: string;
  /** Kept at or after, and before: in milliseconds since 1970, as `ownTime` counts the reader's days. */
  readonly after?: number;
  readonly before?: number;
  /** Words that must all be found in what is kept of a word. */
  readonly query?: string;
}

/** The words that a filter wants, in their order. */
export function findWords<Word extends KeptWord>(
  words: readonly Word[],
  filter: WordFilter,
): Word[] {
  const { articleId, tag, after = 0, before = Number.MAX_VALUE, query = '' } = filter;
  const sought = foldLetters(query).split(/\s+/).filter(Boolean);
  const sameTag = tag === undefined ? undefined : foldLetters(tag);
  return words.filter((word) => {
    const kept = ownTime(word.keptAt);
    if (articleId !== undefined && word.article.id !== articleId) return false;
    if (sameTag !== undefined && !word.tags.some((one) => foldLetters(one) === sameTag))
      return false;
    if (kept < after || kept >= before) return false;
    const text = sought.length > 0 ? textOf(word) : '';
    return sought.every((one) => text.includes(one));
  });
}

function textOf({ text, term, reading, meanings, sentence, translation, article }: KeptWord) {
  const parts = [text, term, reading, ...meanings, sentence, translation, article.title];
  return foldLetters(parts.filter(Boolean).join('\n'));
}

/** A filter without the article and the tag that are no choices any more: such a one cannot be seen or taken back. */
export function offeredFilter({ articles, tags }: WordChoices, filter: WordFilter): WordFilter {
  const { articleId, tag, ...others } = filter;
  return {
    ...others,
    ...(articleId !== undefined && articles.some(({ id }) => id === articleId) && { articleId }),
    ...(tag !== undefined && tags.some((one) => one.tag === tag) && { tag }),
  };
}

/** What words can be filtered by: their articles and their tags, each with the number of words. */
export interface WordChoices {
  readonly articles: readonly {
    readonly id: string;
    readonly title: string;
    readonly count: number;
  }[];
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
}

/** The articles of words in their order, and their tags by the alphabet. */
export function wordChoices(words: readonly KeptWord[]): WordChoices {
  const articles = new Map<string, { id: string; title: string; count: number }>();
  const tags = new Map<string, { tag: string; count: number }>();
  for (const { article, tags: own } of words) {
    const { id, title } = article;
    articles.set(id, { id, title, count: (articles.get(id)?.count ?? 0) + 1 });
    for (const tag of own) {
      const known = tags.get(foldLetters(tag));
      tags.set(foldLetters(tag), { tag: known?.tag ?? tag, count: (known?.count ?? 0) + 1 });
    }
  }
  return {
    articles: [...articles.values()],
    tags: [...tags.values()].sort((one, other) => one.tag.localeCompare(other.tag)),
  };
}
