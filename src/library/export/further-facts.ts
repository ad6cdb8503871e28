import type { Article } from '../../article/model.ts';
import { pageDate } from '../../article/page-date.ts';
import { xmlText } from './safe-text.ts';
import { xhtmlNamespace } from './xhtml.ts';

/** Writer and day of an article behind its source, each kept apart: among Arabic words a day's figures would be turned round. */
export function furtherFacts(
  page: Document,
  { byline, publishedTime }: Article,
): (string | Element)[] {
  return [byline, pageDate(publishedTime)?.day].flatMap((fact) => {
    if (!fact) return [];
    const isolate = page.createElementNS(xhtmlNamespace, 'bdi');
    isolate.textContent = xmlText(fact);
    return [' · ', isolate];
  });
}
