import { linkShare } from './content/prose.ts';

/** Headlines of other pages from which a site's front page, or one of its lists, is told. */
const fewest = 4;

/** Classes by which WordPress and others say on the body that a page lists others. */
const lists = /(?:^|\s)(?:home|blog|archive|category|tag|search|search-results)(?:\s|$)/;

/** Whether a page is a site's first, or says that it lists others, and what was found in it are headlines that lead elsewhere. */
export function isFrontPage(page: Document, content: Element): boolean {
  const isFirst = /^\/(?:[a-z]{2}\/?)?(?:index\.\w+|home)?$/.test(
    new URL(page.documentURI).pathname,
  );
  const named = page.body?.className ?? '';
  if (!isFirst && (!lists.test(named) || /(?:^|\s)single(?:-post)?(?:\s|$)/.test(named)))
    return false;
  const headings = [...content.querySelectorAll('h1, h2, h3, h4, h5')];
  const leading = headings.filter((one) => linkShare(one) > 0.8);
  return leading.length >= fewest && leading.length > 0.6 * headings.length;
}
