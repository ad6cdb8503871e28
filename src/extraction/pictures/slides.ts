import { imagesIn } from '../../article/html/picture-elements.ts';
import { all, attribute, has, trimmedText } from '../elements.ts';
import { removeBox } from '../removals.ts';

/** Levels that a slide's picture may stand below its row. */
const mostLevels = 6;
/** Slides of the shortest row. */
const fewest = 3;

const cloned = /clone|duplicate/i;

/** Characters below a picture in a row where one is shown at a time. */
const longestWords = 400;

/** Whether a hidden element of a copy is one of a row of pictures that the page shows one at a time. */
export function isSlide(hidden: Element): boolean {
  const { parentElement: row, tagName } = hidden;
  if (!row || row.childElementCount < 2 || !isPictureAlone(hidden)) return false;
  return [...row.children].every((one) => one.tagName === tagName && isPictureAlone(one));
}

function isPictureAlone(slide: Element): boolean {
  if (trimmedText(slide).length > longestWords) return false;
  const [image, more] = imagesIn(slide);
  return image !== undefined && more === undefined && !has(slide, 'h2, h3, h4');
}

/** Drops the copies by which a row of pictures goes round, so that each slide stands once and in its place. */
export function dropClonedSlides(body: Element): void {
  const rows = new Set(all(body, 'img').map((image) => rowAround(image, body)));
  for (const row of rows) {
    if (!row) continue;
    const slides = [...row.children];
    const kept = new Set(originals(slides));
    for (const slide of slides) if (!kept.has(slide)) removeBox(slide, 'repeated-slide');
  }
}

/** The nearest box around a picture whose children are all of one kind. */
function rowAround(image: Element, body: Element): Element | undefined {
  let row = image.parentElement;
  for (let level = 0; level < mostLevels && row && row !== body; level += 1) {
    const [first] = row.children;
    if (row.childElementCount >= fewest) {
      const isRow = [...row.children].every(({ tagName }) => tagName === first?.tagName);
      return isRow && imagesIn(row).length >= fewest ? row : undefined;
    }
    row = row.parentElement;
  }
  return undefined;
}

function originals(slides: readonly Element[]): readonly Element[] {
  const keys = slides.map(keyOf);
  const count = new Set(keys.filter(Boolean)).size;
  const repeated = slides.length - count;
  if (repeated === 0 || keys.some((key) => !key)) return slides;
  const named = slides.filter((slide) => !cloned.test(attribute(slide, 'class')));
  if (new Set(named.map(keyOf)).size === count && named.length === count) return named;
  // As many copies stand before the first slide as behind the last.
  const middle = slides.slice(repeated / 2, repeated / 2 + count);
  if (repeated % 2 === 0 && new Set(middle.map(keyOf)).size === count) return middle;
  return slides.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** What a slide shows: its pictures and its words; empty where it has no picture. */
function keyOf(slide: Element): string {
  const addresses = imagesIn(slide)
    .map((image) => attribute(image, 'src'))
    .filter(Boolean);
  return addresses.length > 0 ? [...addresses, trimmedText(slide)].join(' ') : '';
}
