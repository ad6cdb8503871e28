const unjudged = new Set(
  'BR,SOURCE,TRACK,WBR,OPTION,PATH,IMG,NOSCRIPT,VIDEO,AUDIO,IFRAME'.split(','),
);

// Text set for machines: letters of a pixel, a box of a pixel's height, a place far off the page.
const unreadable =
  /font-size:\s*(?:0|[01]p[xt])\s*(?:;|!|$)|(?:text-indent|left|right|top):\s*-\d{4,}px|(?:^|[;\s])height:\s*[01]px[^"]*overflow:\s*hidden/i;

/** Whether an element is shown, or would be by opening the details that it stands in. */
export function isShown(element: Element): boolean {
  if (unjudged.has(element.tagName)) return true;
  // A form's fields may bear the names of its methods.
  if (typeof element.checkVisibility !== 'function') return true;
  const style = Element.prototype.getAttribute.call(element, 'style');
  if (style && unreadable.test(style)) return false;
  if (element.checkVisibility()) return true;
  // Closed details are one click away from being read.
  const parent = element.parentElement;
  return parent?.closest('details:not([open])') != null && parent.checkVisibility();
}
