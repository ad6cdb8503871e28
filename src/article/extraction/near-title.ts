import { dateInText } from './dates.ts';
import { foldSpace } from './structure.ts';

const standfirst =
  'h2, h3, h4, [class*=sub i], [class*=lead i], [class*=excerpt i], [class*=intro i], [class*=chapo i], [class*=summary i]';
const elsewhere = 'script, style, noscript, nav, aside, footer';

/** Short lines around an article's headline, those after it first: where its date and its writer stand. */
export function linesNearTitle(page: Document, title: string): string[] {
  const heading =
    headlineOf(page, 'h1, h2, h3', title) ?? headlineOf(page, 'b, strong, [class*=title i]', title);
  if (!heading || !page.body) return [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts = (step: () => Node | null, most: number): string[] => {
    const found: string[] = [];
    walker.currentNode = heading;
    for (let node = step(); node && found.length < most; node = step()) {
      const text = heading.contains(node) ? '' : foldSpace(node.nodeValue ?? '');
      // Past the standfirst the article itself begins: dates in it are not its own.
      if (text.length > 90 && !isIn(node, standfirst)) break;
      if (text && text.length <= 90 && !isIn(node, elsewhere)) found.push(text);
    }
    return found;
  };
  const after = texts(() => walker.nextNode(), 40);
  const before = texts(() => walker.previousNode(), 15).reverse();
  return [...runs(after), ...runs(before)];
}

function isIn(node: Node, selector: string): boolean {
  return Boolean(node.parentElement?.closest(selector));
}

function headlineOf(page: Document, selector: string, title: string): Element | undefined {
  return [...page.querySelectorAll(selector)].find(
    (element) => foldSpace(element.textContent ?? '') === title,
  );
}

/** Texts, and each with the one or two that follow it: a date or a name may stand in several elements. */
function runs(texts: readonly string[]): string[] {
  return texts
    .flatMap((text, index) => [
      text,
      ...[2, 3].map((count) => texts.slice(index, index + count).join(' ')),
    ])
    .filter((line) => line.length >= 4 && line.length <= 160);
}

/** The first date in lines, each of which says little else. */
export function dateInLines(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const date = dateInText(line);
    if (date) return date;
  }
  return undefined;
}

const writer =
  /(?:^|[|•·\-–—]\s*|\s{2,}|[\d:)]\s)(?:كتب(?:ت|ه|ته)?\s*[:：]|^كتب(?:ت)?\s*[-–—]|بقلم\s*[:：]?|الكاتب(?:ة)?\s*[:：,،]|إعداد\s*[:：]|تحرير\s*[:：]|بواسطة\s*[:：]?|نویسنده\s*[:：,،]|تحریر\s*[:：]|מאת\s*[:：]?|^كتب(?:ت)?\s|^by\s)\s*([\p{L}\p{M}.'’ \u200c-]{4,40})/iu;

/** The writer that a line such as "كتب: …" or "By …" names. */
export function writerInLines(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const name = line.length < 90 ? writer.exec(line)?.[1]?.trim() : undefined;
    return name && name.split(' ').length <= 5 ? [name] : [];
  });
}
