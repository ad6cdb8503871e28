const unjudged = new Set(
  'BR,SOURCE,TRACK,WBR,OPTION,PATH,IMG,NOSCRIPT,VIDEO,AUDIO,IFRAME'.split(','),
);

/** Whether an element is shown, or would be by opening the details that it stands in. */
export function isShown(element: Element): boolean {
  if (unjudged.has(element.tagName)) return true;
  if (element.checkVisibility?.() !== false) return true;
  // Closed details are one click away from being read.
  const parent = element.parentElement;
  return parent?.closest('details:not([open])') != null && parent.checkVisibility();
}
