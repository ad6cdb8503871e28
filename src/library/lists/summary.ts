import * as v from 'valibot';
import type { Article } from '../../article/model.ts';
import { ownTime, pageTime } from '../../article/page-date.ts';
import { withoutGaps } from '../../article/schema.ts';
import { foldLetters } from '../../article/text/arabic.ts';
import { siteList, tagList } from '../database/keys.ts';
import type { ArticleList, ArticleSummary, Keep, StoredSummary } from '../database/records.ts';
import { summarySchema, validSummary } from '../database/schema.ts';

/** The host of an address without `www.`, in lower case; empty where the address has none. */
export function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}

/** What an article says of itself in a list, for a new summary or over an old one. */
export function describe(article: Article) {
  const { id, url, title, lang, dir } = article;
  const { siteName, byline, excerpt, publishedTime, leadPicture, icon } = article;
  const given = { siteName, byline, excerpt, publishedTime, leadPicture, icon };
  return {
    ...{ id, url, title, lang, dir, site: siteOf(url) },
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
      [K in keyof typeof given]?: string;
    }),
    words: wordCount(article),
    textBytes: bytesOfArticle(article),
  };
}

/** The bytes that an article's text holds, estimated from its length. */
export function bytesOfArticle(article: Article): number {
  return JSON.stringify(article).length * 2;
}

function wordCount(article: Article): number {
  const count = (text: string): number => text.match(/\S+/g)?.length ?? 0;
  return article.blocks.reduce((sum, block) => sum + count(block.text), count(article.title));
}

/** The summary of an article that the library did not have. */
export function newSummary(article: Article, keep: Keep, now: number): ArticleSummary {
  return {
    ...describe(article),
    keep,
    readAt: now,
    ...(keep === 'saved' ? { savedAt: now } : {}),
    addedAt: now,
    state: 'unread',
    favourite: false,
    tags: [],
    targets: [],
    pictures: { wanted: 0, kept: 0, permission: 0, missing: 0 },
    pictureBytes: 0,
    versions: 0,
    versionBytes: 0,
    marks: 0,
    notes: 0,
    changed: false,
  };
}

/** A summary ready for the database: with its places in the lists. */
export function toStored({ isDamaged, ...summary }: ArticleSummary): StoredSummary {
  const at = summary.savedAt ?? summary.readAt;
  return {
    ...summary,
    addedAt: summary.addedAt ?? at,
    places: listsOf(summary).map((list) => [list, -at, summary.id] as const),
    sortTitle: foldLetters(summary.title),
    publishedAt: pageTime(summary.publishedTime) ?? ownTime(at),
  };
}

/** A summary as it is shown, without what only the database needs; what is damaged in it is repaired, or told. */
export function fromStored(found: StoredSummary): ArticleSummary {
  const summary = withoutGaps(v.parse(summarySchema, found));
  return v.is(validSummary, found) ? summary : { ...summary, isDamaged: true };
}

/** The lists that an article stands in; a removed one stands in `removed` alone. */
export function listsOf(summary: ArticleSummary): ArticleList[] {
  if (summary.removedAt !== undefined) return ['removed'];
  return [
    'all',
    ...(summary.state === 'archived' ? [] : (['current'] as const)),
    `keep:${summary.keep}`,
    `state:${summary.state}`,
    siteList(summary.site),
    ...(summary.favourite ? (['favourite'] as const) : []),
    ...(summary.changed ? (['changed'] as const) : []),
    ...(summary.marks > 0 ? (['marked'] as const) : []),
    ...(summary.notes > 0 ? (['noted'] as const) : []),
    ...summary.tags.map(tagList),
  ];
}
