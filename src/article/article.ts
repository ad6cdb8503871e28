/** Reading direction of a text. */
export type Direction = 'rtl' | 'ltr';

/** What a block of an article is; `embed` is a foreign post or video, kept as a link card. */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'quote'
  | 'list'
  | 'table'
  | 'code'
  | 'picture'
  | 'embed';

/** One unit of an article that is shown beside its translation. */
export interface Block {
  readonly kind: BlockKind;
  /** Plain text, white space folded; one line for each item, row or quoted paragraph. */
  readonly text: string;
  /** One root element (h1–h6, p, blockquote, ul, ol, table, pre, figure, div for an embed), untrusted until sanitised. */
  readonly html: string;
  /** BCP 47 tag of the block's own language. */
  readonly lang: string;
  readonly dir: Direction;
}

/** An article as the content script takes it out of a page. */
export interface ExtractedArticle {
  /** The page's normalised address, under which the article is kept. */
  readonly url: string;
  readonly title: string;
  /** A person or an agency; absent where the page names neither. */
  readonly byline?: string;
  readonly siteName?: string;
  /** BCP 47 tag, judged by the text where the page's attribute lies. */
  readonly lang: string;
  readonly dir: Direction;
  /** ISO 8601, with a zone where the page gives one. */
  readonly publishedTime?: string;
  readonly modifiedTime?: string;
  readonly excerpt?: string;
  /** Absolute address of the lead picture. */
  readonly leadPicture?: string;
  /** Absolute address of the site's icon. */
  readonly icon?: string;
  readonly blocks: readonly Block[];
}

/** An article with the id that the library knows it by. */
export interface Article extends ExtractedArticle {
  readonly id: string;
}

/** Why a page gave no article. */
export type ExtractionFailure = 'no-article' | 'too-large' | 'no-selection';

/** What the content script's run in a page comes to. */
export type Extraction =
  | { readonly article: ExtractedArticle }
  | { readonly failure: ExtractionFailure };

/** The part of a page to read: what Readability finds, the selection, the whole page, or a chosen area. */
export type Scope = 'article' | 'selection' | 'page' | 'area';

/** The title as a block, so that it is read, split and translated like the rest. */
export function titleBlock(article: ExtractedArticle): Block {
  const escaped = article.title.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  return {
    kind: 'heading',
    text: article.title,
    html: `<h1>${escaped}</h1>`,
    lang: article.lang,
    dir: article.dir,
  };
}

/** All that is read of an article, in order: the title, then its blocks. Sentences count from here: 0 is the title. */
export function readingBlocks(article: ExtractedArticle): readonly Block[] {
  return [titleBlock(article), ...article.blocks];
}

/** The id of the article at an address: 32 hexadecimal digits of the address's SHA-256. */
export async function articleId(url: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(url));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
