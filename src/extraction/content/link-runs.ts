import { isSitePage } from '../../article/address/canonical-address.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import { matcher } from '../language/language.ts';
import type { Line } from '../lines/line.ts';
import { isRelatedLabel, lineKey } from '../lines/wording.ts';

/** Share of an article's words in lines that are links, from which links are what it is about. */
const listing = 0.3;

/** Drops lines that are nothing but a link to another page of the site, with a short label above two or more of them. */
export function dropLinkRuns(lines: readonly Line[], base: string): Line[] {
  const isCard = lines.map((line, index) => isOwnLink(line, base) && !leadsIn(lines[index - 1]));
  const count = (some: readonly Line[]): number =>
    some.reduce((sum, line) => sum + line.words.length, 0);
  const linked = lines.filter((line, index) => isCard[index] || line.linked > 0.8);
  const prose = lines.filter((line) => line.prose).length;
  // As many links as paragraphs: a round-up, and these are its headings.
  if (linked.length >= 3 && linked.length >= 0.6 * prose) return [...lines];
  if (count(linked) > listing * count(lines)) return [...lines];
  return lines.filter((line, index) => !isCard[index] && !(isCard[index + 1] && isLabel(line)));
}

function isOwnLink(line: Line, base: string): boolean {
  const { kind, element, words, linked } = line;
  if (words.length < 3 || words.length > 60) return false;
  if (kind !== 'paragraph' && kind !== 'list') return false;
  if (linked <= 0.8 && !isLabelledLink(line)) return false;
  const links = [...element.querySelectorAll('a')];
  return (
    links.length > 0 && links.every((link) => isSitePage(link.getAttribute('href') ?? '', base))
  );
}

/** "From our archive: the headline of another page": a few words, a sign, and a link that ends the line. */
function isLabelledLink({ kind, text, element, words, linked }: Line): boolean {
  if (kind !== 'paragraph' || words.length > 25 || linked < 0.4) return false;
  const link = element.querySelector('a');
  const title = collapseWhitespace(link?.textContent ?? '');
  if (!text.endsWith(title) || title.split(' ').length < 4) return false;
  const label = text.slice(0, -title.length).trim();
  if (!/^[^.،؛]{2,40}(?:[:：>»|–—-]|\.\.+)$/.test(label) || label.split(' ').length > 6)
    return false;
  return !givenBeside.test(lineKey(label));
}

/** The lines that are links below a label such as "Links to register:": the text gives them. */
export function givenLinks(lines: readonly Line[]): ReadonlySet<Line> {
  let given = false;
  return new Set(
    lines.filter((line) => {
      if (line.linked <= 0.7) given = givesLinks(line);
      return given;
    }),
  );
}

function givesLinks({ key, endsInColon }: Line): boolean {
  if (!endsInColon || isRelatedLabel(key)) return false;
  return givenBeside.test(key) || linkCollection.test(key);
}

/** What a text gives its readers to read beside it. */
const givenBeside = matcher('document-word');
const linkCollection = matcher('link-collection-word');

// "The full text of the decree:" and the link to it belong together.
function leadsIn(before: Line | undefined): boolean {
  return before?.prose === true && before.endsInColon;
}

function isLabel({ kind, text, words, linked, endsInColon }: Line): boolean {
  if (linked >= 0.1 || words.length > 6) return false;
  if (kind === 'heading' || words.length > 4) return endsInColon;
  return kind === 'paragraph' && !/[.!؟?»”"]\s*$/.test(text);
}
