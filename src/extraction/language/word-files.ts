/** Letters of a script from which a page has lines in it that matter, and from which its text is in it. */
const some = 20;
const many = 200;

function has(text: string, letters: RegExp, most: number): boolean {
  let count = 0;
  for (const { 0: run } of text.matchAll(letters)) {
    count += run.length;
    if (count >= most) return true;
  }
  return false;
}

/**
 * The files, of those that the build makes of the languages' words, that a page needs: of English, and of the languages that its
 * letters are of.
 * @param text the page's text, scripts and styles among it
 * @param declared the page's own `lang`
 */
export function wordFiles(text: string, declared: string): string[] {
  const lang = declared.toLowerCase().split(/[-_]/)[0] ?? '';
  const files = ['words/en.js'];
  if (has(text, /[\u0621-\u064a]+/g, some)) files.push('words/ar.js');
  if (/^(?:fa|ps|ckb|ku)$/.test(lang) || has(text, /[پچژگکی]+/g, some)) files.push('words/fa.js');
  if (lang === 'ur' || has(text, /[ٹڈڑےںہ]+/g, some)) files.push('words/ur.js');
  if (has(text, /[\u05d0-\u05ea]+/g, some)) files.push('words/he.js');
  const isElsewhere = lang !== '' && !/^(?:ar|fa|ur|he|iw|en)$/.test(lang);
  const isOfTheEast = has(text, /[\u05d0-\u05ea\u0621-\u064a]+/g, many);
  if (isElsewhere || !isOfTheEast) files.push('words/western.js');
  return files;
}
