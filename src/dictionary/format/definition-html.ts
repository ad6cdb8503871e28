import { escapedText } from '../../article/model.ts';

/** How deep a definition's elements may lie within each other, and how many it may have: real ones have under 20 and some thousand. */
const deepest = 60;
const most = 20_000;

const containers = new Set([
  ...['ruby', 'rt', 'rp', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
  ...['span', 'div', 'ol', 'ul', 'li'],
]);

/** Elements that our pages have no use for, and what stands for them. */
const instead: Readonly<Record<string, string>> = { details: 'div', summary: 'b' };

interface Writing {
  left: number;
}

/**
 * A definition as HTML, for `sanitizedFragment`: texts escaped, structured content as the elements that it names, without
 * its styles, links and pictures. What is no definition gives an empty text.
 */
export function definitionHtml(definition: unknown): string {
  if (typeof definition === 'string') return written(definition, 0, { left: most });
  if (!isRecord(definition)) return '';
  const { type, text, content, path } = definition;
  if (type === 'text') return written(text, 0, { left: most });
  if (type === 'structured-content') return written(content, 0, { left: most });
  return typeof path === 'string' ? described(definition) : '';
}

/** The entry that a definition points to where the word is only a form of it (`[word, forms]`). */
export function formOf(
  definition: unknown,
): { readonly term: string; readonly forms: readonly string[] } | undefined {
  if (!Array.isArray(definition)) return undefined;
  const [term, forms] = definition as readonly unknown[];
  if (typeof term !== 'string' || !Array.isArray(forms)) return undefined;
  return { term, forms: forms.filter((form): form is string => typeof form === 'string') };
}

function written(content: unknown, depth: number, writing: Writing): string {
  writing.left -= 1;
  if (depth > deepest || writing.left < 0) return '';
  if (typeof content === 'string') return escapedText(content).replaceAll('\n', '<br>');
  if (Array.isArray(content))
    return content.map((part: unknown) => written(part, depth + 1, writing)).join('');
  return isRecord(content) ? elementHtml(content, depth, writing) : '';
}

function elementHtml(element: Record<string, unknown>, depth: number, writing: Writing): string {
  const { tag, content } = element;
  if (tag === 'br') return '<br>';
  if (tag === 'img') return described(element);
  const inner = written(content, depth + 1, writing);
  if (typeof tag !== 'string') return inner;
  const name = instead[tag] ?? tag;
  if (!containers.has(name) && name !== 'b') return inner;
  const { lang, colSpan, rowSpan } = element;
  const attributes = [
    typeof lang === 'string' ? ` lang="${escapedAttribute(lang)}"` : '',
    typeof colSpan === 'number' ? ` colspan="${Math.trunc(colSpan)}"` : '',
    typeof rowSpan === 'number' ? ` rowspan="${Math.trunc(rowSpan)}"` : '',
  ].join('');
  return `<${name}${attributes}>${inner}</${name}>`;
}

/** A picture by its words: pictures of dictionaries are not kept. */
function described({ alt, title }: Record<string, unknown>): string {
  const words = [alt, title].find((value) => typeof value === 'string' && value);
  return typeof words === 'string' ? escapedText(words) : '';
}

function escapedAttribute(value: string): string {
  return escapedText(value).replaceAll('"', '&quot;');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
