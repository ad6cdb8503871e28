import type { Article } from '../../article/model.ts';
import { partitionPoint } from '../../article/partition-point.ts';
import { openLibrary } from '../database/database.ts';
import { ofArticle } from '../database/keys.ts';
import type { ArticleSummary } from '../database/records.ts';
import {
  countArticles,
  findSummaries,
  idsOf,
  type ListFilter,
  listArticles,
} from '../lists/list.ts';
import { marksOf } from '../marks/marks.ts';
import { matchAll, type Scores } from './match.ts';
import { noteTexts, passageOf, translatedTexts } from './passage.ts';
import { type Choice, type Condition, type Query, type QueryPart, readQuery } from './query.ts';
import { bothFilters } from './query-filters.ts';
import type { Passage, SearchHit, SearchResult } from './search.ts';

/**
 * Finds articles, each with its passage: in the order that the filter asks for, the best first where it asks for none.
 * Throws a RangeError where the index is damaged.
 */
export async function findArticles(text: string, filter: ListFilter = {}): Promise<SearchResult> {
  const query = readQuery(text);
  const all = bothFilters(filter, query.filter);
  const { ignored } = query;
  if (query.parts.length + query.choices.length + query.excluded.length === 0) {
    const [articles, total] = await Promise.all([listArticles(all), countArticles(all)]);
    return { hits: articles.map((article) => ({ article })), total, ignored };
  }
  const { offset = 0, limit = 20 } = all;
  const { ids, total } = await idsFound(query, all, offset + limit);
  return { hits: await hitsOf(ids.slice(offset), query), total, ignored };
}

/** The first ids of what a query finds, in their order, and how many there are in all. */
async function idsFound(
  query: Query,
  filter: ListFilter,
  count: number,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const { parts, choices, excluded } = query;
  const conditions: readonly Choice[] = [...choices.flat(), ...excluded];
  const [[scores, ...met], isAllowed, order] = await Promise.all([
    meet([{ parts }, ...conditions]),
    allowedBy(filter),
    orderOf(filter),
  ]);
  const metBy = new Map(conditions.map((condition, at) => [condition, met[at]] as const));
  const setOf = (condition: Condition): Scores => metBy.get(condition) ?? new Map();
  const eithers = choices.map((group) => sumOf(group.map(setOf)));
  const nots = excluded.map(setOf);
  const scored = [...(parts.length && scores ? [scores] : []), ...eithers];
  const hasWords = [{ parts }, ...choices.flat()].some((condition) => condition.parts.length > 0);
  const isFound = (id: string): boolean =>
    isAllowed(id) &&
    (!parts.length || (scores?.has(id) ?? false)) &&
    eithers.every((either) => either.has(id)) &&
    !nots.some((not) => not.has(id));
  const scoresOf = sumOf(scored);
  // Where nothing tells what matches best, it is as in a list: the last added first.
  const found = (hasWords ? [...scoresOf.keys()] : await idsOf(filter)).filter(isFound);
  const total = found.length;
  if (order) return { ids: inOrder(found, order).slice(0, count), total };
  return { ids: hasWords ? bestOf(found, scoresOf, count) : found.slice(0, count), total };
}

/** For each condition, the articles that meet it, with how well. */
async function meet(conditions: readonly Choice[]): Promise<Scores[]> {
  const [matched, passed, all] = await Promise.all([
    matchAll(conditions.map(({ parts }) => parts)),
    Promise.all(conditions.map(({ filter }) => (filter ? idsOf(filter) : undefined))),
    conditions.some(({ isNegated }) => isNegated) ? idsOf({}) : [],
  ]);
  return matched.map((scores, at) => {
    const ids = passed[at];
    const met = ids ? unscored(ids) : scores;
    return conditions[at]?.isNegated ? unscored(all.filter((id) => !met.has(id))) : met;
  });
}

function unscored(ids: readonly string[]): Scores {
  return new Map(ids.map((id) => [id, 0]));
}

function sumOf(all: readonly Scores[]): Scores {
  const [one, ...others] = all;
  if (one && !others.length) return one;
  const sum = new Map<string, number>();
  for (const scores of all)
    for (const [id, score] of scores) sum.set(id, (sum.get(id) ?? 0) + score);
  return sum;
}

/** So many of the ids as are best, the best first. */
function bestOf(ids: readonly string[], scores: Scores, count: number): string[] {
  const scoreOf = (id: string): number => scores.get(id) ?? 0;
  if (count > ids.length / 8)
    return ids.toSorted((one, other) => scoreOf(other) - scoreOf(one)).slice(0, count);
  // To sort all would take longer than to find them, where a word stands in every article.
  const best: { readonly id: string; readonly score: number }[] = [];
  for (const id of ids) {
    const score = scoreOf(id);
    if (best.length >= count && score <= (best.at(-1)?.score ?? 0)) continue;
    const at = partitionPoint(best.length, (place) => (best[place]?.score ?? 0) >= score);
    best.splice(at, 0, { id, score });
    if (best.length > count) best.pop();
  }
  return best.map(({ id }) => id);
}

/** All articles in the order that a filter asks for; undefined where it asks for none. */
async function orderOf({ sort, reverse = false }: ListFilter): Promise<string[] | undefined> {
  return sort && idsOf({ sort, reverse });
}

function inOrder(ids: readonly string[], order: readonly string[]): string[] {
  const found = new Set(ids);
  return order.filter((id) => found.has(id));
}

async function allowedBy(filter: ListFilter): Promise<(id: string) => boolean> {
  const { isNotArchived, sort, reverse, offset, limit, ...lists } = filter;
  const [allowed, archived] = await Promise.all([
    Object.values(lists).some((value) => value !== undefined) ? idsOf(lists) : undefined,
    isNotArchived ? idsOf({ state: 'archived' }) : [],
  ]);
  const isIn = allowed && new Set(allowed);
  const isOut = new Set(archived);
  return (id) => (isIn?.has(id) ?? true) && !isOut.has(id);
}

async function hitsOf(ids: readonly string[], query: Query): Promise<SearchHit[]> {
  const library = await openLibrary();
  // One transaction for all: to begin one takes as long as to read a text.
  const { store } = library.transaction('texts');
  const [summaries, texts] = await Promise.all([
    findSummaries(ids),
    Promise.all(ids.map((id) => store.get(id))),
  ]);
  const textOf = new Map(texts.map((text) => [text?.id, text]));
  const wanted = wordsWanted(query);
  const isThere = summaries.filter(({ removedAt }) => removedAt === undefined);
  return Promise.all(
    isThere.map(async (article): Promise<SearchHit> => {
      const text = textOf.get(article.id);
      // A damaged article has no passage to show.
      const passage =
        text && (await passageIn(text.article, article, wanted).catch(() => undefined));
      return passage ? { article, passage } : { article };
    }),
  );
}

/** The words that may be lit in what is found. */
function wordsWanted({ parts, choices }: Query): readonly QueryPart[] {
  return [...parts, ...choices.flat().flatMap((choice) => (choice.isNegated ? [] : choice.parts))];
}

async function passageIn(
  article: Article,
  { notes }: Pick<ArticleSummary, 'notes'>,
  parts: readonly QueryPart[],
): Promise<Passage | undefined> {
  // Translations are read only where the text has nothing to show: most hits never need them.
  const written = notes > 0 ? noteTexts(await marksOf(article.id)) : [];
  const found = passageOf([...written, ...article.blocks], parts);
  if (found) return found;
  const library = await openLibrary();
  const translations = await library.getAll('translations', ofArticle(article.id));
  return passageOf(translatedTexts(translations), parts);
}
