import { escapedText } from '../../article/model.ts';
import { splitPlainly } from '../../article/text/sentences.ts';

/** Characters from which a text in one piece is split between sentences, and of a paragraph then, at least. */
const longest = 900;
const shortest = 300;

const markup =
  /<\/?(?:p|div|br|h[1-6]|ul|ol|blockquote|figure|table|section|span|strong|b|a)\b[^<>]*>/i;

/** A text that a page tells machines, as a body of paragraphs: by its HTML, by its line ends, or some sentences each. */
export function bodyFromJsonLd(told: string): HTMLElement {
  const html = markup.test(told)
    ? told
    : paragraphsOf(told)
        .map((text) => `<p>${escapedText(text)}</p>`)
        .join('');
  return new DOMParser().parseFromString(`<body>${html}`, 'text/html').body;
}

function paragraphsOf(told: string): string[] {
  const lines = told.split(/[\r\n]+/).filter((line) => line.trim());
  return lines.flatMap((line) => (line.length > longest ? inParts(line) : [line]));
}

function inParts(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { end } of splitPlainly(line)) {
    if (end - from < shortest && end < line.trimEnd().length) continue;
    parts.push(line.slice(from, end).trim());
    from = end;
  }
  return [...parts, line.slice(from)].filter((part) => part.trim());
}
