import { imagesIn } from '../../article/html/picture-elements.ts';
import { boxName } from '../content/clutter-names.ts';
import { all, has, trimmedText } from '../elements.ts';
import { classNames } from '../language/class-names.ts';
import { bylineStarts, lineKey } from '../lines/wording.ts';
import { leadsToPicture } from './picture-controls.ts';
import { isLarge } from './stated-kind.ts';

/** Characters between a picture and the headline below it: a caption, a section, a date. */
const mostBetween = 160;

/** Characters of the longest caption. */
const longestCaption = 250;

/** Pictures of the longest row above a headline. */
const mostPictures = 12;

/** Levels that a picture's own box may stand below the box above the headline. */
const mostLevels = 3;

const beside = 'nav, aside, footer, header, form, table, tr';
const others = 'h1, h2, h3, h4, form, input, ul a, ol a';

/** The box above a headline that holds its article's picture, or a row of them, with captions and nothing else. */
export function pictureAbove(headline: Element): Element | undefined {
  let between = 0;
  for (let box = headline; box.parentElement && box.tagName !== 'BODY'; box = box.parentElement)
    for (let above = box.previousElementSibling; above; above = above.previousElementSibling) {
      const found = lastPictures(above);
      if (found) return found;
      between += lengthOf(above);
      if (between > mostBetween) return undefined;
    }
  return undefined;
}

/** Characters of a line that names the writer, with a date perhaps. */
const longestByline = 60;

/** Whether the box of a picture names the writer, whose picture it then is: behind a label, or as its heading. */
export function isOfWriter(picture: Element): boolean {
  const box = picture.closest('figure') ?? picture.parentElement;
  if (!box || has(box, 'h1, p') || lengthOf(box) > longestByline) return false;
  return has(box, 'h3, h4, h5') || bylineStarts.leads(lineKey(box.textContent));
}

/** A box of pictures, or the one that a box ends with. */
function lastPictures(box: Element): Element | undefined {
  let last: Element | null = box;
  for (let level = 0; last && level <= mostLevels; level += 1) {
    if (last.matches(beside) || isHeadOfSite(boxName(last))) return undefined;
    if (isOfPictures(last)) return last;
    last = last.lastElementChild;
  }
  return undefined;
}

const headOfSite = classNames('head-of-site');
const ofArticle = classNames('of-an-article');

/** Whether a box is named as the head of the site, not of an article. */
function isHeadOfSite(name: string): boolean {
  return headOfSite.test(name) && !ofArticle.test(name);
}

function isOfPictures(box: Element): boolean {
  const images = imagesIn(box);
  if (box.matches('[data-embed]') || has(box, '[data-embed]')) return false;
  if (images.length === 0 || images.length > mostPictures || has(box, others)) return false;
  if (lengthOf(box) > longestCaption * images.length) return false;
  return images.every(isLarge) && all(box, 'a').every(leadsToPicture);
}

function lengthOf(element: Element): number {
  return trimmedText(element).length;
}
