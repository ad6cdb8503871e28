import type { Direction } from '../../article/model.ts';

/** A stretch of a text that keeps its own direction inside a text of the other direction. */
export interface Isolate {
  readonly start: number;
  readonly end: number;
  readonly dir: Direction;
}

const latin = 'A-Za-z\\u00C0-\\u024F\\u1E00-\\u1EFF';
const arabic =
  '\\u0600-\\u0605\\u0608-\\u064A\\u066E-\\u06EF\\u06FA-\\u06FF\\u0750-\\u077F\\u08A0-\\u08FF\\uFB50-\\uFDFF\\uFE70-\\uFEFC';
const word = `[${latin}0-9]`;

/** A word with Latin letters: COVID, 5G, A320neo, C++, C++20. */
const latinWord = `${word}*[${latin}]${word}*(?:\\+\\+\\d{0,4}|#)?`;

/**
 * What goes on after a Latin word as part of the same run: words behind signs without spaces (AT&T, F-16, TCP/IP, 5G/Wi-Fi),
 * words and numbers behind a space (iPhone 15 Pro), words in brackets, and the points of abbreviations.
 */
const restOfRun = [
  `(?:['’ʼ.&/\\\\:_+*=×–‐‑-]+${word}+(?:\\+\\+)?`,
  `[, \\u00A0]{1,2}(?=[\\d${latin}(])(?:\\(${word}+(?:[ .&/‐‑-]${word}+)*\\)|${word}+(?:\\+\\+)?)`,
  '(?<=\\b(?:[A-Z]|Inc|Ltd|Co|Corp|Jr|Sr|St|Mr|Mrs|Dr|No|vs|Ph\\.D))\\.(?=[ ][^\\s]|[,،A-Z]))*(?:\\+\\+|\\+(?!\\d)|#)?',
].join('|');

/**
 * Left-to-right stretches that the bidirectional algorithm breaks inside right-to-left text: addresses, names with signs
 * at their ends, grouped and signed numbers, numbers with a Latin unit.
 */
const insideArabic = new RegExp(
  [
    // Web and mail addresses, without the sentence's own punctuation at the end.
    `(?:https?:\\/\\/|www\\.)[^\\s<>«»“”${arabic}،؛؟]*[^\\s<>«»“”${arabic}،؛؟.,:;!?)\\]]`,
    `[${latin}0-9._%+-]+@[${latin}0-9-]+(?:\\.[${latin}0-9-]+)+`,
    `[${latin}0-9-]+(?:\\.[${latin}0-9-]+)*\\.(?:com|org|net|info|io|tv|gov|edu)(?:\\/[^\\s<>${arabic}،؛؟]*[^\\s<>${arabic}،؛؟.,:;!?)\\]])?`,
    // Names and tags of social networks.
    `[@#][${latin}_][${latin}0-9_]*`,
    // Telephone numbers and other numbers in groups; dates and times written with hyphens.
    '\\+\\d[\\d\\u00A0 ().-]{5,}\\d',
    '\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+Z?)?',
    '\\d{1,3}(?:[ \\u00A0\\u202F]\\d{3})+(?![\\d])',
    '\\(\\+?\\d{2,4}\\) ?\\d[\\d -]{4,}\\d',
    '\\d{3,5}(?:-\\d{3,5}){2,}',
    // Money and signed numbers.
    `[$€£¥]\\s?\\d[\\d.,]*(?:\\s?(?:[KMB]|[a-z]{2,8})\\b)?`,
    `(?<![${latin}\\d])[-−+±]\\d[\\d.,]*%?`,
    // A sentence of other words, with its own signs and brackets: four of them or more.
    `${latinWord}(?:[ \\u00A0,;:.!?'’"“”()\\[\\]/&%+*=‐‑–—-]+${word}+){3,}%?`,
    // A run of Latin words with what belongs to them; then a number with a Latin unit, and what follows in the same run.
    `(?:\\.(?=[A-Z]{2}))?${latinWord}${restOfRun}`,
    `\\d[\\d.,]*(?::\\d+)*[ \\u00A0]?(?:°[CF]?|[µ]?[${latin}]{1,5}(?:\\/[${latin}]{1,3}|[²³])?)(?![${latin}])${restOfRun}`,
  ].join('|'),
  'gu',
);

/** Runs of Arabic inside left-to-right text, with the numbers between their words. */
const insideLatin = new RegExp(
  `[${arabic}][${arabic}\\u064B-\\u065F\\u0670\\u200C\\u200D]*(?:[ \\u00A0/-]+[${arabic}\\u0660-\\u0669][${arabic}\\u064B-\\u0669\\u0670\\u200C\\u200D]*)*`,
  'gu',
);

/** The stretches of a text that must be kept apart for the eye, in order. */
export function isolatesOf(text: string, dir: Direction): Isolate[] {
  const pattern = dir === 'rtl' ? insideArabic : insideLatin;
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: closed(text, match.index, match.index + match[0].length),
    dir: dir === 'rtl' ? 'ltr' : 'rtl',
  }));
}

/** What opens where a closing bracket or quotation mark stands. */
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '”': '“' };

/** The end of a stretch with the bracket or quotation mark behind it that closes one within it. */
function closed(text: string, start: number, end: number): number {
  const closer = text.charAt(end);
  const opener = openers[closer];
  if (!opener) return end;
  const count = (sign: string): number => text.slice(start, end).split(sign).length;
  return count(opener) > count(closer) ? end + 1 : end;
}

/** Wraps what must be kept apart in the text below a node; no text is changed, so copies stay whole. */
export function isolateText(root: Node, dir: Direction): void {
  for (const child of [...root.childNodes]) {
    if (child instanceof Text) splitAt(child, isolatesOf(child.data, dir).filter(isAlone(child)));
    else if (!isPartOfWord(child)) isolateText(child, directionWithin(child, dir));
  }
}

/** A raised or lowered sign that belongs to the word beside it, as in CO₂ and m²; a note's number does not. */
function isPartOfWord(node: Node | null): boolean {
  return node instanceof Element && node.matches('sub, sup:not(:has(a))');
}

/** Whether a stretch of a text is a whole word: kept apart from its raised or lowered signs, these would be seen before it. */
function isAlone({ data, previousSibling, nextSibling }: Text): (isolate: Isolate) => boolean {
  return ({ start, end }) =>
    (start > 0 || !isPartOfWord(previousSibling)) &&
    (end < data.length || !isPartOfWord(nextSibling));
}

function directionWithin(node: Node, dir: Direction): Direction {
  const own = node instanceof Element ? node.getAttribute('dir') : undefined;
  return own === 'rtl' || own === 'ltr' ? own : dir;
}

function splitAt(text: Text, isolates: readonly Isolate[]): void {
  for (const isolate of isolates.toReversed()) {
    const inner = text.splitText(isolate.start);
    inner.splitText(isolate.end - isolate.start);
    const element = document.createElement('bdi');
    element.dir = isolate.dir;
    if (isolate.dir === 'rtl') element.lang = 'ar';
    inner.replaceWith(element);
    element.append(inner);
  }
}
