import type { Mark, MarkedText } from '../../article/html/marks.ts';
import type { WordLink } from '../../marian/word-links.ts';
import { wordsOf } from '../../marian/words.ts';

type Range = WordLink['source'];

/** A word of a translation, and the source's words that it is linked with. */
interface Word {
  readonly range: Range;
  readonly sources: readonly Range[];
}

/** A stretch of a translation with its words. */
interface Stretch extends Range {
  readonly words: readonly Word[];
}

interface Texts {
  readonly source: string;
  readonly target: string;
}

/** A mark's place in the translation. */
type Places = Map<Mark, Stretch>;

/**
 * Lays a text's elements over its translation by the links between their words. Each comes back once, over whole words that
 * stand together: those linked with it, and others between them where these have fewer letters. One that no word is linked
 * with comes back at the likeliest word that no other has. Elements that held others still do.
 */
export function placeMarks(
  { text, marks }: MarkedText,
  target: string,
  links: readonly WordLink[],
): Mark[] {
  const words = wordsOf(target).map((range) => ({
    range,
    sources: links.filter((link) => link.target.start === range.start).map((link) => link.source),
  }));
  const whole = { start: 0, end: target.length, words };
  return words.length === 0 ? [] : placedIn(whole, marks, { source: text, target });
}

/** Places marks in a stretch: the outermost side by side, then all others inside of those. */
function placedIn(around: Stretch, marks: readonly Mark[], texts: Texts): Mark[] {
  const outermost = marks.filter((mark, i) => !marks.slice(0, i).some((one) => holds(one, mark)));
  const places: Places = new Map();
  const withText = outermost.filter(({ start, end }) => start < end);
  for (const find of [linkedWords, likeliestWord])
    for (const mark of withText) {
      const words = places.has(mark) ? [] : find(mark, around, takenBy(places), texts);
      if (words.length > 0) {
        const room = roomFor(words, around, places);
        places.set(mark, stretchOver(words, mark, room, texts));
      }
    }
  for (const mark of outermost)
    if (mark.start === mark.end) places.set(mark, placeBetween(mark, around, places));
  return [...places]
    .sort(([, a], [, b]) => a.start - b.start || b.end - a.end)
    .flatMap(([mark, place]) => {
      const { start, end } = place;
      const inside = marks.filter((one) => one !== mark && holds(mark, one));
      return [{ element: mark.element, start, end }, ...placedIn(place, inside, texts)];
    });
}

/** Whether a mark holds another that comes after it; one without text at its end stands behind it. */
function holds(outer: Mark, inner: Mark): boolean {
  if (inner.start < outer.start || inner.end > outer.end) return false;
  return inner.start < outer.end;
}

const takenBy = (places: Places): ReadonlySet<Word> =>
  new Set([...places.values()].flatMap(({ words }) => words));

/** The run of free words with the largest surplus of letters linked with a mark over others; empty where none has one. */
function linkedWords(mark: Mark, { words }: Stretch, taken: ReadonlySet<Word>): readonly Word[] {
  let best = { sum: 0, from: 0, to: 0 };
  let [sum, from] = [0, 0];
  words.forEach((word, i) => {
    if (sum <= 0) [sum, from] = [0, i];
    const surplus = (2 * shareIn(mark, word) - 1) * (word.range.end - word.range.start);
    sum += taken.has(word) ? Number.NEGATIVE_INFINITY : surplus;
    if (sum > best.sum) best = { sum, from, to: i + 1 };
  });
  return words.slice(best.from, best.to);
}

/** The free word that most of is linked with a mark, or the one at the same height of the text; any where none is free. */
function likeliestWord(
  mark: Mark,
  { words }: Stretch,
  taken: ReadonlySet<Word>,
  { source, target }: Texts,
): readonly Word[] {
  const height = mark.start / source.length;
  const distance = ({ range }: Word) => Math.abs(range.start / target.length - height);
  const free = words.filter((word) => !taken.has(word));
  const [likeliest] = (free.length > 0 ? [...free] : [...words]).sort(
    (a, b) => linkedShare(mark, b) - linkedShare(mark, a) || distance(a) - distance(b),
  );
  return likeliest ? [likeliest] : [];
}

/** How much of a word's sources lies in a mark: from 0 to 1, and a half where it has none. */
function shareIn(mark: Mark, { sources }: Word): number {
  if (sources.length === 0) return 0.5;
  const shares = sources.map(({ start, end }) => {
    const common = Math.min(end, mark.end) - Math.max(start, mark.start);
    return Math.max(0, common) / (end - start);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

const linkedShare = (mark: Mark, word: Word): number =>
  word.sources.length > 0 ? shareIn(mark, word) : 0;

/** Some words as a stretch, with the signs beside them where the mark's own text has signs at that end. */
function stretchOver(
  words: readonly Word[],
  mark: Mark,
  room: Range,
  { source, target }: Texts,
): Stretch {
  const marked = source.slice(mark.start, mark.end);
  const start = words[0]?.range.start ?? room.start;
  const end = words.at(-1)?.range.end ?? room.end;
  const before = Math.min(signsAtStart(marked), signsAtEnd(target.slice(room.start, start)));
  const behind = Math.min(signsAtEnd(marked), signsAtStart(target.slice(end, room.end)));
  return { start: start - before, end: end + behind, words };
}

const signsAtStart = (text: string): number =>
  /^[^\s\p{L}\p{M}\p{N}]*/u.exec(text)?.[0].length ?? 0;
const signsAtEnd = (text: string): number =>
  /(?<![^\s\p{L}\p{M}\p{N}])[^\s\p{L}\p{M}\p{N}]*$/u.exec(text)?.[0].length ?? 0;

/** What is free of the others' places around some words. */
function roomFor(words: readonly Word[], around: Range, places: Places): Range {
  const start = words[0]?.range.start ?? around.start;
  const others = [...places.values()];
  return {
    start: Math.max(
      around.start,
      ...others.filter((one) => one.start < start).map(({ end }) => end),
    ),
    end: Math.min(around.end, ...others.filter((one) => one.start > start).map((one) => one.start)),
  };
}

/** The place of a mark without text: before the first word that is linked with what follows it, beside the others. */
function placeBetween(mark: Mark, { words, end }: Stretch, places: Places): Stretch {
  const following = words
    .flatMap(({ range, sources }) => sources.map((source) => ({ range, source })))
    .filter(({ source }) => source.start >= mark.start)
    .sort((a, b) => a.source.start - b.source.start || a.range.start - b.range.start);
  const at = following[0]?.range.start ?? end;
  const over = [...places.values()].find((place) => place.start < at && at < place.end);
  const place = over?.end ?? at;
  return { start: place, end: place, words: [] };
}
