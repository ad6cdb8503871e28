import { evaluateIsolated, openPages } from '../../../scripts/saved-pages.mjs';
import type { ExtractedArticle, Extraction } from '../../../src/article/model.ts';
import type { UnseenChange } from './unseen-changes.ts';

/** The changes that mean something in a browser only: where a page is drawn, and where names of fields stand for properties. */
export const drawnChanges: readonly string[] = [
  'a form with fields named as properties around all',
  'pictures named as properties of the document',
  'an anchor around each paragraph’s text',
  'each paragraph in a box of display: contents',
  'hints far off the page',
];

/** What a reader reads of an article: its headline and the texts of its blocks, without what only shows where a line may break. */
export function readOf(result: Extraction): readonly string[] {
  if ('failure' in result) return [result.failure];
  const { title, blocks }: ExtractedArticle = result.article;
  return [title, ...blocks.map(({ kind, text }) => `${kind}: ${text.replace(/\s+/g, ' ')}`)];
}

/** Reads each page as it is and after each change; calls back with what was read both times. */
export async function readChanged(
  paths: readonly string[],
  changes: readonly UnseenChange[],
  tell: (name: string, before: readonly string[], after: readonly string[]) => void,
): Promise<void> {
  await openPages(paths, {}, async (saved, tab) => {
    const before = readOf((await tab.extract({ unhurried: true })).result);
    for (const { name, given, make } of changes) {
      await tab.open(saved);
      await evaluateIsolated(
        tab,
        `(${make})([...document.querySelectorAll('p')].filter((one) => one.textContent.trim().length > 60 && !one.closest('nav, footer, aside, blockquote, li, td')), ${JSON.stringify(given)})`,
      );
      tell(
        `${saved.slug}: ${name}`,
        before,
        readOf((await tab.extract({ unhurried: true })).result),
      );
    }
  });
}
