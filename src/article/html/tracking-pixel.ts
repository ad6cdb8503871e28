/** Lengths of 0 or 1 pixel, as an attribute (`1`, `1px`) or a style has them. */
const tiny = /^\s*\+?0*(?:[01](?:\.0*)?|\.\d+)(?:\s*px)?\s*$/i;

const hiding = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const tinyStyle =
  /(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*0*(?:[01](?:\.0*)?|\.\d+)(?:px)?\s*(?:;|!|$)/i;
/** A picture that fills a box of the page's is given no width of its own by some kits. */
const filling = /(?:^|[;\s])min-(?:width|height)\s*:\s*(?!0)/i;

/** Whether an element's own style hides it. */
export function isHidden(element: Element): boolean {
  return hiding.test(element.getAttribute('style') ?? '');
}

/** Whether an image only counts readers, as far as its own attributes tell: a point in size, or hidden. */
export function isTrackingPixel(image: Element): boolean {
  if (['width', 'height'].some((name) => tiny.test(image.getAttribute(name) ?? ''))) return true;
  const style = image.getAttribute('style') ?? '';
  return isHidden(image) || (tinyStyle.test(style) && !filling.test(style));
}
