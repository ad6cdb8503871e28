import { boxName, isClutterName } from '../content/clutter-names.ts';
import { pictureAbove } from '../pictures/picture-above.ts';
import { textNodes } from './text-nodes.ts';

/** Elements of a page up to which its texts are looked through. */
const mostElements = 15_000;

/** Characters of a text that reads like prose: half a sentence. */
const sentence = 60;

/** Characters of prose that an article has which is told by it: less may be a standfirst above a list. */
const enough = 500;

/** Share of a page's prose that a box beside an article may hold: readers' words may say more than a short report. */
const mostBeside = { usual: 0.3, outside: 0.8 };

const unread = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TEXTAREA|SELECT|OPTION|BUTTON|A|TITLE|IFRAME)$/i;
const besideTag = /^(?:NAV|FOOTER|ASIDE|FORM|DIALOG)$/;
const outsideName = /(?:^|[ -])(?:comments?|disqus|respond|footer|sidebar|related)(?:$|[ -])/;

/** Elements that a box around a region may have to be taken in with it: so many for each of the region's own, and a few. */
const roomy = { each: 1.2, few: 10 };

/**
 * The smallest box of a page that holds its headline and all prose but that of boxes which stand beside an article.
 * Undefined where the page's texts do not tell: then all of it is to be looked at.
 */
export function articleRegion(root: Element, headlines: readonly Element[]): Element | undefined {
  if (headlines.length === 0 || sizeOf(root) > mostElements) return undefined;
  const own = ownProse(root);
  if (own.reduce((sum, { length }) => sum + length, 0) < enough) return undefined;
  const told = [...root.querySelectorAll('[itemprop~=articleBody]')];
  const text = around([...told, ...own.map(({ parent }) => parent)]);
  const regions = headlines.map((headline) => around([text, headline]));
  const sizes = regions.map(sizeOf);
  const at = sizes.indexOf(Math.min(...sizes));
  const smallest = regions[at] ?? root;
  const picture = headlines[at] && pictureAbove(headlines[at]);
  const region = roomier(picture ? around([smallest, picture]) : smallest, root);
  return region !== root && root.contains(region) ? region : undefined;
}

/** The long texts of a page's own article: none of those that stand beside it. */
export function ownProse(root: Element): Prose[] {
  return withoutBeside(proseIn(root), root);
}

/** Characters of all long texts below a root that stand in no link. */
export function longTexts(root: Element): number {
  return proseIn(root).reduce((sum, { length }) => sum + length, 0);
}

interface Prose {
  /** The element that it stands in. */
  readonly parent: Element;
  /** Characters. */
  readonly length: number;
}

/** The long texts below a root that stand in no link, in their order. */
function proseIn(root: Element): Prose[] {
  const found: Prose[] = [];
  for (const node of textNodes(root)) {
    if (node.length < sentence) continue;
    const parent = node.parentElement;
    if (!parent || unread.test(parent.tagName)) continue;
    const { length } = node.data.trim();
    if (length >= sentence && !parent.closest('a')) found.push({ parent, length });
  }
  return found;
}

/** Leaves out the texts of boxes that by their tag or name stand beside an article and hold no more than such boxes do. */
function withoutBeside(texts: readonly Prose[], root: Element): Prose[] {
  const outermost = besideFinder(root);
  const held = new Map<Element, number>();
  let all = 0;
  for (const { parent, length } of texts) {
    const box = outermost(parent);
    all += length;
    if (box) held.set(box, (held.get(box) ?? 0) + length);
  }
  return texts.filter(({ parent }) => {
    const box = outermost(parent);
    if (!box) return true;
    const isOutside = box.tagName === 'FOOTER' || outsideName.test(boxName(box));
    return (held.get(box) ?? 0) > (isOutside ? mostBeside.outside : mostBeside.usual) * all;
  });
}

/** Finds the outermost box around an element that by its tag or name stands beside an article. */
function besideFinder(root: Element): (element: Element) => Element | undefined {
  const known = new Map<Element, Element | undefined>([[root, undefined]]);
  return (element) => {
    const path: Element[] = [];
    let up: Element | null = element;
    for (; up && !known.has(up); up = up.parentElement) path.push(up);
    let found = up ? known.get(up) : undefined;
    for (const box of path.reverse()) {
      if (!found && (besideTag.test(box.tagName) || isClutterName(box, false))) found = box;
      known.set(box, found);
    }
    return found;
  };
}

/** The smallest element that holds all of some elements. */
function around(elements: readonly Element[]): Element {
  let [box] = elements as [Element, ...Element[]];
  for (const element of elements)
    while (!box.contains(element) && box.parentElement) box = box.parentElement;
  return box;
}

function sizeOf(box: Element): number {
  return box.getElementsByTagName('*').length;
}

/** The boxes around a region that hold little more: what belongs to an article mostly stands there. */
function roomier(region: Element, root: Element): Element {
  let box = region;
  const most = roomy.each * sizeOf(region) + roomy.few;
  for (let up = box.parentElement; up && up !== root; up = up.parentElement) {
    if (sizeOf(up) > most) break;
    box = up;
  }
  return box;
}
