/** Runs in the page: the middle of a word of a pane, in a block. */
export function middleOf(pane: string, word: string, block = 1): { x: number; y: number } {
  const root = document.querySelector(`[data-block="${block}"] > .${pane}`) ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  }
  throw new Error(`no ${word}`);
}
