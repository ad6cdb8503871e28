import Readability from '@mozilla/readability/Readability.js';

/** Half of Readability's own threshold, and less: Arabic letters tell a story in two thirds of the characters. */
const charThreshold = 140;

/** What Readability asks of most elements. */
interface Questions {
  _isProbablyVisible(element: Element): boolean;
  _isElementWithoutContent(element: Element): boolean;
}

/** The article as Readability finds it in a document, which it takes apart; what it asks most often is answered as it would, but sooner. */
export function readabilityContent(document: Document): Element | undefined {
  const serializer = (node: Node): Element => node as Element;
  const options = { charThreshold, keepClasses: true, serializer };
  const reader = new Readability<Element>(document, options);
  const asked = reader as Readability<Element> & Questions;
  const isVisible = asked._isProbablyVisible.bind(reader);
  const isEmpty = asked._isElementWithoutContent.bind(reader);
  // An element's style object and the whole of its text take their time.
  asked._isProbablyVisible = (element) => !mayBeHidden(element) || isVisible(element);
  asked._isElementWithoutContent = (element) => !hasText(element) && isEmpty(element);
  return reader.parse()?.content ?? undefined;
}

function mayBeHidden(element: Element): boolean {
  return ['style', 'hidden', 'aria-hidden'].some((name) => element.hasAttribute(name));
}

function hasText(element: Node): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    const isText = node.nodeType === Node.TEXT_NODE;
    if (isText ? /\S/.test(node.nodeValue ?? '') : hasText(node)) return true;
  }
  return false;
}
