import * as v from 'valibot';
import { isPageAddress } from '../../article/address/canonical-address.ts';
import * as limits from '../../article/limits.ts';
import { harmless, textUpTo, withoutGaps } from '../../article/schema.ts';
import { bareWord } from '../../article/text/arabic.ts';
import { normalizedLanguageTag } from '../../article/text/language.ts';
import { engineIds } from '../../translation/engines/declarations.ts';
import { keptWordId } from './keys.ts';

// What the library's records may look like when they come out of the database or a backup: an older version, a hostile file or a
// damaged disk may have written them. What a list or a reader can do without is repaired; types follow from these schemas.

/** Milliseconds since 1970, up to the year 9999: in every zone a Date that can be shown. */
export const time = v.pipe(v.number(), v.minValue(0), v.maxValue(253_402_214_400_000));

const count = v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0);

const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The items of a list that are as they should be, the first so many of them. */
const list = <T>(item: v.GenericSchema<unknown, T>, most: number) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((values): readonly T[] =>
        values.slice(0, most).flatMap((value) => {
          const { output, success } = v.safeParse(item, value);
          return success ? [output] : [];
        }),
      ),
    ),
    [],
  );

/** BCP 47 tag of a language that something is translated into. */
const target = v.pipe(
  v.string(),
  v.maxLength(limits.languageTag),
  v.check((tag) => normalizedLanguageTag(tag) !== undefined),
);

/** How many of an article's pictures are in the queue, kept, in want of a host permission, and not to be had. */
const pictureCount = v.object({ wanted: count, kept: count, permission: count, missing: count });

const noPictures = { wanted: 0, kept: 0, permission: 0, missing: 0 };

/** What the reader made of an article; what is wrong in it is as if it were new. */
export const readerFields = {
  /** Whether an article may go when room is needed, or stays until the reader removes it. */
  keep: v.fallback(v.picklist(['cached', 'saved']), 'saved'),
  readAt: v.fallback(time, () => Date.now()),
  savedAt: harmless(time),
  /** When the library first had it. */
  addedAt: harmless(time),
  /** How far the reader has come with it. */
  state: v.fallback(v.picklist(['unread', 'reading', 'read', 'archived']), 'unread'),
  favourite: v.fallback(v.boolean(), false),
  tags: list(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.tag)), limits.tags),
  /** Where the reader stopped: the block at the top (0 is the title) and the share read, 0–1. */
  position: harmless(
    v.object({
      block: wholeNumber,
      progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
  ),
};

/** An article as lists show it: everything but its text. Times are milliseconds since 1970. */
export const summarySchema = v.object({
  ...readerFields,
  id: v.string(),
  url: v.fallback(v.string(), ''),
  /** Host of the address without `www.`, as `site:` finds it. */
  site: v.fallback(v.string(), ''),
  title: v.fallback(textUpTo(limits.title), ''),
  siteName: harmless(textUpTo(limits.name)),
  byline: harmless(textUpTo(limits.name)),
  excerpt: harmless(textUpTo(limits.excerpt)),
  lang: v.fallback(target, 'und'),
  dir: v.fallback(v.picklist(['rtl', 'ltr']), 'rtl'),
  publishedTime: harmless(v.pipe(v.string(), v.maxLength(limits.date))),
  leadPicture: harmless(v.string()),
  icon: harmless(v.string()),
  words: count,
  /** When it was removed; it can come back until `purgeRemoved` has run. */
  removedAt: harmless(time),
  /** Languages in which translated sentences are kept. */
  targets: list(target, limits.tags),
  pictures: v.fallback(pictureCount, noPictures),
  /** Bytes held by the text and its translations, and by the pictures: estimated from their lengths. */
  textBytes: count,
  pictureBytes: count,
  /** How many earlier texts are kept of it, and the bytes that these hold. */
  versions: count,
  versionBytes: count,
  /** How many marks the reader made in it, and how many of them have a note. */
  marks: count,
  notes: count,
  /** Whether the page has changed since the article was saved. */
  changed: v.fallback(v.boolean(), false),
});

/** A search that the reader keeps. */
export const savedSearchSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.name)),
  /** What it is called; the query itself until the reader names it. */
  name: v.pipe(textUpTo(limits.name), v.nonEmpty()),
  query: v.pipe(textUpTo(limits.query), v.nonEmpty()),
  /** When it was last opened: what came later is new. */
  openedAt: time,
});

const word = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.word));

/** A word that the reader keeps: all that is shown of it, so that it outlives its article. */
export const keptWordSchema = v.pipe(
  v.object({
    /** `keptWordId` of its article and its text. */
    id: v.string(),
    /** The word as written there. */
    text: word,
    /** The form that a dictionary lists it under, absent where none of the reader's does, and how that says it is read. */
    term: harmless(word),
    reading: harmless(word),
    /** Short meanings of that entry, or what the engine made of the word. */
    meanings: list(v.pipe(textUpTo(limits.meaning), v.nonEmpty()), limits.meanings),
    /** The sentence it was kept from, and where in it the word begins, in UTF-16 units. */
    sentence: v.pipe(v.string(), v.maxLength(limits.sentence)),
    start: wholeNumber,
    /** The sentence's translation, and its language. */
    translation: harmless(v.pipe(textUpTo(limits.sentence), v.nonEmpty())),
    target: harmless(target),
    article: v.object({
      id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.name)),
      url: v.pipe(v.string(), v.maxLength(limits.address), v.check(isPageAddress)),
      title: textUpTo(limits.title),
      siteName: harmless(textUpTo(limits.name)),
      publishedTime: harmless(v.pipe(v.string(), v.maxLength(limits.date))),
    }),
    /** Tags that the article had when the word was kept. */
    tags: list(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.tag)), limits.tags),
    keptAt: time,
  }),
  v.check(({ id, text, article }) => id === keptWordId(article.id, text) && bareWord(text) !== ''),
  v.check(({ text, sentence, start }) => sentence.startsWith(text, start)),
  v.transform((kept) => ({ ...withoutGaps(kept), article: withoutGaps(kept.article) })),
);

/**
 * What the reader marked in one of an article's panes. It is found again by two selectors of the W3C's Web Annotation Data Model:
 * `quote` is a TextQuoteSelector, `position` a TextPositionSelector over the pane's text (see `paneText`), in code points.
 */
export const markSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.name)),
    articleId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.name)),
    pane: v.picklist(['source', 'translation']),
    /** BCP 47 tag of the marked text's language. */
    lang: v.fallback(target, 'und'),
    quote: v.object({
      exact: v.pipe(v.string(), v.maxLength(limits.markedText), v.regex(/\S/)),
      prefix: v.fallback(textUpTo(limits.markContext), ''),
      suffix: v.fallback(textUpTo(limits.markContext), ''),
    }),
    position: v.object({ start: wholeNumber, end: wholeNumber }),
    /** The block in which it began, a hint: 0 is the title. */
    block: wholeNumber,
    /** What the reader wrote to it; empty where nothing. */
    note: v.fallback(textUpTo(limits.markNote), ''),
    createdAt: time,
    changedAt: time,
  }),
  v.check(({ position }) => position.start < position.end),
);

/** What an article's summary needs for its row to be worth anything. */
export const validSummary = v.object({
  url: v.pipe(v.string(), v.check(isPageAddress)),
  title: v.string(),
});

const mark = v.object({ start: wholeNumber, end: wholeNumber, element: wholeNumber });

const sentence = v.object({
  /** The source's text and skeleton of elements, as `sentenceKey` gives them. */
  source: v.pipe(v.string(), v.maxLength(limits.blockText)),
  engine: v.picklist(engineIds),
  model: textUpTo(limits.name),
  translation: v.object({
    text: v.pipe(v.string(), v.maxLength(limits.blockText)),
    marks: list(mark, limits.marks),
  }),
  /** As in `TranslatedSentence`; a reader checks what it says. */
  links: harmless(v.pipe(v.string(), v.maxLength(limits.wordLinks))),
});

/** Translated sentences as the translator sends them to be kept; those that are not whole are left out. */
export const keptSentencesSchema = list(
  v.object({
    articleId: v.pipe(v.string(), v.maxLength(limits.name)),
    target,
    ...sentence.entries,
  }),
  limits.sentences,
);

/** An article's translated sentences in one language. */
export const translationSchema = v.object({
  articleId: v.string(),
  target,
  sentences: list(sentence, limits.sentences),
});
