import { type Article, articleId, type Block } from '../../article/article.ts';
import type { ArticleSummary, StoredTranslation } from '../records.ts';
import type { BackupRecord } from './backup-format.ts';

type ArticleEntry = Extract<BackupRecord, { type: 'article' }>;

const kinds = ['heading', 'paragraph', 'quote', 'list', 'table', 'code', 'picture', 'embed'];
const states = ['unread', 'reading', 'read', 'archived'];

/** Whether a record holds an article as this version writes it, under the id that its address has. Its HTML stays untrusted. */
export async function isArticleRecord(record: ArticleEntry): Promise<boolean> {
  const { article, update, summary } = record;
  if (!isArticle(article) || !isSummary(summary)) return false;
  if (update !== undefined && !(isArticle(update) && update.id === article.id)) return false;
  const [own, ofSelection] = await Promise.all([
    articleId(article.url),
    articleId(`${article.url} selection`),
  ]);
  return article.id === own || article.id === ofSelection;
}

/** Whether a record holds translated sentences as this version writes them. */
export function isTranslation(value: Partial<StoredTranslation>): value is StoredTranslation {
  return (
    isText(value.articleId) &&
    isText(value.target) &&
    /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value.target) &&
    Array.isArray(value.sentences) &&
    value.sentences.every(isSentence)
  );
}

function isSentence(value: unknown): boolean {
  const { source, engine, model, translation } = objectOf(value);
  const { text, marks } = objectOf(translation);
  return [source, engine, model, text].every(isText) && Array.isArray(marks) && marks.every(isMark);
}

function isMark(value: unknown): boolean {
  const { start, end, element } = objectOf(value);
  return [start, end, element].every((number) => Number.isInteger(number));
}

function isArticle(value: unknown): value is Article {
  const { id, url, title, lang, dir, blocks, ...others } = objectOf(value);
  return (
    [id, url, title, lang].every(isText) &&
    /^https?:\/\//i.test(url as string) &&
    isDirection(dir) &&
    Array.isArray(blocks) &&
    blocks.every(isBlock) &&
    Object.values(others).every((other) => other === undefined || isText(other))
  );
}

function isBlock(value: unknown): value is Block {
  const { kind, text, html, lang, dir } = objectOf(value);
  return kinds.includes(kind as string) && [text, html, lang].every(isText) && isDirection(dir);
}

function isSummary(value: unknown): value is Partial<ArticleSummary> {
  const { keep, readAt, savedAt, state, favourite, tags } = objectOf(value);
  return (
    (keep === 'saved' || keep === 'cached') &&
    Number.isFinite(readAt) &&
    (savedAt === undefined || Number.isFinite(savedAt)) &&
    states.includes(state as string) &&
    typeof favourite === 'boolean' &&
    Array.isArray(tags) &&
    tags.every(isText)
  );
}

function isDirection(value: unknown): boolean {
  return value === 'rtl' || value === 'ltr';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
