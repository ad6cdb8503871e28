import Readability from '@mozilla/readability/Readability.js';

/** Half of Readability's own threshold, and less: Arabic letters tell a story in two thirds of the characters. */
const charThreshold = 140;

/** The steps in which Readability finds a text, and what it asks of most elements and of the page's head on the way. */
interface Steps {
  _metadata: { readonly byline: string };
  _articleTitle: string;
  _prepDocument(): void;
  _grabArticle(): Element | null;
  _simplifyNestedElements(content: Element): void;
  _isProbablyVisible(element: Element): boolean;
  _isElementWithoutContent(element: Element): boolean;
}

/**
 * The article as Readability finds it in a document, which it takes apart. Of its `parse` those steps are taken that find the text: the
 * others read the head and write the text as HTML. What it asks most often is answered as it would, but sooner.
 */
export function readabilityContent(document: Document): Element | undefined {
  const reader = new Readability(document, {
    charThreshold,
    keepClasses: true,
  }) as unknown as Steps;
  const isVisible = reader._isProbablyVisible.bind(reader);
  const isEmpty = reader._isElementWithoutContent.bind(reader);
  // An element's style object and the whole of its text take their time.
  reader._isProbablyVisible = (element) => !mayBeHidden(element) || isVisible(element);
  reader._isElementWithoutContent = (element) => !hasText(element) && isEmpty(element);
  // With a writer known it removes no byline; what repeats the only headline goes.
  reader._metadata = { byline: 'known' };
  const [headline, other] = document.querySelectorAll('h1');
  reader._articleTitle = headline && !other ? headline.textContent : '';
  reader._prepDocument();
  const content = reader._grabArticle();
  if (content) reader._simplifyNestedElements(content);
  return content ?? undefined;
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
