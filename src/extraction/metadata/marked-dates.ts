import { collapseWhitespace } from '../blocks/structure.ts';
import { isSentence } from '../lines/sentence.ts';
import { bylineStarts, lineKey } from '../lines/wording.ts';
import { ownProse } from '../page/region.ts';
import { textNodes } from '../page/text-nodes.ts';
import { besideArticle } from './bylines.ts';
import { isoDate, longestDate } from './dates.ts';
import { type ShownDates, saysUpdate, saysWhenMade } from './shown-dates.ts';

const dateless = `${besideArticle}, [class*=widget i], [id*=related i], [id*=comment i], [id*=sidebar i]`;

/** Elements that are looked at for dates. */
const mostPlaces = 30;

interface Dated {
  readonly time: Element;
  readonly date: string;
}

/** The dates that a page marks as dates, where the article stands before the rest of the page. */
export function markedDates(page: Document, region: Element | undefined): ShownDates {
  const named = (property: string): string | undefined =>
    dateOf(page.querySelector(`[itemprop~="${property}"]`));
  const times = [region, page]
    .flatMap((place) => [...(place?.querySelectorAll('time') ?? [])])
    .slice(0, mostPlaces);
  const ofParts = headingParts(times, region ?? page.body);
  const dated = times
    .filter((time) => !isTold(time) && !ofParts.has(time))
    .flatMap((time) => {
      const date = dateOf(time);
      return date ? [{ time, date, isUpdate: isUpdateTime(time) }] : [];
    });
  const own = ownDates(dated.filter(({ isUpdate }) => !isUpdate));
  const update = dated.find(({ isUpdate }) => isUpdate)?.date;
  return {
    published: named('datePublished') ?? own.published,
    updated: named('dateModified') ?? update ?? own.updated,
  };
}

/** The first date; where another stands beside it without a word, the earlier of the two, since a page may name either first. */
function ownDates(dated: readonly Dated[]): ShownDates {
  const [first] = dated;
  if (!first) return {};
  const box = boxOf(first.time);
  const [published, updated, more] = dated
    .filter(({ time }) => boxOf(time) === box)
    .map(({ date }) => date)
    .filter((date, index, all) => all.indexOf(date) === index)
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return more || !updated ? { published: first.date } : { published, updated };
}

/** The box that a time shares with others. */
function boxOf({ parentElement: box }: Element): Element | null {
  return box && box.getElementsByTagName('time').length < 2 ? box.parentElement : box;
}

/** The date that an element says, unless it stands beside the article or is a sentence: then the day is one that the text tells of. */
function dateOf(time: Element | null): string | undefined {
  const text = time?.textContent ?? '';
  if (!time || time.closest(dateless) || text.trim().length > longestDate) return undefined;
  return isoDate(time.getAttribute('datetime') ?? time.getAttribute('content') ?? text);
}

/** Whether a sentence of the text tells of a time. */
function isTold(time: Element): boolean {
  const text = collapseWhitespace(time.closest('p')?.textContent ?? '');
  return isSentence(text) && !saysWhenMade(text) && !bylineStarts.leads(lineKey(text));
}

/** Paragraphs above a time from which it is the text's own; above one of several, as a timeline has them. */
const fewestAbove = { alone: 2, several: 1 } as const;

/** The times that stand over parts of a text, or open them: a sentence behind each and paragraphs above it. */
function headingParts(times: readonly Element[], place: Element): ReadonlySet<Element> {
  const heads = new Set(times.filter((time) => opensSentence(time, place)));
  if (heads.size === 0) return heads;
  const paragraphs = ownProse(place).filter(({ parent }) => !parent.closest('li, figure'));
  const fewest = heads.size > 1 ? fewestAbove.several : fewestAbove.alone;
  const isAbove = (time: Element, one: Element): boolean =>
    (one.compareDocumentPosition(time) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  return new Set(
    [...heads].filter(
      (time) => paragraphs.filter(({ parent }) => isAbove(time, parent)).length >= fewest,
    ),
  );
}

/** Whether the next words behind a time are a sentence. */
function opensSentence(time: Element, place: Element): boolean {
  for (const node of textNodes(place, time)) {
    const text = time.contains(node) ? '' : collapseWhitespace(node.data);
    if (/\p{L}/u.test(text)) return isSentence(text);
  }
  return false;
}

/** Whether a time is labelled as that of an update by its own words or those before it in its box; makers name any date "updated". */
function isUpdateTime(time: Element): boolean {
  let before = time.previousSibling;
  while (before && !before.textContent?.trim()) before = before.previousSibling;
  return saysUpdate(`${before?.textContent ?? ''} ${time.textContent}`);
}
