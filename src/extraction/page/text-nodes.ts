/** The texts below an element, in order; only those behind a node where one is given. */
export function* textNodes(root: Element, behind?: Node): Generator<Text> {
  const { createTreeWalker } = Document.prototype;
  // A page's pictures may stand for its document's functions.
  const walker = createTreeWalker.call(root.ownerDocument, root, NodeFilter.SHOW_TEXT);
  if (behind) walker.currentNode = behind;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}
