import * as v from 'valibot';
import { storedArticleSchema } from '../../article/schema.ts';
import type { StoredText } from '../database/records.ts';
import { time } from '../database/schema.ts';

const seenSchema = v.object({ extractor: v.string(), print: v.string() });

/** A text of the database as it can be read, with what is damaged in it repaired; undefined where nothing of it can be read. */
export function readable({
  id,
  article,
  update,
  seen,
  at,
  updateAt,
}: StoredText): StoredText | undefined {
  const text = v.safeParse(storedArticleSchema, article);
  const newer = v.safeParse(storedArticleSchema, update);
  if (!text.success) return undefined;
  return {
    ...{ id, article: text.output },
    ...(newer.success && { update: newer.output }),
    ...(v.is(seenSchema, seen) && { seen }),
    ...(v.is(time, at) && { at }),
    ...(v.is(time, updateAt) && { updateAt }),
  };
}

const damaged = 'DamagedArticle';

/** The error of an article that the library has, and that is so damaged that it cannot be read. */
export function damagedArticle(id: string): Error {
  return Object.assign(new Error(`the article ${id} is damaged`), { name: damaged });
}

/** Whether an error says that an article is there and cannot be read. */
export function isDamagedArticle(error: unknown): boolean {
  return error instanceof Error && error.name === damaged;
}
