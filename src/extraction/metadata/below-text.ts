import { collapseWhitespace } from '../blocks/structure.ts';
import { agencyWords, lineKey, signOffs } from '../lines/wording.ts';
import { ownProse } from '../page/region.ts';
import { textNodes } from '../page/text-nodes.ts';
import { writerInLines } from './named-writers.ts';
import { joinLabel } from './near-title.ts';

/** Texts below an article's last paragraph among which it is signed. */
const mostTexts = 6;

/** Characters of the longest line that signs a text. */
const longest = 90;

const unread = 'script, style, noscript, nav, aside, footer, form, button';

/** The writers, or the agency, by whom a text is signed below its last paragraph: behind a label, or the agency in brackets. */
export function signedBelow(place: Element): string[] {
  const lines = linesBelow(place);
  const bare = lines.map((line) => line.replace(/^\((.*)\)$/, '$1'));
  // An editor is named on the last line as often as the writer.
  const writers = writerInLines(bare.filter((line) => !signOffs.leads(lineKey(line))));
  return [...writers, ...bare.filter((line) => !lines.includes(line) && isAgency(lineKey(line)))];
}

function isAgency(key: string): boolean {
  return key !== '' && !signOffs.leads(key) && key.split(' ').every(agencyWords.is);
}

/** The short texts below an article's last paragraph, up to the first link. */
function linesBelow(place: Element): string[] {
  const last = ownProse(place).at(-1)?.parent;
  const found: string[] = [];
  if (!last) return found;
  for (const node of textNodes(place, last)) {
    if (found.length >= mostTexts) break;
    const text = last.contains(node) ? '' : collapseWhitespace(node.data);
    if (!text || node.parentElement?.closest(unread)) continue;
    if (text.length > longest || node.parentElement?.closest('a[href]')) break;
    found.push(text);
    joinLabel(found);
  }
  return found;
}
