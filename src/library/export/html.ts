import type { Direction } from '../../article/model.ts';
import { furtherFacts } from './further-facts.ts';
import { notesList } from './notes.ts';
import type { ExportArticle, ExportBlock } from './parts.ts';

const style = `
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.9 "Noto Naskh Arabic", "Amiri", "Times New Roman", serif; }
body.both { max-width: 76rem; }
header { margin-block-end: 2rem; color: GrayText; font-size: 0.9em; }
header a { color: inherit; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; }
.pair { margin-block: 1rem; }
.both .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2.5rem; direction: rtl; }
.pair > [dir] { text-align: start; min-width: 0; }
.standfirst { font-size: 1.1em; font-weight: 600; }
.pair > :lang(ar) { letter-spacing: 0; }
.pair > * > :first-child { margin-block-start: 0; }
img { max-width: 100%; height: auto; }
figure { margin-inline: 0; }
figcaption { color: GrayText; font-size: 0.9em; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid; }
table { border-collapse: collapse; }
td, th { padding: 0.25rem 0.5rem; border: 1px solid; }
mark { background: light-dark(#fbe6a6, #51431a); color: inherit; print-color-adjust: exact; }
.reader-note a { text-decoration: none; }
.reader-notes { margin-block-start: 2.5rem; padding-block-start: 1rem; border-block-start: 1px solid; list-style: none; padding-inline: 0; }
.reader-notes > li { margin-block: 0.75rem; }
.reader-notes span { unicode-bidi: isolate; }
pre { overflow-x: auto; direction: ltr; }
@media (max-width: 48rem) { .both .pair { display: block; } }
`.trim();

/** Where a page's pictures may lie: in itself, or in files beside it, on a disk or wherever the whole folder is put. */
const pictureSources = { within: 'data:', beside: "'self' file:" } as const;

/** A page that holds the whole article and asks nothing of the network: its policy forbids all but its own style and pictures. */
export function htmlExport(
  exported: ExportArticle,
  pictures: keyof typeof pictureSources = 'within',
): string {
  const { article, content, target, targetDir } = exported;
  const isTranslated = content === 'translation';
  const page = document.implementation.createHTMLDocument(article.title);
  page.documentElement.lang = isTranslated ? target : article.lang;
  page.documentElement.dir = isTranslated ? targetDir : article.dir;
  page.head.prepend(
    meta(page, { charset: 'utf-8' }),
    meta(page, {
      'http-equiv': 'Content-Security-Policy',
      content: `default-src 'none'; img-src ${pictureSources[pictures]}; style-src 'unsafe-inline'`,
    }),
    meta(page, { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
  );
  const sheet = page.createElement('style');
  sheet.textContent = style;
  page.head.append(sheet);
  page.body.className = content;
  const [title, ...blocks] = exported.blocks.map((block) => pair(page, block, exported));
  const notes = notesList(page, exported.notes);
  page.body.append(
    ...(title ? [title] : []),
    facts(page, exported),
    ...blocks,
    ...(notes ? [notes] : []),
  );
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function meta(page: Document, attributes: Readonly<Record<string, string>>): HTMLMetaElement {
  const element = page.createElement('meta');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function facts(page: Document, { article }: ExportArticle): HTMLElement {
  const header = page.createElement('header');
  const source = page.createElement('a');
  source.href = article.url;
  source.rel = 'noopener noreferrer';
  source.textContent = article.siteName ?? article.url;
  header.append(source, ...furtherFacts(page, article));
  return header;
}

function pair(page: Document, block: ExportBlock, { target, targetDir }: ExportArticle) {
  const row = page.createElement('div');
  row.className = `pair ${block.kind}`;
  if (block.original) row.append(cell(page, block.original, block.lang, block.dir));
  if (block.translation) row.append(cell(page, block.translation, target, targetDir));
  return row;
}

function cell(page: Document, content: Element, ...[lang, dir]: [string, Direction]) {
  const holder = page.createElement('div');
  holder.lang = lang;
  holder.dir = dir;
  holder.append(page.importNode(content, true));
  return holder;
}
