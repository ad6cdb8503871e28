import type { Extraction, Scope } from './article/model.ts';
import { explainedExtract, extract } from './extraction/extract.ts';
import { headlinesArticle } from './extraction/headlines.ts';

/** What the background leaves in the isolated world before it injects this script. */
interface Wish {
  warraqScope?: Scope | undefined;
  /** CSS selector of the area to read, where the scope is 'area'. */
  warraqArea?: string | undefined;
  /** Whether all that was dropped is told too, as tools ask it. */
  warraqExplains?: boolean;
  /** Whether reading may take any time, as tools ask it. */
  warraqUnhurried?: boolean;
}

const wish: Wish = globalThis as Wish;

/** The article, or why there is none: no text at all, or headlines that lead to articles. */
function read(scope: Scope): Extraction {
  const { contentType } = document;
  if (contentType === 'application/pdf') return { failure: 'pdf' };
  if (!/^(?:text\/html|application\/xhtml\+xml|text\/plain)$/.test(contentType))
    return { failure: 'not-text' };
  if (scope === 'headlines') {
    const article = headlinesArticle(document);
    return article ? { article } : { failure: 'no-article' };
  }
  const take = wish.warraqExplains ? explainedExtract : extract;
  const { warraqArea: area, warraqUnhurried: unhurried } = wish;
  const extraction = take(document, { scope, area, unhurried });
  const isEmpty = 'failure' in extraction && extraction.failure === 'no-article';
  return isEmpty && headlinesArticle(document) ? { failure: 'front-page' } : extraction;
}

const { warraqScope = 'article' } = wish;
// A wish is for one reading: the next one, for which nothing is said, reads the article.
wish.warraqScope = undefined;

const extraction: Extraction = read(warraqScope);

export default extraction;
