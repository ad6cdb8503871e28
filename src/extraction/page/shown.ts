import { looking } from './look.ts';

/** Whether an element is shown: in a page as the browser draws it, in a copy as it was when the copy was made. */
export function isShown(element: Element): boolean {
  if (element.ownerDocument.defaultView === null) return !element.closest(looking('hidden'));
  return element.checkVisibility?.() !== false;
}
