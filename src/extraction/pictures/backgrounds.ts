import { isSitePage } from '../../article/address/canonical-address.ts';
import { all, attribute, make } from '../elements.ts';
import {
  attributeOf,
  baseOf,
  firstElementOf,
  heightOf,
  nameOf,
  nextElementOf,
  parentOf,
  textOf,
  widthOf,
} from '../page/live.ts';
import { waitingPicture } from './waiting-picture.ts';

/** Attribute of a copy's element that shows a picture as its background: the picture's address. */
const background = 'data-background';

/** CSS pixels of the smallest box whose background is a picture to look at, and no sign or shade. */
const smallest = { width: 240, height: 120 } as const;

/** Writes into an element's copy the picture that a page shows as the background of an empty box. */
export function writeBackground(live: Element, copy: Element): void {
  const address = backgroundOf(live);
  if (address) copy.setAttribute(background, address);
}

/** Takes the addresses away from a copy, or what a page says by the same name. */
export function forgetBackgrounds(copy: Element): void {
  for (const element of all(copy, `[${background}]`)) element.removeAttribute(background);
}

/** Makes pictures of the boxes in a copy that show one. */
export function settleBackgrounds(copy: Element): void {
  for (const box of all(copy, `[${background}]`)) {
    const image = make(box, 'img');
    image.setAttribute('src', attribute(box, background));
    image.setAttribute('alt', box.getAttribute('aria-label') ?? attribute(box, 'title'));
    box.removeAttribute(background);
    box.removeAttribute('role');
    box.append(image);
  }
}

function backgroundOf(element: Element): string | undefined {
  if (!/^(?:div|span|a|figure|i)$/.test(nameOf(element)) || firstElementOf(element))
    return undefined;
  // Most such elements are words in a line.
  if (textOf(element)?.trim()) return undefined;
  const { src: waiting } = waitingPicture(element);
  if (!(waiting || isForPicture(element)) || !isSeenAlone(element)) return undefined;
  const [, drawn] =
    /^url\("(https?:[^"]+)"\)$/.exec(getComputedStyle(element).backgroundImage) ?? [];
  return drawn ?? waiting;
}

/** Whether a box without text has the size of a picture; behind a picture it is a shade of it, and as a link to another site an advert. */
function isSeenAlone(element: Element): boolean {
  const next = nextElementOf(element);
  return (
    widthOf(element as HTMLElement) >= smallest.width &&
    heightOf(element as HTMLElement) >= smallest.height &&
    !(next && /^(?:img|picture|amp-img)$/.test(nameOf(next))) &&
    !isElsewhere(element)
  );
}

/** Whether a box says that it is there for a picture: by its role, by its place in a figure, or by its own style. */
function isForPicture(element: Element): boolean {
  if (attributeOf(element, 'role') === 'img') return true;
  const parent = parentOf(element);
  if (parent && nameOf(parent) === 'figure') return true;
  const style = attributeOf(element, 'style');
  return style !== null && /background(?:-image)?:[^;]{0,500}url\(/i.test(style);
}

function isElsewhere(link: Element): boolean {
  const href = attributeOf(link, 'href') ?? '';
  return /^(?:https?:)?\/\//.test(href) && !isSitePage(href, baseOf(link));
}
