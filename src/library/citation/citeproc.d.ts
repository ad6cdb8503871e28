declare module 'citeproc' {
  import type { CslItem } from './csl-json.ts';

  /** What the processor asks its surroundings for. */
  interface Surroundings {
    /** A locale's XML. */
    retrieveLocale(tag: string): string;
    retrieveItem(id: string): CslItem;
  }

  /** Formats items by a style (citeproc-js.readthedocs.io). */
  class Engine {
    constructor(surroundings: Surroundings, style: string, locale: string, forceLocale: boolean);
    setOutputFormat(format: 'html' | 'text'): void;
    /** Languages in which translations are looked for. */
    setLangTagsForCslTranslation(tags: readonly string[]): void;
    setLangPrefsForCites(forms: { readonly titles: string[] }): void;
    /** 48 texts: for persons, institutions, titles, journals, publishers and places what stands before and after each of four forms. */
    setLangPrefsForCiteAffixes(affixes: readonly string[]): void;
    updateItems(ids: readonly string[]): void;
    /** The items' ids in the order of the bibliography, and their texts; false where the style has none. */
    makeBibliography(): false | [{ readonly entry_ids: readonly (readonly string[])[] }, string[]];
  }

  const processor: { readonly Engine: typeof Engine };
  // biome-ignore lint/style/noDefaultExport: the package's own form.
  export default processor;
}

declare module '*.csl' {
  const style: string;
  // biome-ignore lint/style/noDefaultExport: esbuild's form of a text.
  export default style;
}

declare module '*/locales-ar.xml' {
  const locale: string;
  // biome-ignore lint/style/noDefaultExport: esbuild's form of a text.
  export default locale;
}

declare module '*/locales-en-US.xml' {
  const locale: string;
  // biome-ignore lint/style/noDefaultExport: esbuild's form of a text.
  export default locale;
}
