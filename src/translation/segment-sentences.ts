import { readMarked } from '../article/html/marked-text.ts';
import type { MarkedText } from '../article/html/marks.ts';
import { isNoteNumber, raisedText } from '../article/html/note-number.ts';
import { sanitizedFragment } from '../article/html/sanitize.ts';
import { type Segment, segmentsOf } from '../article/html/segments.ts';
import { type ExtractedArticle, readingBlocks } from '../article/model.ts';
import { type SegmentSentence, sentencesIn, within } from './sentences.ts';
import type { SourceSentence, TextRole } from './translation.ts';

/** All sentences of an article in reading order, title first; code is left out. Needs a DOM. */
export function sourceSentences(article: ExtractedArticle): SourceSentence[] {
  return readingBlocks(article).flatMap((block, index) => {
    const root = sanitizedFragment(block.html).firstElementChild;
    if (!root || block.kind === 'code') return [];
    return segmentsOf(root).flatMap((segment, place) =>
      sentencesOf(segment, block.lang).map((sentence) => ({
        block: index,
        segment: place,
        ...sentence,
      })),
    );
  });
}

/** The sentences of one segment. */
export function sentencesOf(segment: Segment, lang: string): SegmentSentence[] {
  const { marked, elements } = readMarked(segment.nodes);
  const breaks = marked.marks
    .filter((mark) => elements[mark.element]?.tagName === 'BR')
    .map((mark) => mark.start);
  return sentencesIn({ marked, breaks, roles: rolesOf(marked, elements) }, lang);
}

const codeElements = new Set(['CODE', 'KBD', 'SAMP']);

/** What a segment's elements say of their text, the outer of two that lie within each other. */
function rolesOf({ text, marks }: MarkedText, elements: readonly Element[]): TextRole[] {
  const roles: TextRole[] = [];
  for (const { start, end, element } of marks) {
    const role = elements[element] && roleOf(elements[element]);
    const last = roles.at(-1);
    if (role && text.slice(start, end).trim() && !(last && within({ start, end }, last)))
      roles.push({ start, end, ...role });
  }
  return roles;
}

function roleOf(element: Element): Pick<TextRole, 'role' | 'sign'> | undefined {
  if (codeElements.has(element.tagName)) return { role: 'code' };
  if (isNoteNumber(element)) return { role: 'note' };
  const sign = raisedText(element);
  return sign === undefined ? undefined : { role: 'raised', sign };
}
