import type { Article } from '../../article/model.ts';
import { ownTime, pageTime } from '../../article/page-date.ts';
import { findArticle } from '../articles/articles.ts';
import type { ArticleSummary } from '../database/records.ts';
import { findSummaries } from '../lists/list.ts';
import { isCommon } from './common-words.ts';
import { matchEach } from './match.ts';
import type { SearchResult } from './search.ts';
import { type WordForms, wordsOf } from './words.ts';

/** Words of an article that it is compared by: those of its headline and, after these, of the beginning of its text. */
const mostWords = 48;
/** What is shorter is a particle, mostly. */
const shortestWord = 3;
/** From which share of an article's telling words another one has to have to tell the same story, and how many at least. */
const alike = 0.3;
const fewestShared = 4;
/** The share from which a story counts as the same one at any time; reports of one event appear within some days. */
const alikeAtAnyTime = 0.6;
const sameTime = 10 * 86_400_000;
/**
 * A word that more than this share of all articles have tells nothing, once there are so many that one story does not fill such a
 * share of them; and as of so many they are weighed.
 */
const commonShare = 0.2;
const enoughArticles = 200;
const mostFound = 30;

/** The same story on other sites, as the index knows it; nothing where the library has no such article. */
export async function findSimilar(id: string): Promise<SearchResult> {
  const found = await findArticle(id);
  if (!found) return { hits: [], total: 0, ignored: [] };
  const shares = await sharesOf(id, tellingWords(found.article));
  const summaries = await findSummaries([...shares.keys()]);
  const time = timeOf(found);
  const alikes = summaries.filter((one) => {
    const isNear = Math.abs(timeOf(one) - time) <= sameTime;
    const share = shares.get(one.id) ?? 0;
    return (
      one.site !== found.site && one.removedAt === undefined && (isNear || share >= alikeAtAnyTime)
    );
  });
  const sorted = alikes.sort(
    (one, other) => (shares.get(other.id) ?? 0) - (shares.get(one.id) ?? 0),
  );
  const hits = sorted.slice(0, mostFound).map((article) => ({ article }));
  return { hits, total: hits.length, ignored: [] };
}

/** For each article that may tell the same story, the share that it has of the words' weight (0–1). */
async function sharesOf(id: string, words: readonly WordForms[]): Promise<Map<string, number>> {
  const { found, documents } = await matchEach(words);
  const all = Math.max(documents, enoughArticles);
  const common = documents < enoughArticles ? documents : documents * commonShare;
  const telling = found.filter(({ size }) => size > 0 && size <= common);
  // A word that no other article has may be the writer's own way to say it: it counts half.
  const weights = telling.map(({ size }) => Math.log(1 + all / size) / (size > 1 ? 1 : 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const sums = new Map<string, { weight: number; count: number }>();
  for (const [at, scores] of telling.entries())
    for (const other of scores.keys()) {
      const sum = sums.get(other) ?? { weight: 0, count: 0 };
      sums.set(other, { weight: sum.weight + (weights[at] ?? 0), count: sum.count + 1 });
    }
  sums.delete(id);
  return new Map(
    [...sums].flatMap(([other, { weight, count }]) =>
      count >= fewestShared && weight >= alike * whole ? [[other, weight / whole] as const] : [],
    ),
  );
}

function tellingWords({ title, blocks }: Article): readonly WordForms[] {
  const words: WordForms[] = [];
  const seen = new Set<string>();
  for (const text of [title, ...blocks.map((block) => block.text)])
    for (const { forms } of wordsOf(text)) {
      if (words.length >= mostWords) return words;
      // With the article and without it, it is the same word.
      const all = [forms.full, ...forms.stripped];
      const isNew = !all.some((form) => seen.has(form));
      if (forms.full.length < shortestWord || isCommon(forms) || !isNew) continue;
      for (const form of all) seen.add(form);
      words.push(forms);
    }
  return words;
}

function timeOf({ publishedTime, savedAt, readAt }: ArticleSummary): number {
  return pageTime(publishedTime) ?? ownTime(savedAt ?? readAt);
}
