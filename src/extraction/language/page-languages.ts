import { textNodes } from '../page/text-nodes.ts';

/** Letters of a script from which a page has lines in it: fewer are a name, or a link to the site's edition in it. */
const fewest = 20;

/**
 * The languages, by their files here, whose words a page is read with: those of Latin script always, since Arabic sites say dates and
 * menus in French and English too, and those of the scripts that it has lines in. Languages of Arabic script come together: folded,
 * many of their words are one, and a list that one of them has the others lean on.
 * @param texts the page's texts
 */
export function pageLanguages(texts: Iterable<string>): string[] {
  const scripts = [
    { letters: /[\u0621-\u06d3]+/g, languages: ['ar', 'fa', 'ur'], count: 0 },
    { letters: /[\u05d0-\u05ea]+/g, languages: ['he'], count: 0 },
  ];
  for (const text of texts)
    for (const script of scripts)
      if (script.count < fewest) script.count += text.match(script.letters)?.join('').length ?? 0;
  const found = scripts.filter(({ count }) => count >= fewest);
  return ['en', 'western', ...found.flatMap(({ languages }) => languages)];
}

const unread = 'style, script:not([type*="ld+json"])';

/** The texts of a part of a page that have such letters, without its programs and style sheets, which are most of some pages. */
export function* textsIn(place: Element): Generator<string> {
  // A form's fields may stand for its functions.
  for (const { data, parentElement: box } of textNodes(place))
    if (/[\u05d0-\u06d3]/.test(data) && !(box && Element.prototype.matches.call(box, unread)))
      yield data;
}
