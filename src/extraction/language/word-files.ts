/** Letters of a script from which a page has lines in it: fewer are a name, or a link to the site's edition in it. */
const fewest = 20;

function has(text: string, letters: RegExp): boolean {
  let count = 0;
  for (const { 0: run } of text.matchAll(letters)) {
    count += run.length;
    if (count >= fewest) return true;
  }
  return false;
}

/**
 * The files, of those that the build makes of the words of extraction, that a page needs: the names of boxes and the words of Latin script always, since Arabic sites
 * say dates and menus in French and English too, and of the scripts that it has lines in. Languages of Arabic script come
 * together: folded, many of their words are one, and a list that one of them has the others lean on.
 * @param text the page's text, scripts and styles among it
 */
export function wordFiles(text: string): string[] {
  const files = ['words/names.js', 'words/en.js', 'words/western.js'];
  if (has(text, /[\u0621-\u06d3]+/g)) files.push('words/ar.js', 'words/fa.js', 'words/ur.js');
  if (has(text, /[\u05d0-\u05ea]+/g)) files.push('words/he.js');
  return files;
}
