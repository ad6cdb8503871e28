import { plainAddress } from '../article/address/canonical-address.ts';
import type { Extraction } from '../article/model.ts';
import { textDirection } from '../article/text/direction.ts';
import { languageDirection, textLanguage } from '../article/text/language.ts';
import type { PageMetadata } from './metadata/metadata.ts';

// What is read here uses none of the other rules: it is for where they fail.

/** A page's address and title, where what it says of its article cannot be read. */
export function minimalMetadata(page: Document): PageMetadata {
  const title = page.title.trim() || new URL(page.documentURI).hostname;
  return {
    article: { url: plainAddress(page.documentURI), title },
    titles: [title],
    region: undefined,
    articleBody: '',
    articleBodySource: undefined,
    isPaid: false,
    toldLength: 0,
    lang: page.documentElement.lang || undefined,
  };
}

/** The lines of a place as the browser gives its text, each a paragraph. */
export function plainTextArticle(
  place: Element,
  { article, lang: claimed }: PageMetadata,
): Extraction {
  // biome-ignore lint/performance/useDomNodeTextContent: only this has the line ends that the page shows.
  const shown = (place as Partial<HTMLElement>).innerText ?? place.textContent;
  const lines = shown.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  const texts = lines.filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (texts.length === 0) return { failure: 'no-article' };
  const lang = textLanguage(texts.join('\n'), claimed);
  const dir = textDirection(texts.join('\n'), languageDirection(lang));
  const paragraph = place.ownerDocument.createElement('p');
  const blocks = texts.map((text) => {
    paragraph.textContent = text;
    return { kind: 'paragraph', text, html: paragraph.outerHTML, lang, dir } as const;
  });
  return { article: { ...article, lang, dir, blocks } };
}
