import { machineDate } from '../../article/page-date.ts';
import type { ExportArticle } from './parts.ts';

/** The article as Markdown with front matter; in `both`, each block is followed by its translation as a quotation. */
export function markdownExport(exported: ExportArticle): string {
  const blocks = exported.blocks.flatMap(({ original, translation }) => {
    const own = original ? [markdownOf(original)] : [];
    if (!translation) return own;
    const text = markdownOf(translation);
    return [...own, original ? text.replace(/^/gm, '> ') : text];
  });
  return `${frontMatter(exported)}\n${blocks.filter((text) => text.trim()).join('\n\n')}\n`;
}

function frontMatter({ article, content, target, savedAt, tags }: ExportArticle): string {
  const facts = {
    title: article.title,
    url: article.url,
    site: article.siteName,
    author: article.byline,
    published: machineDate(article.publishedTime),
    saved: savedAt === undefined ? undefined : new Date(savedAt).toISOString(),
    language: article.lang,
    direction: article.dir,
    translation: content === 'original' ? undefined : target,
    tags: tags.length ? tags : undefined,
  };
  // JSON is YAML: strings and lists need no other quoting.
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  return ['---', ...lines, '---', ''].join('\n');
}

/** One sanitised block as Markdown. */
export function markdownOf(root: Element): string {
  const tag = root.tagName.toLowerCase();
  if (/^h[1-6]$/.test(tag)) return `${'#'.repeat(Number(tag[1]))} ${inline(root)}`;
  switch (tag) {
    case 'blockquote':
      return children(root).replace(/^/gm, '> ');
    case 'ul':
    case 'ol':
      return list(root, tag === 'ol');
    case 'pre':
      return fenced(root.textContent ?? '');
    case 'table':
      return table(root);
    case 'hr':
      return '---';
    case 'figure':
    case 'div':
      return children(root);
    default:
      return inline(root);
  }
}

const containers = 'h1,h2,h3,h4,h5,h6,p,div,blockquote,ul,ol,dl,table,pre,figure,figcaption,hr';

function children(root: Element): string {
  const parts: string[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const text = run.map(inlineNode).join('').trim();
    if (text) parts.push(text);
    run = [];
  };
  for (const node of root.childNodes) {
    if (isElement(node) && node.matches(containers)) {
      flush();
      parts.push(markdownOf(node));
    } else run.push(node);
  }
  flush();
  return parts.join('\n\n');
}

function list(root: Element, isOrdered: boolean): string {
  return Array.from(root.children, (item, at) => {
    const mark = isOrdered ? `${at + 1}. ` : '- ';
    return mark + children(item).replace(/\n(?!\n)/g, `\n${' '.repeat(mark.length)}`);
  }).join('\n');
}

function table(root: Element): string {
  const rows = Array.from(root.querySelectorAll('tr'), (row) =>
    Array.from(row.children, (cell) => inline(cell).replaceAll('|', '\\|')),
  );
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array(columns).fill('---')), ...body.map(line)].join('\n');
}

function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code.replace(/\n$/, '')}\n${fence}`;
}

function inline(root: Node): string {
  return Array.from(root.childNodes, inlineNode)
    .join('')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

const marks: Readonly<Record<string, string>> = {
  B: '**',
  STRONG: '**',
  I: '*',
  EM: '*',
  S: '~~',
  DEL: '~~',
};

function inlineNode(node: Node): string {
  if (!isElement(node)) return escaped((node.textContent ?? '').replace(/\s+/g, ' '));
  const mark = marks[node.tagName];
  switch (node.tagName) {
    case 'BR':
      return '\\\n';
    case 'IMG':
      return picture(node);
    case 'CODE':
      return `\`${node.textContent ?? ''}\``;
    case 'A':
      return link(node);
    default:
      return mark ? around(inlineOf(node), mark) : inlineOf(node);
  }
}

function inlineOf(node: Node): string {
  return Array.from(node.childNodes, inlineNode).join('');
}

function link(node: Element): string {
  const text = inlineOf(node);
  const href = node.getAttribute('href');
  return href && text.trim() ? `[${text}](${address(href)})` : text;
}

function picture(node: Element): string {
  const src = node.getAttribute('src') ?? '';
  const alt = escaped(node.getAttribute('alt') ?? '');
  return /^https?:/.test(src) ? `![${alt}](${address(src)})` : alt;
}

function address(url: string): string {
  return `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`;
}

/** Marks stand against the words: white space inside them would make them plain characters. */
function around(text: string, mark: string): string {
  const words = text.trim();
  return words ? text.replace(words, () => mark + words + mark) : text;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, '$1\\$2');
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
