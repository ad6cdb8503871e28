import { isSitePage } from '../../article/address/canonical-address.ts';
import type { Measures } from '../content/measures.ts';
import { all, has } from '../elements.ts';
import { checkTime } from '../time-limit.ts';

/** Characters of the longest card: a headline and a sentence or two. */
const longest = 400;

/** Drops cards of other pages: a picture and a headline that lead to the same page of the site, with a teaser or not. */
export function dropCards(body: Element, sizes: Measures, base: string): void {
  const cards = new Set<Element>();
  for (const link of all(body, 'a[href]')) {
    checkTime();
    const href = link.getAttribute('href') ?? '';
    if (!has(link, 'img') || has(link, '[data-embed], figcaption, h1')) continue;
    if (!isSitePage(href, base) || isPage(href, base)) continue;
    const card = sizes.text(link) >= 15 ? withTeaser(link, href) : cardAround(link, href, sizes);
    if (card && sizes.text(card) <= longest) cards.add(card);
  }
  const prose = [...cards].reduce((sum, card) => sum + sizes.prose(card), 0);
  // A page that is made of them: what other pages say is its text.
  if (prose > 0.6 * sizes.prose(body)) return;
  for (const card of cards) sizes.drop(card, 'card');
}

function isPage(href: string, base: string): boolean {
  return new URL(href, base).pathname === new URL(base).pathname;
}

/** A link that is a headline and its picture, or the box that it shares with its teaser, where such boxes stand side by side. */
function withTeaser(link: Element, href: string): Element {
  const box = link.parentElement;
  const next = box?.nextElementSibling ?? box?.previousElementSibling;
  const isOne = box?.tagName === next?.tagName && box?.className === next?.className;
  const links = box ? all(box, 'a[href]') : [];
  const isAlone = links.every((other) => other.getAttribute('href') === href);
  return box && isOne && isAlone && !has(box, 'h1') ? box : link;
}

/** The box in which a headline leads where a picture leads. */
function cardAround(link: Element, href: string, sizes: Measures): Element | undefined {
  let box: Element | null = link.parentElement;
  for (let up = 0; up < 3 && box && box.tagName !== 'BODY'; up += 1) {
    if (sizes.text(box) > longest || has(box, 'h1')) return undefined;
    const headline = all(box, 'a').find(
      (other) => other !== link && other.getAttribute('href') === href && sizes.text(other) >= 10,
    );
    if (headline) return box;
    box = box.parentElement;
  }
  return undefined;
}
