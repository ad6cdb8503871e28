import { readMarked } from '../../../article/html/marked-text.ts';
import type { MarkedText } from '../../../article/html/marks.ts';
import { isNoteNumber, raisedText } from '../../../article/html/note-number.ts';
import { sanitizedFragment } from '../../../article/html/sanitize.ts';
import { type Segment, segmentsOf } from '../../../article/html/segments.ts';
import { type Article, type Block, readingBlocks } from '../../../article/model.ts';
import { inlineDirection } from '../../../article/text/direction.ts';
import { textLanguage } from '../../../article/text/language.ts';
import { edited } from '../../../translation/markup/edits.ts';
import { sentencesOf } from '../../../translation/segment-sentences.ts';
import type { SentencePlace } from '../../../translation/translation.ts';
import { includes, type SourceSpot } from '../sentences/sentence-places.ts';

/** A sentence that can be read aloud. */
export interface HeardSentence extends SentencePlace {
  /** Its place among its block's sentences. */
  readonly index: number;
  /** The original as a voice says it, never empty. */
  readonly text: string;
  /** BCP 47 tag of the original's language. */
  readonly lang: string;
  /** What is said for its inline elements that are not said as they are written, by their numbers in its marks. */
  readonly signs: ReadonlyMap<number, string>;
}

/** All sentences of an article in the order of the page; a block's are looked up when they are asked for. */
export interface ReadingOrder {
  /** The first sentence in a block or behind it; block 0 is the title. */
  from(block: number): HeardSentence | undefined;
  /** The sentences of one block; code and pictures without words have none. */
  of(block: number): readonly HeardSentence[];
  /** The sentence at a place, else the next one behind it. */
  at(point: SourceSpot): HeardSentence | undefined;
  /** The sentence after another, or before it. */
  beside(sentence: HeardSentence, step: 1 | -1): HeardSentence | undefined;
}

/** The order in which an article is read aloud: its title, paragraphs, captions, items and cells as they stand. Needs a DOM. */
export function readingOrder(article: Article): ReadingOrder {
  const blocks = readingBlocks(article);
  const known = new Map<number, readonly HeardSentence[]>();
  const of = (index: number): readonly HeardSentence[] => {
    const block = blocks[index];
    const found = known.get(index) ?? (block ? heardSentences(block, index, article.lang) : []);
    known.set(index, found);
    return found;
  };
  const search = (start: number, step: 1 | -1): HeardSentence | undefined => {
    for (let block = start; block >= 0 && block < blocks.length; block += step) {
      const found = of(block).at(step === 1 ? 0 : -1);
      if (found) return found;
    }
    return undefined;
  };
  return {
    of,
    from: (block) => search(block, 1),
    at(point) {
      const here = of(point.block);
      const behind = here.find(
        ({ segment, end }) =>
          segment > point.segment || (segment === point.segment && end >= point.at),
      );
      return here.find((one) => includes(one, point)) ?? behind ?? search(point.block + 1, 1);
    },
    beside: ({ block, index }, step) => of(block)[index + step] ?? search(block + step, step),
  };
}

function heardSentences(block: Block, index: number, lang: string): HeardSentence[] {
  const root = sanitizedFragment(block.html).firstElementChild;
  if (!root || block.kind === 'code') return [];
  return segmentsOf(root)
    .flatMap((segment, place) => {
      const signs = signsOf(segment);
      return sentencesOf(segment, block.lang).map(({ start, end, source }) => {
        const text = spokenText(source, signs);
        const own = { text, lang: languageOf(text, block, lang), signs };
        return { block: index, segment: place, start, end, ...own };
      });
    })
    .filter(({ text }) => text)
    .map((sentence, at) => ({ ...sentence, index: at }));
}

/** What is said of a segment's elements that no voice says rightly: nothing for a note's number, a power as one character. */
function signsOf(segment: Segment): ReadonlyMap<number, string> {
  const signs = new Map<number, string>();
  readMarked(segment.nodes).elements.forEach((element, number) => {
    const raised = raisedText(element);
    if (isNoteNumber(element)) signs.set(number, '');
    else if (raised !== undefined) signs.set(number, raised);
  });
  return signs;
}

/** Its block's language, but where its letters run the other way. */
function languageOf(text: string, { lang, dir }: Block, otherwise: string): string {
  if (inlineDirection(text, dir) !== dir) return textLanguage(text, undefined);
  return lang === 'und' ? otherwise : lang;
}

/** Marks of direction and of where words may be parted, and the stroke that only lengthens a word. */
const unspoken = /[\u00ad\u061c\u0640\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A sentence's text as a voice gets it, with what is said for some of its elements; empty where no letter or digit is left. */
export function spokenText(
  { text, marks }: MarkedText,
  signs: ReadonlyMap<number, string>,
): string {
  let end = 0;
  const edits = marks.flatMap((mark) => {
    const sign = signs.get(mark.element);
    if (sign === undefined || mark.start < end) return [];
    end = mark.end;
    return [{ start: mark.start, end, text: sign }];
  });
  const said = edited(text, edits).text.replace(unspoken, '').replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(said) ? said : '';
}
