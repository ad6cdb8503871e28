import * as limits from '../../article/limits.ts';
import { bareWord, foldLetters } from '../../article/text/arabic.ts';
import { cut } from '../../article/text/cut.ts';
import type { ArticleList, PictureState } from './records.ts';

// Every name of a list and every range of keys that the library's stores are read by. An array sorts after every number and
// text, so that `[name, []]` is the end of all keys that begin with a name.

/** A tag as it is kept: white space folded, cut at its limit; empty where nothing is left. */
export function cleanTag(tag: string): string {
  return cut(tag.replace(/[\s,،#]+/g, ' ').trim(), limits.tag);
}

/** The list of a tag's articles; tags that differ in folded letters alone are one. */
export function tagList(tag: string): ArticleList {
  return `tag:${foldLetters(cleanTag(tag))}`;
}

/** The list of the articles of a host, as `siteOf` tells it. */
export function siteList(site: string): ArticleList {
  return `site:${site}`;
}

/** A list's articles in the index `places`, the last added first. */
export function inList(list: ArticleList): IDBKeyRange {
  return IDBKeyRange.bound([list], [list, []]);
}

/** All lists of tags, or of sites, in the index `places`; those after one of them where it is given. */
export function listsOfKind(kind: 'tag' | 'site', after?: string): IDBKeyRange {
  const end = [`${kind};`];
  return after === undefined
    ? IDBKeyRange.bound([`${kind}:`], end)
    : IDBKeyRange.bound([after, []], end, true);
}

/** What an article has in the stores `versions`, `translations` and `pictures`. */
export function ofArticle(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** Pictures of a state in the index `queue` that are due up to a time, in milliseconds since 1970. */
export function picturesOfState(state: PictureState, until = Number.MAX_VALUE): IDBKeyRange {
  return IDBKeyRange.bound([state, 0], [state, until]);
}

/** Pictures of a state in the index `queue` that are due after a time, in milliseconds since 1970. */
export function picturesAfter(state: PictureState, time: number): IDBKeyRange {
  return IDBKeyRange.bound([state, time], [state, []], true);
}

/** Articles in the index `publishedAt` that appeared at a time or later, and before another; milliseconds since 1970. */
export function publishedBetween(after = 0, before = Number.MAX_VALUE): IDBKeyRange {
  return IDBKeyRange.bound(after, before, false, true);
}

/** Articles in the index `addedAt` that the library first had after a time; milliseconds since 1970. */
export function addedLaterThan(time: number): IDBKeyRange {
  return IDBKeyRange.lowerBound(time, true);
}

/** The id of a word that is kept from an article, the same for all its places there. */
export function keptWordId(articleId: string, text: string): string {
  return `${articleId} ${bareWord(text)}`;
}

/** The whole library, in the search index's queue. */
export const REINDEX_ALL = '';

/** Articles in the search index's queue that are due by a time, in milliseconds since 1970. */
export function dueUntil(time: number): IDBKeyRange {
  return IDBKeyRange.upperBound(time);
}

/** Articles in the search index's queue that are due after a time, in milliseconds since 1970. */
export function dueAfter(time: number): IDBKeyRange {
  return IDBKeyRange.lowerBound(time, true);
}

/** Articles whose id comes after another's, in the order of ids. */
export function idsAfter(id: string): IDBKeyRange {
  return IDBKeyRange.lowerBound(id, true);
}
