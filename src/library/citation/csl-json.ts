import type { Citable } from './citable.ts';
import { citationKeys } from './citable.ts';

/** A date of CSL-JSON. */
interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

/** An article as an item of CSL-JSON (docs.citationstyles.org, "Schema" 1.0.2). */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper';
  readonly title: string;
  readonly 'container-title': string;
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: CslDate;
  readonly accessed: CslDate;
  readonly URL: string;
  readonly language: string;
  /** The translated title in the words that Zotero keeps in its field "Extra". */
  readonly note?: string;
  /** The title in other languages, as citeproc-js and Juris-M read it. */
  readonly multi?: {
    readonly main: { readonly title: string };
    readonly _keys: { readonly title: Readonly<Record<string, string>> };
  };
}

/** Articles as items of CSL-JSON, each with an id of its own. Names stay whole: Arabic ones have no family name to part. */
export function cslItems(list: readonly Citable[]): CslItem[] {
  const keys = citationKeys(list);
  return list.map((article, at) => {
    const { title, translatedTitle, authors, site, url, lang, published, accessed } = article;
    return {
      id: keys[at] ?? '',
      type: 'article-newspaper',
      title,
      'container-title': site,
      ...(authors.length ? { author: authors.map((literal) => ({ literal })) } : {}),
      ...(published ? { issued: cslDate(published) } : {}),
      accessed: cslDate(accessed),
      URL: url,
      language: lang,
      ...(translatedTitle
        ? {
            note: `Translated title: ${translatedTitle.text}`,
            multi: {
              main: { title: lang },
              _keys: { title: { [translatedTitle.lang]: translatedTitle.text } },
            },
          }
        : {}),
    };
  });
}

/** Articles as a file of CSL-JSON. */
export function cslJson(list: readonly Citable[]): string {
  return `${JSON.stringify(cslItems(list), null, 2)}\n`;
}

function cslDate(day: string): CslDate {
  return { 'date-parts': [day.split('-').map(Number)] };
}
