import { textNodes } from '../page/text-nodes.ts';

/** Letters of a script from which a page has lines in it: fewer are a name, or a link to the site's edition in it. */
const fewest = 20;

/** A test of whether some texts together have enough of a script's letters, given one after the other. */
function scriptTest(letter: RegExp): (text: string) => boolean {
  const runs = new RegExp(`${letter.source}+`, 'g');
  let count = 0;
  return (text) => {
    if (count < fewest && letter.test(text))
      for (const { 0: run } of text.matchAll(runs)) count += run.length;
    return count >= fewest;
  };
}

/**
 * The files, of those that the build makes of the words of extraction, that a page needs: the names of boxes and the words of Latin
 * script always, since Arabic sites say dates and menus in French and English too, and of the scripts that it has lines in.
 * Languages of Arabic script come together: folded, many of their words are one, and a list that one of them has the others lean on.
 * @param texts the page's texts
 */
export function wordFiles(texts: Iterable<string>): string[] {
  const arabic = scriptTest(/[\u0621-\u06d3]/);
  const hebrew = scriptTest(/[\u05d0-\u05ea]/);
  let [isArabic, isHebrew] = [false, false];
  for (const text of texts) {
    isArabic = arabic(text);
    isHebrew = hebrew(text);
    if (isArabic && isHebrew) break;
  }
  const files = ['words/names.js', 'words/en.js', 'words/western.js'];
  if (isArabic) files.push('words/ar.js', 'words/fa.js', 'words/ur.js');
  if (isHebrew) files.push('words/he.js');
  return files;
}

/** The texts of a part of a page, without its programs and style sheets, which are most of some pages. */
export function* textsIn(place: Element): Generator<string> {
  for (const text of textNodes(place))
    if (!text.parentElement?.matches('style, script:not([type*="ld+json"])')) yield text.data;
}
