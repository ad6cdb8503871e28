import type { Citable } from './citable.ts';

/** Articles as a file of RIS (the tags of Reference Manager, as Zotero and JabRef read them). */
export function ris(list: readonly Citable[]): string {
  return list.map((article) => `${entry(article)}\r\n`).join('\r\n');
}

function entry(article: Citable): string {
  const { title, translatedTitle, authors, site, url, lang, published, accessed } = article;
  const tags: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'NEWS'],
    ['TT', translatedTitle?.text],
    ['TI', title],
    ...authors.map((name) => ['AU', name] as const),
    ['T2', site],
    ['DA', published && risDate(published)],
    // The whole day: some programs look at no other tag.
    ['PY', published && risDate(published)],
    ['Y2', risDate(accessed)],
    ['LA', lang],
    ['UR', url],
    // JabRef knows no TT, and takes Y2 for the publication.
    ['N1', note(article)],
    ['ER', ''],
  ];
  return tags
    .flatMap(([tag, value]) => (value === undefined ? [] : `${tag}  - ${value}`))
    .join('\r\n');
}

function note({ translatedTitle, accessed }: Citable): string {
  // The title last: it may end with a sign of its own.
  const translated = translatedTitle ? ` Translated title: ${translatedTitle.text}` : '';
  return `Accessed ${accessed}.${translated}`;
}

/** A day as RIS writes it: `YYYY/MM/DD/`. */
function risDate(day: string): string {
  return `${day.replaceAll('-', '/')}/`;
}
