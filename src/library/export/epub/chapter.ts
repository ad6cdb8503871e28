import { furtherFacts } from '../further-facts.ts';
import { notesList } from '../notes.ts';
import type { ExportArticle, ExportBlock } from '../parts.ts';
import { xmlText } from '../safe-text.ts';
import { xhtmlNamespace } from '../xhtml.ts';
import { validAddress } from './valid-address.ts';
import { epubNamespace, giveLanguage, settleLinks, validNodes } from './valid-xhtml.ts';

/** An article as a page of an EPUB 3 book; its pictures are those that `src` names. */
export function chapter(exported: ExportArticle): string {
  const { article, content, target, targetDir } = exported;
  const isTranslated = content === 'translation';
  const page = xhtmlPage(
    article.title,
    isTranslated ? target : article.lang,
    isTranslated ? targetDir : article.dir,
  );
  const body = page.querySelector('body');
  const [title, ...blocks] = exported.blocks.map((block) => pair(page, block, exported));
  const notes = notesList(document, exported.notes);
  body?.append(...(title ? [title] : []), facts(page, exported), ...blocks);
  if (notes) body?.append(...validNodes([notes], page));
  settleLinks(page);
  return serialised(page);
}

/** An empty page of a book. */
export function xhtmlPage(title: string, lang: string, dir: string): Document {
  const page = document.implementation.createDocument(xhtmlNamespace, 'html');
  const root = page.documentElement;
  // Named here once, so that every element's `epub:type` is written with it.
  root.setAttributeNS('http://www.w3.org/2000/xmlns/', 'xmlns:epub', epubNamespace);
  giveLanguage(root, lang);
  root.setAttribute('dir', dir);
  const head = page.createElementNS(xhtmlNamespace, 'head');
  const name = page.createElementNS(xhtmlNamespace, 'title');
  name.textContent = xmlText(title).trim() || '…';
  const style = page.createElementNS(xhtmlNamespace, 'link');
  style.setAttribute('rel', 'stylesheet');
  style.setAttribute('type', 'text/css');
  style.setAttribute('href', 'style.css');
  head.append(name, style);
  root.append(head, page.createElementNS(xhtmlNamespace, 'body'));
  return page;
}

/** A page as the text of its file. */
export function serialised(page: Document): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(page)}\n`;
}

function facts(page: Document, { article }: ExportArticle): Element {
  const line = page.createElementNS(xhtmlNamespace, 'p');
  line.className = 'facts';
  giveLanguage(line, article.lang);
  line.setAttribute('dir', article.dir);
  const source = page.createElementNS(xhtmlNamespace, 'a');
  const href = validAddress(article.url);
  if (href) source.setAttribute('href', href);
  source.textContent = xmlText(article.siteName ?? article.url);
  line.append(source, ...furtherFacts(page, article));
  return line;
}

function pair(page: Document, block: ExportBlock, { target, targetDir }: ExportArticle): Element {
  const row = page.createElementNS(xhtmlNamespace, 'div');
  row.className = `pair ${block.kind}`;
  const add = (content: Element | undefined, lang: string, dir: string): void => {
    if (!content) return;
    const cell = page.createElementNS(xhtmlNamespace, 'div');
    giveLanguage(cell, lang);
    cell.setAttribute('dir', dir);
    cell.append(...validNodes([content], page));
    row.append(cell);
  };
  add(block.original, block.lang, block.dir);
  add(block.translation, target, targetDir);
  if (block.original && block.translation)
    row.lastElementChild?.setAttribute('class', 'translation');
  return row;
}
