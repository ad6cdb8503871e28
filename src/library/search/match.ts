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
    const having = bySegment.reduce((sum, found) => sum + found.size, 0);
    return Math.log(1 + documents / (having + 0.5));
  });
  const scored = segments.flatMap(({ segment }, at) =>
    together(
      matches.map((bySegment) => bySegment[at] ?? new Map()),
      rarity,
    ).map(([number, score]) => [segment.ids[number] ?? '', score] as const),
  );
  return new Map(scored);
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

type Matches = Map<number, number>;

/** Documents of a segment that have a part, with how much it counts there: frequency, dampened by length. */
function match(open: OpenSegment, part: QueryPart, forms: readonly Form[][]): Matches {
  const counts =
    part.words.length > 1
      ? matchPhrase(open, forms, part.field)
      : matchWord(open, forms[0] ?? [], part.field);
  const { lengths } = open.segment;
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  for (const [number, count] of counts) {
    const length = (lengths[number] ?? average) / Math.max(1, average);
    counts.set(number, (count * 2.2) / (count + 1.2 * (0.25 + 0.75 * length)));
  }
  return counts;
}

function matchWord(open: OpenSegment, forms: readonly Form[], field?: number): Matches {
  const counts: Matches = new Map();
  for (const form of forms)
    eachPosting(open, form, (number, positions, term) => {
      // What only begins like the word counts less than the word itself.
      const weight = term === form.term ? form.weight : form.weight * 0.7;
      let count = 0;
      for (const position of positions)
        if (field === undefined || fieldOf(position) === field) count += weightAt(position);
      if (count === 0) return;
      counts.set(number, (counts.get(number) ?? 0) + count * weight);
    });
  return counts;
}

/** Documents, with the positions in them at which the words so far end. */
type Ends = Map<number, Set<number>>;

function weightAt(position: number): number {
  return fieldWeights[fieldOf(position)] ?? 1;
}

function matchPhrase(open: OpenSegment, words: readonly Form[][], field?: number): Matches {
  let ends: Ends | undefined;
  for (const forms of words) ends = follow(open, forms, ends);
  const counts: Matches = new Map();
  for (const [number, places] of ends ?? [])
    for (const place of places)
      if (field === undefined || fieldOf(place) === field)
        counts.set(number, (counts.get(number) ?? 0) + weightAt(place));
  return counts;
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

/** Documents that have every part, with their scores. */
function together(parts: readonly Matches[], rarity: readonly number[]): [number, number][] {
  const [rarest, ...others] = parts
    .map((counts, at) => ({ counts, rarity: rarity[at] ?? 1 }))
    .sort((one, other) => one.counts.size - other.counts.size);
  const found: [number, number][] = [];
  for (const [number, count] of rarest?.counts ?? []) {
    if (!others.every(({ counts }) => counts.has(number))) continue;
    const score = others.reduce(
      (sum, part) => sum + (part.counts.get(number) ?? 0) * part.rarity,
      count * (rarest?.rarity ?? 1),
    );
    found.push([number, score]);
  }
  return found;
}
