import { eachPosting, type OpenSegment, readIndex, type TermQuery } from './index-reader.ts';
import type { QueryPart } from './query.ts';
import { fieldOf, fields, strippedMark } from './segments.ts';
import type { WordForms } from './words.ts';

/** How much a word counts in each field, by the field's number. */
const fieldWeights = Object.assign([], {
  [fields.title]: 4,
  [fields.tag]: 4,
  [fields.text]: 1,
  [fields.translation]: 0.8,
  // A site's name is a word of many texts too ("the island"), and stands in each of its articles.
  [fields.site]: 0.5,
  [fields.writer]: 3,
  [fields.address]: 4,
  [fields.note]: 3,
}) as readonly number[];

/** A form of a queried word, and how much finding it counts. */
interface Form extends TermQuery {
  readonly weight: number;
}

/** Articles, by id, with how well they match; the higher, the better. */
export type Scores = ReadonlyMap<string, number>;

/** For each of some lists of parts, the articles that have all of its parts. Throws a RangeError where the index is damaged. */
export async function matchAll(lists: readonly (readonly QueryPart[])[]): Promise<Scores[]> {
  const forms = lists.map((parts) => parts.map(formsOfPart));
  const { segments } = await readIndex(forms.flat(3));
  return lists.map((parts, at) => matchParts(segments, parts, forms[at] ?? []));
}

/** For each word, the articles that have it in whatever form, and how many articles the index has in all. */
export async function matchEach(
  words: readonly WordForms[],
): Promise<{ readonly found: readonly Scores[]; readonly documents: number }> {
  const parts = words.map((word): QueryPart => ({ words: [word], isOpen: false }));
  const forms = parts.map(formsOfPart);
  const { segments } = await readIndex(forms.flat(2));
  const found = parts.map((part, at) => matchParts(segments, [part], [forms[at] ?? []]));
  return { found, documents: sizeOf(segments) };
}

function sizeOf(segments: readonly OpenSegment[]): number {
  return segments.reduce((sum, { segment }) => sum + segment.ids.length, 0);
}

function matchParts(
  segments: readonly OpenSegment[],
  parts: readonly QueryPart[],
  forms: readonly Form[][][],
): Scores {
  const matches = parts.map((part, at) =>
    segments.map((open) => match(open, part, forms[at] ?? [])),
  );
  const documents = sizeOf(segments);
  const rarity = matches.map((bySegment) => {
    const having = bySegment.reduce((sum, found) => sum + countOf(found), 0);
    return Math.log(1 + documents / (having + 0.5));
  });
  const scores = new Map<string, number>();
  for (const [at, { segment }] of segments.entries()) {
    const found = matches.map((bySegment) => bySegment[at] ?? new Float64Array());
    for (const [number, id] of segment.ids.entries()) {
      const score = together(found, rarity, number);
      if (score > 0) scores.set(id, score);
    }
  }
  return scores;
}

function countOf(found: Matches): number {
  let count = 0;
  for (const value of found) if (value > 0) count += 1;
  return count;
}

/** The score of a document that has every part, else 0. */
function together(parts: readonly Matches[], rarity: readonly number[], number: number): number {
  let score = 0;
  for (let part = 0; part < parts.length; part += 1) {
    const count = parts[part]?.[number] ?? 0;
    if (count === 0) return 0;
    score += count * (rarity[part] ?? 1);
  }
  return score;
}

/** For each word of a part, the forms that it is found by. */
function formsOfPart({ words, isOpen, address }: QueryPart): Form[][] {
  if (address) return [[{ term: address, isPrefix: false, weight: 1 }]];
  return words.map((word, at) =>
    formsOfWord(word, isOpen && at === words.length - 1, words.length > 1),
  );
}

function formsOfWord({ full, stripped }: WordForms, isOpen: boolean, isInPhrase: boolean): Form[] {
  const isPrefix = isOpen && full.length > 1;
  const forms: Form[] = [
    { term: full, isPrefix, weight: 1 },
    { term: strippedMark + full, isPrefix, weight: 0.8 },
  ];
  if (!isInPhrase)
    for (const term of stripped) {
      // The beginning of what may only seem a word without its clitics would find too much.
      const goesOn = isPrefix && term.length > 3;
      forms.push(
        { term, isPrefix: goesOn, weight: 0.6 },
        { term: strippedMark + term, isPrefix: goesOn, weight: 0.4 },
      );
    }
  return forms;
}

/** How much a part counts in each document of a segment, by the document's number; 0 where it does not stand. */
type Matches = Float64Array;

/** How much a part counts in the documents of a segment: its frequency, dampened by length. */
function match(open: OpenSegment, part: QueryPart, forms: readonly Form[][]): Matches {
  const counts: Matches = new Float64Array(open.segment.ids.length);
  if (part.words.length > 1) matchPhrase(open, forms, part.field, counts);
  else matchWord(open, forms[0] ?? [], part.field, counts);
  const { lengths } = open.segment;
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  for (const [number, count] of counts.entries()) {
    if (count === 0) continue;
    const length = (lengths[number] ?? average) / Math.max(1, average);
    counts[number] = (count * 2.2) / (count + 1.2 * (0.25 + 0.75 * length));
  }
  return counts;
}

/** Adds to each document's count what its words count that are one of the forms. */
function matchWord(
  open: OpenSegment,
  forms: readonly Form[],
  field: number | undefined,
  counts: Matches,
): void {
  for (const form of forms)
    eachPosting(open, form, (number, positions, term) => {
      // What only begins like the word counts less than the word itself.
      const weight = term === form.term ? form.weight : form.weight * 0.7;
      let count = 0;
      for (const position of positions)
        if (field === undefined || fieldOf(position) === field) count += weightAt(position);
      if (count > 0) counts[number] = (counts[number] ?? 0) + count * weight;
    });
}

/** Documents, with the positions in them at which the words so far end. */
type Ends = Map<number, Set<number>>;

function weightAt(position: number): number {
  return fieldWeights[fieldOf(position)] ?? 1;
}

/** Adds to each document's count what the places count at which the words stand one after the other. */
function matchPhrase(
  open: OpenSegment,
  words: readonly Form[][],
  field: number | undefined,
  counts: Matches,
): void {
  let ends: Ends | undefined;
  for (const forms of words) ends = follow(open, forms, ends);
  for (const [number, places] of ends ?? [])
    for (const place of places)
      if (field === undefined || fieldOf(place) === field)
        counts[number] = (counts[number] ?? 0) + weightAt(place);
}

function follow(open: OpenSegment, forms: readonly Form[], ends: Ends | undefined): Ends {
  const next: Ends = new Map();
  for (const form of forms)
    eachPosting(open, form, (number, positions) => {
      const before = ends?.get(number);
      const found = ends ? positions.filter((at) => before?.has(at - 1)) : positions;
      if (found.length) next.set(number, new Set([...(next.get(number) ?? []), ...found]));
    });
  return next;
}
