/**
 * How much is taken of anything that comes from outside: a page, a backup, a service, another context's message. Lengths are
 * UTF-16 units (`string.length`). What is longer is cut where a part is still of use (a title), else left out or refused. Each
 * limit is several times what real pages have, and low enough that work in proportion to it stays within a second or two.
 */
export const limits = {
  /** A headline: what is longer is a trap, or a page's whole text in one element. */
  title: 500,
  /** A name: a writer, a site, an engine, a model. */
  name: 200,
  /** A page's own summary of its article. */
  excerpt: 2000,
  /** A query of the library. */
  query: 1000,
  /** Searches that are kept: each is counted anew with every change of the library. */
  searches: 100,
  /** Words that are kept: a diligent reader's of ten years. */
  words: 50_000,
  /** A word, or the form that a dictionary lists it under. */
  word: 100,
  /** One meaning of a kept word, and how many are kept of it: what fits on a card. */
  meaning: 200,
  meanings: 8,
  /** What a reader marks of one article: all of it is looked for in the text when it opens. */
  readerMarks: 1000,
  /** One marked text: more than a long article. */
  markedText: 100_000,
  /** What is kept of the text before and behind a mark, to find it again by. */
  markContext: 64,
  /** A note to a mark: three printed pages. */
  markNote: 10_000,
  /** Earlier texts of one article that a backup may bring. */
  versions: 1000,
  /** A tag that the reader gave. */
  tag: 60,
  /** Tags of one article: each is a place in an index of the database. */
  tags: 100,
  /** A web address: browsers show, servers read and databases index no longer ones well; Arabic paths are six times their letters. */
  address: 8000,
  /** A picture that stands in its own address (`data:`): a megabyte and a half. */
  dataAddress: 2_000_000,
  /** The list of a picture's sizes, some hundred addresses. */
  srcset: 20_000,
  /** Any other attribute's value: a picture's description, a link's title. */
  attribute: 2000,
  /** A BCP 47 tag: the length that RFC 5646 (4.4.1) asks software to hold. */
  languageTag: 35,
  /** An ISO 8601 date with time and zone. */
  date: 40,
  /** Blocks of one article: each is a row that the reader shows, so long books fit and a page made to hang does not. */
  blocks: 30_000,
  /** Lines of one article that rules left out and that the reader may put back: more are no lines of it. */
  leftOut: 50,
  /** Letters of one block's text. */
  blockText: 1_000_000,
  /** A block's HTML: its text with links, and pictures that stand in their addresses. */
  blockHtml: 4_000_000,
  /** The HTML of all of an article's blocks: browsers pass no message beyond 64 MiB, and Arabic takes two bytes a letter. */
  articleHtml: 16_000_000,
  /** What says which words of a sentence became which: some five characters for each of the longest one's words, and ten times that. */
  wordLinks: 60_000,
  /** A sentence that is translated as one: what is longer is cut at a space, since engines and services refuse or forget the rest. */
  sentence: 5000,
  /** Inline elements of one sentence. */
  marks: 1000,
  /** Sentences that are kept of one article in one language, by all engines. */
  sentences: 200_000,
  /** Pictures that are kept of one article. */
  pictures: 2000,
  /** Languages of a service, and models of a server, that are listed. */
  codes: 1000,
  /** Bytes of a translation service's answer: the longest are lists of models, a megabyte or two. */
  answerBytes: 8_000_000,
  /** Bytes of the list of a source of on-device models: Mozilla's is under a megabyte. */
  catalogueBytes: 16_000_000,
  /** Bytes of one file of an on-device model: Mozilla's largest are 32 MB, and it has to fit into memory. */
  modelFileBytes: 256_000_000,
} as const;

/** Marks that one letter is given at most; what has more is no writing. */
const mostMarks = 20;

/** A text's first part, of at most so many UTF-16 units; a letter is not parted from its marks, nor one of two units in half. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = length;
  while (end > length - mostMarks && /[\p{M}\udc00-\udfff]/u.test(text.charAt(end))) end -= 1;
  return text.slice(0, end);
}
