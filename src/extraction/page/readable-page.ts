import {
  addressOf,
  allIn,
  attributeOf,
  baseOf,
  contentTypeOf,
  implementationOf,
  nameOf,
  rootOf,
} from './live.ts';
import { readRendering } from './rendering.ts';

/** Elements that a document gives out by their name, as if that were a property of its own. */
const ofDocuments = ['img', 'form', 'iframe', 'embed', 'object'];
/** Elements that a form gives out by their name or id; others of a page's own making may be such, too. */
const ofForms = ['img', 'object', 'button', 'fieldset', 'input', 'output', 'select', 'textarea'];
const given = [...new Set([...ofDocuments, ...ofForms])].join(', ');

/** Marks that rules leave on a page's copy; what a page says by the same names is none of them. */
const ownMarks = [
  'data-asks',
  'data-block',
  'data-picture',
  'data-chips',
  'data-embed',
  'data-embed-text',
  'data-opens',
  'data-standfirst',
  'data-text-box',
];

/**
 * A document whose nodes can be read by the names of their properties: the page itself, or a copy of it where names of
 * its fields and pictures would stand for properties, or where it is no HTML. How the page looks is marked in the copy.
 */
export function readablePage(page: Document): Document {
  if (contentTypeOf(page) === 'text/html' && !isClobbered(page)) return page;
  const copy = implementationOf(page).createHTMLDocument('');
  const root = copy.importNode(rootOf(page), true);
  forgetNames(root);
  readRendering(rootOf(page), root);
  copy.documentElement.replaceWith(root);
  Object.defineProperties(copy, {
    baseURI: { value: baseOf(page) },
    documentURI: { value: addressOf(page) },
  });
  return copy;
}

/** Takes from a copy, before it is read, the names that would stand for properties or for marks of the rules. */
export function forgetNames(copy: Element): void {
  for (const element of allIn(copy, given))
    for (const name of nameOf(element) === 'form' ? ['name'] : ['name', 'id'])
      Element.prototype.removeAttribute.call(element, name);
  for (const element of allIn(copy, ownMarks.map((mark) => `[${mark}]`).join(', ')))
    for (const mark of ownMarks) element.removeAttribute(mark);
}

function isClobbered(page: Document): boolean {
  return [...allIn(page, '[name], [id]')].some((element) => {
    const tag = nameOf(element);
    // Most elements with an id are neither, and are asked for nothing else.
    const isOfDocument = ofDocuments.includes(tag);
    const isOfForm = ofForms.includes(tag) || tag.includes('-');
    if (!isOfDocument && !isOfForm) return false;
    return ['name', 'id'].some((attribute) => {
      const name = attributeOf(element, attribute);
      if (name === null) return false;
      return (
        (isOfDocument && name in Document.prototype) || (isOfForm && name in HTMLElement.prototype)
      );
    });
  });
}
