import { collapseWhitespace } from '../blocks/structure.ts';
import { isCommentLabel, isSummaryNote, opensForeign } from '../lines/wording.ts';
import { largestAround, type Measures } from './measures.ts';

/** Characters of the shortest report above readers' words. */
const shortest = 100;

/** Drops a box whose label says that readers, a machine or the site speak in it, not the writer. */
export function dropLabelledSection(label: Element, key: string, sizes: Measures): boolean {
  if (isSummaryNote(key)) return dropSummary(label, sizes);
  return opensForeign(key) && dropOpenedBox(label, key, sizes);
}

/** Characters of the longest summary of a text. */
const longestSummary = 700;

/** Drops the box in which a machine's summary stands beside the note that says so. */
function dropSummary(note: Element, sizes: Measures): boolean {
  const most = Math.min(longestSummary, 0.3 * sizes.prose(note.ownerDocument.body));
  const box = largestAround(
    note,
    (up) => sizes.prose(up) <= most && !up.querySelector('h1, img, [data-text-box]'),
  );
  sizes.drop(box, 'ai-summary');
  return box !== undefined;
}

/** Drops the largest box below the text that opens with a label: all in it is said under that label. */
function dropOpenedBox(label: Element, key: string, sizes: Measures): boolean {
  const { body } = label.ownerDocument;
  if (proseAbove(label, body, sizes) < shortest) return false;
  const opening = collapseWhitespace(label.textContent);
  // Readers may say more than the report does.
  const most = (isCommentLabel(key) ? 0.8 : 0.3) * sizes.prose(body);
  const fits = (up: Element): boolean =>
    collapseWhitespace(up.textContent.slice(0, 500)).startsWith(opening) &&
    sizes.prose(up) <= most &&
    !up.querySelector('h1');
  const box = largestAround(label, fits, (up) => sizes.text(up) > sizes.text(label));
  sizes.drop(box, 'labelled-section');
  return box !== undefined;
}

/** Prose between the page's headline and an element. */
function proseAbove(element: Element, body: Element, sizes: Measures): number {
  const headline = body.querySelector('h1');
  const isBelow = (one: Element): boolean =>
    !headline ||
    one.contains(headline) ||
    (headline.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  let sum = 0;
  for (let up = element; up !== body && up.parentElement; up = up.parentElement)
    for (let one = up.previousElementSibling; one; one = one.previousElementSibling)
      if (isBelow(one)) sum += sizes.prose(one);
  return sum;
}
