import { textDirection } from '../../article/text/direction.ts';

/** What follows a run, and belongs to the sentence around it. */
const after = /(?:[\s.,:;،؛“‘«(]|\s"|,\s\p{N}{1,4}|\(\p{N}{1,4})$/u;

/** The longest that `after` finds, in letters. */
const longestAfter = 6;

/**
 * Gives each run of Arabic in a left-to-right citation a direction of its own. Without it the quotation mark that ends a title
 * is shown at the title's beginning, since it stands between two directions. Those of `wholes` that are mainly Arabic, such as a
 * title, stay one run: parted at their Latin words, these would follow each other the wrong way.
 */
export function markArabicRuns(entry: Element, wholes: readonly string[] = []): void {
  const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const run = runPattern(wholes);
  for (const text of texts) text.replaceWith(...marked(text.data, run));
}

/** Arabic, and what is whole, with the numbers and signs between, and the quotation marks around them. */
function runPattern(wholes: readonly string[]): RegExp {
  const whole = wholes
    .filter((text) => textDirection(text, 'ltr') === 'rtl')
    .map((text) => `${quoted(text)}["”’»)]{0,3}|`)
    .join('');
  const arabic = String.raw`(?:\p{N}{1,4}\s)?\p{Script=Arabic}`;
  return new RegExp(
    String.raw`["“‘«(]{0,3}(?:${whole}${arabic})(?:${whole}[^\p{Script=Latin}[\]])*`,
    'gu',
  );
}

/** What finds a text; the processor writes its quotation marks as the style does. */
function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/["'“”‘’]/g, `["'“”‘’]`);
}

function marked(text: string, run: RegExp): (string | Element)[] {
  const parts: (string | Element)[] = [];
  let end = 0;
  for (let found = run.exec(text); found; found = run.exec(text)) {
    const [whole] = found;
    const span = document.createElement('span');
    span.dir = 'rtl';
    span.textContent = whole.slice(0, endOf(whole) || whole.length);
    parts.push(text.slice(end, found.index), span);
    end = found.index + span.textContent.length;
    run.lastIndex = end;
  }
  return [...parts, text.slice(end)];
}

function endOf(run: string): number {
  const end = trimmedEnd(run);
  const closed = closedEnd(run.slice(0, end));
  return closed < end ? trimmedEnd(run.slice(0, closed)) : end;
}

function trimmedEnd(run: string): number {
  let end = run.length;
  for (;;) {
    const found = after.exec(run.slice(Math.max(0, end - longestAfter), end));
    if (!found) return end;
    end -= found[0].length;
  }
}

/** Where a run ends that leaves out a bracket or quotation mark of the sentence around it: within, it would be seen at the other side. */
function closedEnd(run: string): number {
  const open = { round: 0, quoted: 0 };
  for (const { 0: sign, index } of run.matchAll(/[()“”]/g)) {
    const kind = sign === '(' || sign === ')' ? 'round' : 'quoted';
    open[kind] += sign === '(' || sign === '“' ? 1 : -1;
    if (open[kind] < 0) return index;
  }
  return run.length;
}
