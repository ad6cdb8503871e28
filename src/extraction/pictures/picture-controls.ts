import { all, attribute, has, trimmedText } from '../elements.ts';

/** What a reader clicks to see a picture larger: a button, a label, or a link to the picture's file or to nowhere. */
const controls = 'button, [role=button], label, a[href]';
const toPicture = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)|^#|^javascript:|^$/i;
const media = 'figure, picture, img, amp-img, noscript, figcaption';

/** Characters of the longest hint in a link that has its picture alone: "Click to enlarge". */
const longestHint = 24;

/** Puts pictures in the place of the controls that hold them; a control's own words say what it does. */
export function unwrapPictures(copy: Element): void {
  for (const control of all(copy, controls)) {
    if (!has(control, 'img, amp-img')) continue;
    if (control.tagName === 'A' && !isZoom(control)) continue;
    control.replaceWith(...outermost(control));
  }
}

function isZoom(link: Element): boolean {
  if (link.getAttribute('role') === 'button') return true;
  const { length } = trimmedText(link);
  return leadsToPicture(link) && length > 0 && length <= longestHint;
}

/** Whether a link leads to a picture's file, or to nowhere. */
export function leadsToPicture(link: Element): boolean {
  return toPicture.test(attribute(link, 'href'));
}

function outermost(control: Element): Element[] {
  return all(control, media).filter((one) => {
    const around = one.parentElement?.closest(media);
    return !around || !control.contains(around);
  });
}
