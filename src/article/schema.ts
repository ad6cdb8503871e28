import * as v from 'valibot';
import { isPageAddress } from './address/canonical-address.ts';
import * as limits from './limits.ts';
import { type Direction, escapedText } from './model.ts';
import { pageTime } from './page-date.ts';
import { cut } from './text/cut.ts';
import { textDirection } from './text/direction.ts';
import { languageDirection, normalizedLanguageTag, textLanguage } from './text/language.ts';

// What an article may look like that comes from outside: out of a page, a backup, or a database that an older version wrote.
// What can be done without is repaired or left out; what an article cannot be without makes the check fail. Types follow from it.

/** A text that is cut where it is too long. */
export const textUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => cut(text, most)),
  );

/** What may be wrong or missing without harm: then there is none. */
export const harmless = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.fallback(v.optional(schema), undefined);

const pictureAddress = v.pipe(
  v.string(),
  v.maxLength(limits.address),
  v.check((address) => isPageAddress(address) && !address.startsWith('file:')),
);

/** A moment or a day of ISO 8601. */
const date = v.pipe(
  v.string(),
  v.maxLength(limits.date),
  v.check((text) => Number.isFinite(pageTime(text))),
);

const language = v.pipe(
  v.string(),
  v.transform((tag) => normalizedLanguageTag(tag) ?? ''),
  v.minLength(2),
);

const direction = v.picklist(['rtl', 'ltr']);

const block = v.pipe(
  v.object({
    /** What it is; `standfirst` is what stands between headline and text, `embed` a foreign post or video, kept as a link card. */
    kind: v.fallback(
      v.picklist([
        'heading',
        'standfirst',
        'paragraph',
        'quote',
        'list',
        'table',
        'code',
        'picture',
        'embed',
      ]),
      'paragraph',
    ),
    /** Plain text, white space folded; one line for each item, row or quoted paragraph. */
    text: textUpTo(limits.blockText),
    /** One root element (h1–h6, p, blockquote, ul, ol, table, pre, figure, div for an embed), untrusted until sanitised. */
    html: v.string(),
    lang: harmless(language),
    dir: harmless(direction),
    /** Addresses of the pictures in `html`, read where there is a DOM (Chrome's background has none); see `withPictures`. */
    pictures: harmless(v.pipe(v.array(pictureAddress), v.maxLength(limits.pictures), v.readonly())),
  }),
  v.transform(({ lang, dir, ...rest }) => ({
    ...withoutGaps(rest),
    html: rest.html.length > limits.blockHtml ? plainParagraph(rest.text) : rest.html,
    /** BCP 47 tag of the block's own language. */
    lang: lang ?? textLanguage(rest.text, undefined),
    dir: dir ?? textDirection(rest.text, 'rtl'),
  })),
  v.readonly(),
);

/** The blocks that are whole, as many as an article may have. */
const blocks = v.pipe(v.array(v.unknown()), v.transform(wholeBlocks), v.minLength(1), v.readonly());

const leftOutLine = v.pipe(
  v.object({
    /** How many of the blocks that were read stand before it. */
    at: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(limits.blocks)),
    /** The rule of extraction that took it for the site's. */
    rule: textUpTo(limits.name),
    block,
    /** Whether the reader has put it back: then it stands among the blocks too. */
    isBack: harmless(v.boolean()),
  }),
  v.transform((line) => withoutGaps(line)),
  v.readonly(),
);

const entries = {
  /** The page's normalised address, under which the article is kept. */
  url: v.pipe(v.string(), v.maxLength(limits.address), v.check(isPageAddress)),
  title: textUpTo(limits.title),
  /** A person or an agency; absent where the page names neither. */
  byline: harmless(textUpTo(limits.name)),
  siteName: harmless(textUpTo(limits.name)),
  lang: harmless(language),
  dir: harmless(direction),
  /** ISO 8601, with a zone where the page gives one. */
  publishedTime: harmless(date),
  modifiedTime: harmless(date),
  excerpt: harmless(textUpTo(limits.excerpt)),
  /** Absolute address of the lead picture. */
  leadPicture: harmless(pictureAddress),
  /** Absolute address of the site's icon. */
  icon: harmless(pictureAddress),
  /** Which version of the extractor took it out of the page: two versions may read one page differently. */
  extractor: harmless(textUpTo(limits.name)),
  blocks,
  /** Lines of the text's own box that are none of the article by the rules, in the page's order: the reader may put each back. */
  leftOut: harmless(
    v.pipe(v.array(leftOutLine), v.maxLength(limits.leftOut), v.minLength(1), v.readonly()),
  ),
  /** Whether it is no article but a page's headlines, with links to their articles. */
  listing: harmless(v.boolean()),
  /** Whether the page shows only its beginning, and the rest to subscribers. */
  teaser: harmless(v.boolean()),
};

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(limits.name));

/** An article as the content script takes it out of a page. */
export const extractedSchema = v.pipe(
  v.object(entries),
  v.transform((article) => judged(article)),
  v.readonly(),
);

/** An article with the id that the library knows it by. */
export const articleSchema = v.pipe(
  v.object({ ...entries, id }),
  v.transform((article) => judged(article)),
  v.readonly(),
);

/** An article of the database: one whose address is no address can still be read. */
export const storedArticleSchema = v.pipe(
  v.object({ ...entries, id, url: v.string() }),
  v.transform((article) => judged(article)),
  v.readonly(),
);

/** What the content script's run in a page comes to. */
export const extractionSchema = v.union([
  v.object({ article: extractedSchema }),
  /** Why a page gave no article. */
  v.object({
    failure: v.picklist([
      'no-article',
      'front-page',
      'too-large',
      'no-selection',
      'pdf',
      'not-text',
    ]),
  }),
]);

function wholeBlocks(list: unknown[]) {
  const whole: v.InferOutput<typeof block>[] = [];
  let size = 0;
  for (const one of list.slice(0, limits.blocks)) {
    const { output, success } = v.safeParse(block, one);
    if (!success) continue;
    size += output.html.length;
    if (size > limits.articleHtml) break;
    whole.push(output);
  }
  return whole;
}

interface Judged {
  readonly title: string;
  readonly lang?: string | undefined;
  readonly dir?: Direction | undefined;
  readonly blocks: readonly { readonly text: string }[];
}

/** An article with a language and a direction, judged by its text where none is given, and without what it lacks. */
function judged<T extends Judged>(article: T) {
  const text = (): string => [article.title, ...article.blocks.map((one) => one.text)].join('\n');
  const lang = article.lang ?? textLanguage(text(), undefined);
  const dir = article.dir ?? textDirection(text(), languageDirection(lang));
  return { ...withoutGaps(article), lang, dir };
}

type Gaps<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** An object's own type where what may be undefined is absent instead. */
export type WithoutGaps<T> = Omit<T, Gaps<T>> & { [K in Gaps<T>]?: Exclude<T[K], undefined> };

/** An object without the keys whose value is undefined: the database and JSON would keep some and drop others. */
export function withoutGaps<T extends object>(value: T): WithoutGaps<T> {
  const present = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(present) as WithoutGaps<T>;
}

function plainParagraph(text: string): string {
  return `<p>${escapedText(text)}</p>`;
}
