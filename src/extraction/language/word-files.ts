/** Letters of a language from which a page has lines in it: fewer are a name, or a link to the site's edition in it. */
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
 * The files, of those that the build makes of the languages' words, that a page needs: of Latin script always, since Arabic sites
 * say dates and menus in French and English too, and of the languages that its letters are of.
 * @param text the page's text, scripts and styles among it
 * @param declared the page's own `lang`
 */
export function wordFiles(text: string, declared: string): string[] {
  const lang = declared.toLowerCase().split(/[-_]/)[0] ?? '';
  const files = ['words/en.js', 'words/western.js'];
  if (has(text, /[\u0621-\u064a]+/g)) files.push('words/ar.js');
  if (/^(?:fa|ps|ckb|ku)$/.test(lang) || has(text, /[پچژگکی]+/g)) files.push('words/fa.js');
  if (lang === 'ur' || has(text, /[ٹڈڑےںہ]+/g)) files.push('words/ur.js');
  if (has(text, /[\u05d0-\u05ea]+/g)) files.push('words/he.js');
  return files;
}
