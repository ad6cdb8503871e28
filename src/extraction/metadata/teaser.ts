import { endsSentence } from '../lines/sentence.ts';
import { forSubscribers, lineKey } from '../lines/wording.ts';
import { shownTexts } from './texts-above.ts';

/** Characters of the longest beginning that a site shows of a paid text: what is longer is read as whole. */
const longest = 4000;

/** How many times longer the text is that the page tells or counts for machines than a beginning of it. */
const longer = 2;

/** Characters of a paragraph's end in which dots say that it breaks off: a quotation mark may stand behind them. */
const lengthOfEnd = 6;

/** Characters of the shortest paragraph that is cut in mid-sentence, and of the longest offer. */
const [shortestCut, longestOffer] = [40, 200];

/** Whether the paragraphs that were read of a paid text are its beginning: they break off, the page knows more of it, or offers the rest behind them. */
export function isTeaser(paragraphs: readonly string[], told: number, page: Document): boolean {
  const length = paragraphs.reduce((sum, text) => sum + text.length, 0);
  if (length === 0 || length > longest) return false;
  return told >= longer * length || breaksOff(paragraphs) || isRestOffered(paragraphs, page);
}

/** Whether the last paragraph alone ends in no stop, or in dots. */
function breaksOff(paragraphs: readonly string[]): boolean {
  const others = paragraphs.slice(0, -1);
  const last = paragraphs.at(-1) ?? '';
  const isWhole = (text: string): boolean =>
    endsSentence(text) && !/…|\.\./.test(text.slice(-lengthOfEnd));
  return last.length >= shortestCut && !isWhole(last) && others.length > 0 && others.every(isWhole);
}

/** Whether the page says behind a text that the rest of it is for subscribers. */
function isRestOffered(paragraphs: readonly string[], page: Document): boolean {
  const last = paragraphs.at(-1) ?? '';
  let isBehind = false;
  for (const { text } of shownTexts(page)) {
    if (isBehind && text.length <= longestOffer && forSubscribers.test(lineKey(text))) return true;
    isBehind ||= text.length >= 10 && last.endsWith(text);
  }
  return false;
}
