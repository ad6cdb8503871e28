import * as v from 'valibot';
import * as limits from '../../article/limits.ts';
import { type Article, articleId, formerId, storyForm } from '../../article/model.ts';
import { articleSchema, withoutGaps } from '../../article/schema.ts';
import { cleanTag } from '../database/keys.ts';
import type { Mark } from '../database/records.ts';
import {
  keptWordSchema,
  markSchema,
  readerFields,
  savedSearchSchema,
  translationSchema,
} from '../database/schema.ts';

/** A time of the reader's own clock: none that is yet to come, and none that is no time. */
const past = v.pipe(
  v.fallback(v.pipe(v.number(), v.minValue(0)), () => Date.now()),
  v.transform((time) => Math.min(time, Date.now())),
);

const tags = v.fallback(
  v.pipe(
    v.array(v.unknown()),
    v.transform((values) => {
      const names = values.flatMap((tag) => (typeof tag === 'string' && cleanTag(tag)) || []);
      return [...new Set(names)].slice(0, limits.tags);
    }),
  ),
  [],
);

const articleRecord = v.object({
  type: v.literal('article'),
  article: articleSchema,
  update: v.fallback(v.optional(articleSchema), undefined),
  at: v.optional(past),
  updateAt: v.optional(past),
  summary: v.pipe(
    v.object({
      ...{ ...readerFields, tags, readAt: past },
      ...{ savedAt: v.optional(past), addedAt: v.optional(past) },
    }),
    v.transform(withoutGaps),
  ),
});

const pictureRecord = v.object({
  type: v.literal('picture'),
  articleId: v.string(),
  url: v.pipe(v.string(), v.maxLength(limits.address)),
  mime: v.pipe(v.string(), v.regex(/^image\/[\w.+-]{1,40}$/)),
  data: v.string(),
});

const translationRecord = v.object({
  type: v.literal('translation'),
  ...translationSchema.entries,
});

const versionRecord = v.object({
  type: v.literal('version'),
  articleId: v.string(),
  at: past,
  article: articleSchema,
});

const searchRecord = v.object({ type: v.literal('search'), ...savedSearchSchema.entries });

const headerRecord = v.object({
  type: v.literal('header'),
  format: v.literal('warraq-backup'),
  version: v.number(),
  settings: v.fallback(v.record(v.string(), v.unknown()), {}),
});

/** A backup's first record. */
export type HeaderRecord = v.InferOutput<typeof headerRecord>;

/** A record that brings an article, as it is taken into the library. */
export type ArticleEntry = v.InferOutput<typeof articleRecord>;

/** A record with what is harmless repaired, and whether anything that a reader could miss was cut off or left out. */
export interface Checked<T> {
  readonly record: T;
  readonly isMended: boolean;
}

/** The first record of a backup; undefined where a file begins with anything else. */
export function checkedHeader(value: unknown): HeaderRecord | undefined {
  const { output, success } = v.safeParse(headerRecord, value);
  return success ? output : undefined;
}

/** An article under the id that its address has; undefined where there is none. Its HTML stays untrusted. */
export async function checkedArticle(value: unknown): Promise<Checked<ArticleEntry> | undefined> {
  const { output: record, success } = v.safeParse(articleRecord, value);
  if (!success) return undefined;
  const { article, update } = record;
  const forms = [undefined, 'selection'] as const;
  const ids = await Promise.all(
    [articleId, formerId].flatMap((idOf) => forms.map((form) => idOf(article.url, form))),
  );
  ids.push(await articleId(article.url, storyForm(article.title)));
  if (!ids.includes(article.id) || (update && update.id !== article.id)) return undefined;
  return { record, isMended: isMended(value as ArticleEntry, record) };
}

/** The translated sentences of a record; undefined where it is no translation. */
export function checkedTranslation(value: unknown) {
  const { output: record, success } = v.safeParse(translationRecord, value);
  if (!success) return undefined;
  const given = (value as typeof record).sentences;
  return { record, isMended: record.sentences.length < given?.length } satisfies Checked<unknown>;
}

/** An article's earlier text; undefined where it is none, or another article's. */
export function checkedVersion(value: unknown) {
  const { output, success } = v.safeParse(versionRecord, value);
  return success && output.article.id === output.articleId ? output : undefined;
}

/** The mark of a record, made and changed no later than now; undefined where it is none. */
export function checkedMark(value: unknown): Mark | undefined {
  const { output, success } = v.safeParse(markSchema, value);
  if (!success) return undefined;
  const createdAt = Math.min(output.createdAt, Date.now());
  return { ...output, createdAt, changedAt: Math.min(output.changedAt, Date.now()) };
}

/** The search of a record; undefined where it is none. */
export function checkedSearch(value: unknown) {
  const { output, success } = v.safeParse(searchRecord, value);
  return success ? output : undefined;
}

/** The kept word of a record, kept by now at the latest; undefined where it is none. */
export function checkedWord(value: unknown) {
  const { output, success } = v.safeParse(keptWordSchema, value);
  return success ? { ...output, keptAt: Math.min(output.keptAt, Date.now()) } : undefined;
}

/** The picture of a record; undefined where it is none. */
export function checkedPicture(value: unknown) {
  const { output, success } = v.safeParse(pictureRecord, value);
  return success ? output : undefined;
}

function isMended(given: ArticleEntry, record: ArticleEntry): boolean {
  const isTextMended = (one: Article | undefined, other: Article | undefined): boolean =>
    one?.title !== other?.title || one?.blocks.length !== other?.blocks.length;
  return (
    isTextMended(given.article, record.article) ||
    isTextMended(given.update, record.update) ||
    given.summary.tags?.length > record.summary.tags.length
  );
}
