import { measure } from './measures.ts';
import type { Snapshot } from './snapshot.ts';

/** Elements up to which a page is read as a whole: the finer rules take more than their share of time on more. */
const whole = 15_000;
/** Elements and characters of an article beyond which nobody reads it at one sitting. */
const mostElements = 15_000;
const mostCharacters = 1_000_000;

/** Narrows a very large page's copy to the smallest box that holds most of its prose. */
export function focus({ body }: Snapshot): void {
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
  for (const link of [...body.querySelectorAll('ul, ol, div')])
    if (
      link.isConnected &&
      sizes.linked(link) > 2000 &&
      sizes.linked(link) > 0.9 * sizes.text(link)
    )
      link.remove();
}

/** Whether what is left of a page is too much to be made an article of within a second or two. */
export function isTooLarge(content: Element): boolean {
  return (
    content.getElementsByTagName('*').length > mostElements ||
    (content.textContent?.length ?? 0) > mostCharacters
  );
}
