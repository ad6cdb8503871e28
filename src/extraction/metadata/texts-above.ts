import { collapseWhitespace } from '../blocks/structure.ts';
import { isMetaKey } from '../lines/meta-words.ts';
import { endsSentence } from '../lines/sentence.ts';
import { lineKey } from '../lines/wording.ts';
import { isShown } from '../page/shown.ts';
import { textNodes } from '../page/text-nodes.ts';

/** Characters of the shortest text that an article begins with, and of one without a stop. */
const shortest = { sentence: 60, other: 200 } as const;

/** Words that a headline has at least. */
const fewestWords = 4;

/** Texts above the article that are looked at. */
const most = 10;

const unread = 'script, style, noscript, template, textarea, select, button';

/** A text of the page, white space folded, and where it stands. */
interface ShownText {
  readonly text: string;
  readonly node: Text;
  readonly element: Element;
}

/** The texts that a page shows, in order. */
export function* shownTexts({ body }: Document): Generator<ShownText> {
  for (const node of body ? textNodes(body) : []) {
    const { data, parentElement: element } = node;
    const text = collapseWhitespace(data);
    if (text && element && !element.closest(unread) && isShown(element))
      yield { text, node, element };
  }
}

/** The text that says a title and nothing else, as pages without elements for headlines have it. */
export function textOfTitle(page: Document, title: string): Text | undefined {
  for (const { text, node } of shownTexts(page)) if (text === title) return node;
  return undefined;
}

/** The shown texts between a page's links and its first long text that may be a headline: pages without headings have it there. */
export function textsAbove(page: Document): ShownText[] {
  let found: ShownText[] = [];
  for (const shown of shownTexts(page)) {
    const { text, element } = shown;
    const isLong = text.length >= shortest[endsSentence(text) ? 'sentence' : 'other'];
    if (isLong && found.length > 0) return found;
    if (isLong || element.closest('a')) found = [];
    else if (saysEnough(lineKey(text))) found = [...found, shown].slice(-most);
  }
  return [];
}

function saysEnough(key: string): boolean {
  return key.split(' ').length >= fewestWords && !isMetaKey(key);
}

/** The text that is set larger or bolder than all others, the first of several. */
export function standingOut(texts: readonly ShownText[]): string | undefined {
  const sizeOf = ({ element }: ShownText): number => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    return Number.parseFloat(fontSize) + (Number(fontWeight) > 500 ? 1 : 0);
  };
  return texts.reduce<ShownText | undefined>(
    (best, one) => (best && !(sizeOf(one) > sizeOf(best)) ? best : one),
    undefined,
  )?.text;
}
