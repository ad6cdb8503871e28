/** What a paragraph or picture is compared by. */
export interface Comparable {
  /** The same where two paragraphs say the same. */
  readonly key: string;
  readonly text: string;
  /** Its words as `tokensOf` compares them. */
  readonly words: ReadonlySet<string>;
  /** What tells its pictures; empty where it has none. */
  readonly pictures: string;
  /** Whether it is running text, which an editor may part with a new line. */
  readonly isProse: boolean;
}

/** Words that stand in so many paragraphs tell none of them apart; looking at them would make large texts slow. */
const commonest = 40;

/** For words, the places of the paragraphs that have some of them, with how many. */
type Sharing = (words: ReadonlySet<string>) => ReadonlyMap<number, number>;

/** Tells which of some paragraphs share words with a text. */
export function sharingWith(paragraphs: readonly Comparable[]): Sharing {
  const having = placesOf(paragraphs);
  return (words) => {
    const shared = new Map<number, number>();
    for (const word of words)
      for (const at of having.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return shared;
  };
}

/** In which paragraphs a word stands, without the words that stand nearly everywhere. */
function placesOf(paragraphs: readonly Comparable[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { words }] of paragraphs.entries())
    for (const word of words) {
      const known = places.get(word);
      if (known) known.push(at);
      else places.set(word, [at]);
    }
  for (const [word, all] of places) if (all.length > commonest) places.delete(word);
  return places;
}
