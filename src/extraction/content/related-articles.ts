import { isSitePage } from '../../article/address/canonical-address.ts';
import { dateInText } from '../metadata/dates.ts';
import { checkTime } from '../time-limit.ts';
import { boxName } from './clutter-names.ts';
import type { Measures } from './measures.ts';
import { holdsText } from './text-box.ts';

/** Characters outside links from which a box says something: two sentences. */
const saying = 140;

/** Characters of the longest teaser: a headline, a sentence or two and a time. */
const longest = 450;

/** Teasers in a row from which they are a list of other pages. */
const fewest = 3;

const headings = 'h2, h3, h4, h5, h6';

/** Drops what stands around an article and is others: whole articles loaded below it, and rows of teasers. */
export function dropRelatedArticles(body: Element, sizes: Measures, base: string): void {
  const [first, ...others] = [...body.querySelectorAll('h1')].filter((one) => sizes.text(one) > 15);
  if (!first) return;
  for (const other of others) dropLoaded(first, other, sizes);
  for (const rows of teaserRows(body, first, sizes, base)) {
    const told = rows.reduce((sum, row) => sum + sizes.prose(row), 0);
    if (isBesideText(body, rows, told, sizes)) for (const row of rows) sizes.drop(row, 'teasers');
  }
}

/** A site that never ends loads more articles below the first: boxes of one make, each with a headline and a date. */
function dropLoaded(first: Element, other: Element, sizes: Measures): void {
  checkTime();
  let common = first.parentElement;
  while (common && !common.contains(other)) common = common.parentElement;
  if (!common) return;
  const others = boxesAround(other, common);
  for (const own of boxesAround(first, common)) {
    if (sizes.prose(own) < saying || make(own) === '') continue;
    const next = others.find((box) => box.tagName === own.tagName && make(box) === make(own));
    if (!next) continue;
    const isWhole = own.tagName === 'ARTICLE' && sizes.prose(next) >= saying;
    if (!isWhole && !(isDated(own) && isDated(next))) continue;
    sizes.drop(next, 'next-article');
    return;
  }
}

/** The boxes between a headline and one that it shares with another, those around first: what is loaded later may stand in a box more. */
function boxesAround(headline: Element, common: Element): Element[] {
  const boxes: Element[] = [];
  for (let up = headline.parentElement; up && up !== common; up = up.parentElement)
    boxes.unshift(up);
  return boxes;
}

function make(box: Element): string {
  return boxName(box).replace(/\d+/g, '');
}

function isDated(box: Element): boolean {
  return [...box.querySelectorAll('time, span, div, p, li')].some((element) => {
    const text = element.childElementCount < 2 ? element.textContent.trim() : '';
    return text.length < 70 && (element.tagName === 'TIME' || dateInText(text) !== undefined);
  });
}

/** Boxes of one make in one box, in each of which the only heading leads to another page of the site. */
function teaserRows(body: Element, title: Element, sizes: Measures, base: string): Element[][] {
  const rows = new Map<Element, Element[]>();
  for (const heading of body.querySelectorAll(headings)) {
    checkTime();
    const row = teaserOf(heading, sizes, base);
    const list = row?.parentElement;
    if (!row || !list || row.contains(title)) continue;
    const others = rows.get(list) ?? [];
    const [one] = others;
    const alike = !one || (make(one) === make(row) && one.tagName === row.tagName);
    if (alike) rows.set(list, others);
    if (alike) others.push(row);
  }
  return [...rows.values()].filter((found) => found.length >= fewest);
}

function teaserOf(heading: Element, sizes: Measures, base: string): Element | undefined {
  const around = heading.closest('a[href]');
  const link = around ?? heading.querySelector('a[href]');
  const row = (around ?? heading).parentElement;
  if (!link || !row || sizes.text(row) > longest) return undefined;
  if (!around && sizes.linked(heading) < 0.9 * sizes.text(heading)) return undefined;
  if (row.querySelectorAll(headings).length > 1) return undefined;
  return isSitePage(link.getAttribute('href') ?? '', base) ? row : undefined;
}

/** Whether the article stands elsewhere: a round-up of other pages has them for its text. */
function isBesideText(
  body: Element,
  rows: readonly Element[],
  told: number,
  sizes: Measures,
): boolean {
  if (told < 0.3 * sizes.prose(body)) return true;
  return [...body.querySelectorAll('div, section, article')].some(
    (box) => holdsText(box) && sizes.prose(box) >= saying && !rows.some((row) => box.contains(row)),
  );
}
