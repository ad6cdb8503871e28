import { withSigns } from '../../article/html/note-number.ts';
import { plainText } from '../../article/html/plain-text.ts';
import type { Article, Direction } from '../../article/model.ts';
import { pageDate } from '../../article/page-date.ts';
import { markdownText } from './markdown.ts';
import type { ExportArticle, ExportBlock } from './parts.ts';
import { oneLine } from './safe-text.ts';

/** What is copied of an article: its blocks, in one or both languages. */
export type CopiedBlocks = Pick<ExportArticle, 'blocks' | 'target' | 'targetDir'>;

/** The blocks as HTML for other programs, each with its own language and direction; pictures are left out. */
export function richText(copied: CopiedBlocks): string {
  return copied.blocks
    .flatMap((block) => partsOf(block, copied))
    .map(copiedHtml)
    .join('\n');
}

/** The same as bare text. */
export function copiedText(copied: CopiedBlocks): string {
  return copied.blocks
    .flatMap((block) => partsOf(block, copied))
    .map(({ element }) => plainText(withSigns(element)).trim())
    .filter(Boolean)
    .join('\n\n');
}

/** The same as Markdown, a translation as a quotation below its original. */
export function copiedMarkdown({ blocks }: CopiedBlocks): string {
  return markdownText({
    blocks: blocks.map(({ original, translation, ...block }) => ({
      ...block,
      ...(original ? { original: withoutPage(original) } : {}),
      ...(translation ? { translation: withoutPage(translation) } : {}),
    })),
  });
}

/** Lines that say where an article comes from: writer, site and day, and its address on a line of its own. */
export function sourceBlocks(article: Article): ExportBlock[] {
  const date = pageDate(article.publishedTime)?.day;
  const facts = [article.byline, article.siteName, date].flatMap(
    (fact) => oneLine(fact ?? '') || [],
  );
  const line = document.createElement('p');
  line.textContent = facts.join(' · ');
  const address = document.createElement('p');
  const link = document.createElement('a');
  link.href = article.url;
  link.textContent = oneLine(article.url);
  address.append(link);
  const base = { kind: 'paragraph' } as const;
  return [
    ...(facts.length ? [{ ...base, lang: article.lang, dir: article.dir, original: line }] : []),
    { ...base, lang: 'und', dir: 'ltr', original: address },
  ];
}

interface Part {
  readonly element: Element;
  readonly lang: string;
  readonly dir: Direction;
}

function partsOf(block: ExportBlock, { target, targetDir }: CopiedBlocks): Part[] {
  const { original, translation, lang, dir } = block;
  return [
    ...(original ? [{ element: withoutPage(original), lang, dir }] : []),
    ...(translation ? [{ element: withoutPage(translation), lang: target, dir: targetDir }] : []),
  ];
}

/** A copy without what means something in our page only. */
function withoutPage(element: Element): Element {
  const holder = document.createElement('div');
  holder.append(element.cloneNode(true));
  for (const picture of holder.querySelectorAll('img')) picture.remove();
  for (const isolate of holder.querySelectorAll('bdi')) isolate.replaceWith(...isolate.childNodes);
  for (const link of holder.querySelectorAll('a[href^="#"]')) link.removeAttribute('href');
  for (const place of holder.querySelectorAll('[id]')) place.removeAttribute('id');
  for (const link of holder.querySelectorAll('a')) {
    link.removeAttribute('rel');
    link.removeAttribute('target');
  }
  return holder;
}

/** Boxes that office programs make paragraphs of; they know a direction of a paragraph only. */
const paragraphs =
  'p, h1, h2, h3, h4, h5, h6, li, blockquote, td, th, dt, dd, pre, figcaption, caption, ul, ol, dl, table, figure, div';

function copiedHtml({ element, lang, dir }: Part): string {
  for (const box of element.querySelectorAll(paragraphs)) {
    if (!box.hasAttribute('dir')) box.setAttribute('dir', inherited(box, 'dir') ?? dir);
    if (!box.hasAttribute('lang')) box.setAttribute('lang', inherited(box, 'lang') ?? lang);
  }
  for (const code of element.querySelectorAll('pre')) code.setAttribute('dir', 'ltr');
  return [...element.children].map((child) => child.outerHTML).join('\n');
}

function inherited(box: Element, attribute: string): string | undefined {
  return box.closest(`[${attribute}]`)?.getAttribute(attribute) ?? undefined;
}
