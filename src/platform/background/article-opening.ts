import { findReadable } from '../../library/articles/articles.ts';
import type { ArticleRecord } from '../../library/database/records.ts';
import { keptSentences } from '../../library/translations/translations.ts';
import type { MemoryEntry } from '../../translation/memory/translation-memory.ts';
import type { KeptArticle } from '../services/background-api.ts';
import { ownSettings } from '../settings/settings-store.ts';
import { startEarlyTranslation, translateAhead } from '../translator/early-translation.ts';

/** An article of more blocks reaches a page sooner when that reads it itself than in a message. */
const mostBlocks = 500;

/** What is kept of an article's translation into a language (BCP 47 tag); none where that is too much for a message. */
export async function keptTranslation(
  { id, article, targets }: ArticleRecord,
  target: string,
): Promise<readonly MemoryEntry[]> {
  if (!targets.includes(target) || article.blocks.length > mostBlocks) return [];
  return keptSentences(id, target);
}

/** See `Background`. */
export async function openSoon(id: string): Promise<void> {
  await translateAhead(id, findReadable);
}

/** See `Background`. */
export async function openArticle(id: string): Promise<KeptArticle | undefined> {
  const finding = findReadable(id);
  startEarlyTranslation(finding).catch(() => undefined);
  const [{ target }, record] = await Promise.all([ownSettings(), finding]);
  if (!record || record.article.blocks.length > mostBlocks) return undefined;
  return { record, target, sentences: await keptTranslation(record, target) };
}
