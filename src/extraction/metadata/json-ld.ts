import { collapseWhitespace } from '../blocks/structure.ts';

/** What a page's JSON-LD says of its article. */
export interface JsonLd {
  readonly headline?: string | undefined;
  /** The address that it names as the article's. */
  readonly url?: string | undefined;
  readonly authors: readonly string[];
  readonly publishedTime?: string | undefined;
  readonly modifiedTime?: string | undefined;
  readonly siteName?: string | undefined;
  readonly picture?: string | undefined;
  readonly language?: string | undefined;
  readonly sections: readonly string[];
  /** The whole text, where the page gives it. */
  readonly text?: string | undefined;
  /** The same as it stands there, with its line ends or its HTML; not where readers have to pay for it. */
  readonly body?: string | undefined;
  /** Whether readers have to pay for it, or for parts of it. */
  readonly isPaid?: boolean;
  /** Words of the whole text. */
  readonly words?: number;
}

/** What is said of an article by a page that says nothing. */
export const emptyJsonLd: JsonLd = { authors: [], sections: [] };

type Thing = Readonly<Record<string, unknown>>;

const articleType = /(?:Article|BlogPosting|Report|SocialMediaPosting|LiveBlog)/;

/** Reads the first article in a page's JSON-LD, whatever it is wrapped in and however carelessly it is written. */
export function readJsonLd(page: Document): JsonLd {
  const things = [...page.querySelectorAll('script[type*="ld+json"]')].flatMap((script) =>
    thingsIn(parse(script.textContent)),
  );
  const isArticle = (thing: Thing): boolean => articleType.test(String(thing['@type'] ?? ''));
  const article =
    things.find((thing) => isArticle(thing) && thing['headline']) ?? things.find(isArticle);
  if (!article) return emptyJsonLd;
  const told = (field: string): string | undefined => text(article[field]);
  const all = (field: string): readonly unknown[] => list(article[field]);
  const { articleBody: body, mainEntityOfPage: place } = article;
  const whole = told('articleBody');
  return {
    headline: told('headline') ?? told('name'),
    url: told('url') ?? text(place) ?? text((place as Thing | undefined)?.['@id']),
    authors: all('author').flatMap((author) => named(author, things) ?? []),
    publishedTime: told('datePublished'),
    modifiedTime: told('dateModified'),
    siteName: named(all('publisher')[0], things),
    picture: named(all('image')[0], things, ['url', 'contentUrl']),
    language: told('inLanguage'),
    text: whole?.includes('<') ? textOfHtml(whole) : whole,
    body: typeof body === 'string' && !isPaid(article) ? decoded(body) : undefined,
    isPaid: [article, ...all('hasPart')].some((one) => isPaid(one as Thing)),
    words: Number(article['wordCount'] ?? 0),
    sections: all('articleSection').flatMap((section) => text(section) ?? []),
  };
}

function isPaid(thing: Thing): boolean {
  return /^false$/i.test(String(thing['isAccessibleForFree'] ?? ''));
}

// Raw line ends in strings and comment marks around the whole are common and harmless.
function parse(source: string): unknown {
  const bare = source.replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, '').trim();
  const inOneLine = bare.replace(/\p{Cc}+/gu, ' ');
  const whole = [bare, inOneLine, bare.replace(/;\s*$/, '')];
  for (const candidate of [...whole, upToLastField(inOneLine)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next form of it may be read.
    }
  }
  return undefined;
}

/** A source that was cut short up to its last whole field, closed there. */
function upToLastField(source: string): string {
  const open: string[] = [];
  let whole = '';
  for (const { 0: sign, index } of source.matchAll(/"(?:[^"\\]|\\[\s\S])*"?|[[\]{},]/g)) {
    if (sign === '{' || sign === '[') open.unshift(sign === '{' ? '}' : ']');
    else if (sign === '}' || sign === ']') open.shift();
    else if (sign === ',') whole = source.slice(0, index) + open.join('');
  }
  return whole;
}

function thingsIn(value: unknown, depth = 0): Thing[] {
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((one) => thingsIn(one, depth + 1));
  const thing = value as Thing;
  const inner = ['@graph', 'mainEntity', 'itemListElement', 'mainEntityOfPage'].flatMap((name) =>
    thingsIn(thing[name], depth + 1),
  );
  return [thing, ...inner];
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string | undefined {
  if (Array.isArray(value)) return text(value[0]);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return collapseWhitespace(decoded(String(value))) || undefined;
}

function decoded(value: string): string {
  return /&(?:#|\w+;)/.test(value) ? textOfHtml(value.replace(/</g, '&lt;')) : value;
}

function textOfHtml(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

/** A text, or what a thing, or one that it refers to, is named by. */
function named(value: unknown, things: readonly Thing[], fields = ['name']): string | undefined {
  if (typeof value !== 'object' || value === null) return text(value);
  const { '@id': id } = value as Thing;
  const others = id ? things.filter((one) => one['@id'] === id) : [];
  return [value as Thing, ...others]
    .flatMap((one) => fields.map((field) => text(one[field])))
    .find((found) => found !== undefined);
}
