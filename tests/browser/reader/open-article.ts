import type { Article, Block } from '../../../src/article/model.ts';
import type { MemoryEntry } from '../../../src/translation/memory/translation-memory.ts';
import type { Browser, View } from '../harness/index.ts';
import { ask } from '../harness/settings.ts';

/** An article of given blocks, for a test to put into the library. */
export function articleOf(title: string, blocks: readonly Partial<Block>[]): Article {
  return {
    id: 'a1'.repeat(16),
    url: 'https://news.example/story',
    title,
    byline: 'ليلى حداد',
    siteName: 'صحيفة النخيل',
    lang: 'ar',
    dir: 'rtl',
    publishedTime: '2026-03-14T09:30:00+03:00',
    blocks: blocks.map((block) => ({
      kind: 'paragraph',
      lang: 'ar',
      dir: 'rtl',
      html: `<p>${block.text ?? ''}</p>`,
      text: (block.html ?? '').replace(/<[^>]*>/g, ' '),
      ...block,
    })),
  };
}

/** Kept translations for sentences without inline elements: source text → translation. */
export function keptOf(
  article: Article,
  pairs: readonly (readonly [string, string])[],
): MemoryEntry[] {
  return pairs.map(([source, translation]) => ({
    articleId: article.id,
    target: 'en',
    source: source.normalize('NFC'),
    engine: 'bergamot',
    model: 'test',
    translation: { text: translation, marks: [] },
  }));
}

/** Puts an article and its translation into the library, as the background does, and opens it in the full page. */
export async function openArticle(
  browser: Browser,
  article: Article,
  kept: readonly MemoryEntry[] = [],
): Promise<View> {
  await keepArticles(browser, [article], kept);
  const reader = await browser.openExtensionPage(`reader.html?id=${article.id}`);
  await reader.waitFor('.cell.original');
  return reader;
}

/** Puts articles and sentences of their translations into the library. */
export async function keepArticles(
  browser: Browser,
  articles: readonly Article[],
  kept: readonly MemoryEntry[] = [],
): Promise<void> {
  for (const article of articles) await ask(browser, 'save', article);
  await ask(browser, 'keepSentences', kept);
}
