import { type Citable, citationKeys } from './citable.ts';

/** Articles as a file of BibTeX with the fields of biblatex, in UTF-8. */
export function bibtex(list: readonly Citable[]): string {
  const keys = citationKeys(list);
  return list.map((article, at) => entry(article, keys[at] ?? '')).join('\n');
}

function entry(article: Citable, key: string): string {
  const { title, translatedTitle, authors, site, url, lang, published, accessed } = article;
  const fields: readonly (readonly [string, string | undefined])[] = [
    // Twice in braces: capitals stay as they are.
    ['title', `{${escaped(title)}}`],
    ['titleaddon', translatedTitle && escaped(translatedTitle.text)],
    // A name in braces is not parted into a family's and a given one.
    ['author', authors.map((name) => `{${escaped(name)}}`).join(' and ') || undefined],
    ['journal', escaped(site)],
    ['entrysubtype', 'newspaper'],
    ['date', published],
    ['year', published?.slice(0, 4)],
    ['url', verbatim(url)],
    ['urldate', accessed],
    ['language', lang],
    // Zotero keeps no `titleaddon`.
    ['annotation', translatedTitle && `Translated title: ${escaped(translatedTitle.text)}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? `  ${name} = {${value}},\n` : []));
  return `@article{${key},\n${lines.join('')}}\n`;
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A text with what means something to TeX written so that it is seen; signs that TeX would join (two hyphens to a dash) are kept apart. */
function escaped(text: string): string {
  return text
    .replace(/[\\{}#$%&_~^]/g, (sign) => signs[sign] ?? `\\${sign}`)
    .replace(/([-'`])(?=\1)|([!?])(?=`)/g, '$&{}');
}

/** An address, which is read letter for letter, without what would end its field. */
function verbatim(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent);
}
