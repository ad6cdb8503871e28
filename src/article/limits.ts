/**
 * How much is taken of anything that comes from outside: a page, a backup, a service, another context's message. Lengths are
 * UTF-16 units (`string.length`). What is longer is cut where a part is still of use (a title), else left out or refused. Each
 * limit is several times what real pages have, and low enough that work in proportion to it stays within a second or two.
 */

/** A headline: what is longer is a trap, or a page's whole text in one element. */
export const title = 500;
/** A name: a writer, a site, an engine, a model. */
export const name = 200;
/** A page's own summary of its article. */
export const excerpt = 2000;
/** A query of the library. */
export const query = 1000;
/** Searches that are kept: each is counted anew with every change of the library. */
export const searches = 100;
/** Words that are kept: a diligent reader's of ten years. */
export const words = 50_000;
/** A word, or the form that a dictionary lists it under. */
export const word = 100;
/** One meaning of a kept word, and how many are kept of it: what fits on a card. */
export const meaning = 200;
export const meanings = 8;
/** What a reader marks of one article: all of it is looked for in the text when it opens. */
export const readerMarks = 1000;
/** One marked text: more than a long article. */
export const markedText = 100_000;
/** What is kept of the text before and behind a mark, to find it again by. */
export const markContext = 64;
/** A note to a mark: three printed pages. */
export const markNote = 10_000;
/** Earlier texts of one article that a backup may bring. */
export const versions = 1000;
/** A tag that the reader gave. */
export const tag = 60;
/** Tags of one article: each is a place in an index of the database. */
export const tags = 100;
/** A web address: browsers show, servers read and databases index no longer ones well; Arabic paths are six times their letters. */
export const address = 8000;
/** A picture that stands in its own address (`data:`): a megabyte and a half. */
export const dataAddress = 2_000_000;
/** The list of a picture's sizes, some hundred addresses. */
export const srcset = 20_000;
/** Any other attribute's value: a picture's description, a link's title. */
export const attribute = 2000;
/** A BCP 47 tag: the length that RFC 5646 (4.4.1) asks software to hold. */
export const languageTag = 35;
/** An ISO 8601 date with time and zone. */
export const date = 40;
/** Blocks of one article: each is a row that the reader shows, so long books fit and a page made to hang does not. */
export const blocks = 30_000;
/** Lines of one article that rules left out and that the reader may put back: more are no lines of it. */
export const leftOut = 50;
/** Letters of one block's text. */
export const blockText = 1_000_000;
/** A block's HTML: its text with links, and pictures that stand in their addresses. */
export const blockHtml = 4_000_000;
/** The HTML of all of an article's blocks: browsers pass no message beyond 64 MiB, and Arabic takes two bytes a letter. */
export const articleHtml = 16_000_000;
/** What says which words of a sentence became which: some five characters for each of the longest one's words, and ten times that. */
export const wordLinks = 60_000;
/** A sentence that is translated as one: what is longer is cut at a space, since engines and services refuse or forget the rest. */
export const sentence = 5000;
/** Inline elements of one sentence. */
export const marks = 1000;
/** Sentences that are kept of one article in one language, by all engines. */
export const sentences = 200_000;
/** Pictures that are kept of one article. */
export const pictures = 2000;
/** Languages of a service, and models of a server, that are listed. */
export const codes = 1000;
/** Bytes of a translation service's answer: the longest are lists of models, a megabyte or two. */
export const answerBytes = 8_000_000;
/** Bytes of the list of a source of on-device models: Mozilla's is under a megabyte. */
export const catalogueBytes = 16_000_000;
/** Bytes of one file of an on-device model: Mozilla's largest are 32 MB, and it has to fit into memory. */
export const modelFileBytes = 256_000_000;
