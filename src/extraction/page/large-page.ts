import { type Measures, measure } from '../content/measures.ts';
import { removeBox } from '../removals.ts';
import type { Snapshot } from './snapshot.ts';

/** Elements up to which a page is read as a whole: the finer rules take more than their share of time on more. */
const whole = 15_000;
/** Elements and characters up to which Readability and the finer rules take a second at most. */
const usualElements = 15_000;
const usualCharacters = 1_000_000;
/** Characters, counted for each level that they stand below, up to which Readability takes a second. */
const usualWork = 8_000_000;
/** Elements and characters up to which the plain rules do. */
const mostElements = 110_000;
const mostCharacters = 12_000_000;

/** Short links without a long text among them that a part of a very large page's article may have. */
const mostLinks = 300;

/** Narrows a very large page's copy to the smallest box that holds most of its prose. */
export function narrowToArticle({ body }: Snapshot): void {
  if (body.getElementsByTagName('*').length <= whole) return;
  const sizes = measure(body, 40);
  const least = 0.5 * sizes.prose(body);
  if (least === 0) return;
  let box: Element = body;
  for (let next: Element | undefined = body; next; ) {
    box = next;
    next = [...box.children].find((child) => sizes.prose(child) >= least);
  }
  if (box !== body)
    body.replaceChildren(/^(?:P|TD|LI)$/.test(box.tagName) ? (box.parentElement ?? box) : box);
  for (const part of [...body.querySelectorAll('ul, ol, div')])
    if (part.isConnected && isLinkFarm(part, sizes)) removeBox(part, 'link-farm');
}

/** Nothing but links: long ones, or hundreds of short ones and no long text beside them. */
function isLinkFarm(box: Element, sizes: Measures): boolean {
  if (sizes.text(box) === 0) return box.getElementsByTagName('a').length > mostLinks;
  return sizes.linked(box) > 2000 && sizes.linked(box) > 0.9 * sizes.text(box);
}

/** How much is left of a page to be made an article of: `large` is read by plain rules only, `too-large` not at all. */
export function sizeOf(content: Element): 'usual' | 'large' | 'too-large' {
  const elements = content.getElementsByTagName('*').length;
  const characters = content.textContent.length;
  if (elements > mostElements || characters > mostCharacters) return 'too-large';
  if (elements > usualElements || characters > usualCharacters) return 'large';
  // Readability reads a box's text again for each box around it.
  return characters > 50_000 && measure(content).work > usualWork ? 'large' : 'usual';
}
