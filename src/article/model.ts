import type * as v from 'valibot';
import { addressKey } from './address/canonical-address.ts';
import type { articleSchema, extractedSchema, extractionSchema } from './schema.ts';
import { foldLetters } from './text/arabic.ts';

/** Reading direction of a text. */
export type Direction = 'rtl' | 'ltr';

/** An article as the content script takes it out of a page. */
export type ExtractedArticle = v.InferOutput<typeof extractedSchema>;

/** An article with the id that the library knows it by. */
export type Article = v.InferOutput<typeof articleSchema>;

/** One unit of an article that is shown beside its translation. */
export type Block = ExtractedArticle['blocks'][number];

/** What a block of an article is. */
export type BlockKind = Block['kind'];

/** What the content script's run in a page comes to. */
export type Extraction = v.InferOutput<typeof extractionSchema>;

/** Why a page gave no article; a front page has headlines instead, and what is no text is a picture, a film or data. */
export type ExtractionFailure = Extract<Extraction, { failure: unknown }>['failure'];

/** The part of a page to read: what Readability finds, the selection, the whole page, a chosen area, or the headlines that lead to articles. */
export type Scope = 'article' | 'selection' | 'page' | 'area' | 'headlines';

/** The title as a block, so that it is read, split and translated like the rest. */
export function titleBlock(article: ExtractedArticle): Block {
  return {
    kind: 'heading',
    text: article.title,
    html: `<h1>${escapedText(article.title)}</h1>`,
    lang: article.lang,
    dir: article.dir,
  };
}

/** A text as HTML that shows it. */
export function escapedText(text: string): string {
  return text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** All that is read of an article, in order: the title, then its blocks. Sentences count from here: 0 is the title. */
export function readingBlocks(article: ExtractedArticle): readonly Block[] {
  return [titleBlock(article), ...article.blocks];
}

/** A reading of a page that never takes the place of the whole article, or shares anything with it. */
export type ArticleForm = 'selection' | 'headlines' | 'private';

/** One of several stories at the same address, as pages have them whose address never changes. */
export type StoryForm = `story ${string}`;

/** The form of a story whose address is known to be another one's, by its headline. */
export function storyForm(title: string): StoryForm {
  return `story ${foldLetters(title)}`;
}

/** The id of the article at an address, in whatever spelling: 32 hexadecimal digits of a SHA-256. */
export function articleId(url: string, form?: ArticleForm | StoryForm): Promise<string> {
  return digest([addressKey(url), form].filter(Boolean).join(' '));
}

/** The id that versions before 0.2 gave the article at an address, for finding what they kept. */
export function formerId(url: string, form?: ArticleForm): Promise<string> {
  return digest([url, form].filter(Boolean).join(' '));
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes, 0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
