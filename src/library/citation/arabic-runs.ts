/** Arabic with the numbers and signs between its words, and the quotation marks around them. */
const arabicRun = /["“‘«(]{0,3}(?:\p{N}{1,4}\s)?\p{Script=Arabic}[^\p{Script=Latin}[\]]*/gu;

/** What follows a run, and belongs to the sentence around it. */
const after = /(?:[\s.,:;،؛“‘«(]|\s"|,\s\p{N}{1,4}|\(\p{N}{1,4})$/u;

/** The longest that `after` finds, in letters. */
const longestAfter = 6;

/**
 * Gives each run of Arabic in a left-to-right citation a direction of its own. Without it the quotation mark that ends a title
 * is shown at the title's beginning, since it stands between two directions.
 */
export function markArabicRuns(entry: Element): void {
  const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) text.replaceWith(...marked(text.data));
}

function marked(text: string): (string | Element)[] {
  const parts: (string | Element)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(arabicRun)) {
    const run = document.createElement('span');
    run.dir = 'rtl';
    run.textContent = found.slice(0, endOf(found));
    parts.push(text.slice(end, index), run);
    end = index + run.textContent.length;
  }
  return [...parts, text.slice(end)];
}

function endOf(run: string): number {
  let end = run.length;
  for (;;) {
    const found = after.exec(run.slice(Math.max(0, end - longestAfter), end));
    if (!found) return end;
    end -= found[0].length;
  }
}
