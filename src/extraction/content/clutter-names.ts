import { remembered } from '../../article/once.ts';
import { classNames } from '../language/class-names.ts';

/** Words that stand in a box's name beside those above and say that it holds the text after all. */
const textWords = classNames('text-beside-clutter');

/** Names of boxes that are not the article, in any theme. */
const clutter = classNames(
  'other-articles',
  'sharing',
  'readers-words',
  'about-the-article',
  'adverts-and-notices',
  'site-around',
);

/** Tags that never hold an article's text, beside those that no snapshot has. */
export const clutterTags =
  'nav, form, dialog, menu, object, applet, map, fieldset, noscript, label';

/** Roles that never hold an article's text. */
export const clutterRoles =
  '[role=navigation], [role=search], [role=banner], [role=contentinfo], [role=dialog], [role=alertdialog], ' +
  '[role=alert], [role=menu], [role=menubar], [role=toolbar], [role=tablist], [role=button], ' +
  '[role=complementary], [aria-modal=true], [itemprop=keywords], [itemtype$=BreadcrumbList], [rel=tag], ' +
  '[hidden]';

/** Attributes in which a page says what a box is where its class is a hash; of a label, what the box around it is. */
const telling = ['aria-labelledby', 'data-e2e', 'data-testid', 'data-component', 'data-module'];

/** Elements that bear such an attribute. */
export const tellingBoxes = telling.map((name) => `[${name}]`).join(', ');

/** Elements that are named in some way. */
export const namedBoxes = `[class], [id], ${tellingBoxes}`;

/** The attributes that such a role stands in: a browser finds those that have one sooner than those that have a value of it. */
export const roleAttributes = '[role], [aria-modal], [itemprop], [itemtype], [rel], [hidden]';

/** An element's class and id as lower-case words parted by spaces and hyphens. */
export function boxName(element: Element): string {
  const { id } = element;
  const names = element.getAttribute('class') ?? '';
  // The browser knows an attribute's text again, and not one that was put together.
  return plainName(id ? `${names} ${id}` : names);
}

const plainName = remembered((names) => {
  const lower = /[A-Z]/.test(names)
    ? names.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
    : names;
  return lower
    .replace(/_+/g, '-')
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trim();
});

const judge = remembered((names): 'junk' | 'text' | 'neither' => {
  const name = plainName(names);
  if (textWords.test(name)) return 'text';
  return clutter.test(name) ? 'junk' : 'neither';
});

/** Whether an element is named as a box that is not the article; one that is a telling box may say so elsewhere too. */
export function isClutterName(element: Element, isTelling: boolean): boolean {
  const byClass = judge(element.getAttribute('class') ?? '');
  if (byClass === 'text') return false;
  const byId = element.id ? judge(element.id) : 'neither';
  if (byId === 'text') return false;
  if (byClass === 'junk' || byId === 'junk') return true;
  return isTelling && telling.some((name) => isToldJunk(element, name));
}

function isToldJunk(element: Element, attribute: string): boolean {
  const told = element.getAttribute(attribute);
  return told !== null && judge(told) === 'junk';
}
