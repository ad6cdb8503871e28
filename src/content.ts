import type { Extraction, Scope } from './article/article.ts';
import { extract } from './article/extraction/extract.ts';

/** What the background leaves in the isolated world before it injects this script. */
interface Wish {
  warraqScope?: Scope | undefined;
  /** CSS selector of the area to read, where the scope is 'area'. */
  warraqArea?: string | undefined;
}

const wish: Wish = globalThis as Wish;

const extraction: Extraction = extract(document, {
  scope: wish.warraqScope ?? 'article',
  area: wish.warraqArea,
});

export default extraction;
