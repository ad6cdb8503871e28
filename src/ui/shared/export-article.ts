import { allowsPicture, pictureAddress } from '../../article/address/picture-address.ts';
import { segmentsOf } from '../../article/html/segments.ts';
import { type Block, type Direction, readingBlocks } from '../../article/model.ts';
import { settleNotes } from '../../extraction/blocks/notes.ts';
import { findArticle } from '../../library/articles/articles.ts';
import { fileName } from '../../library/export/file-name.ts';
import { htmlExport } from '../../library/export/html.ts';
import { markdownExport } from '../../library/export/markdown.ts';
import type { ExportArticle, ExportBlock, ExportContent } from '../../library/export/parts.ts';
import { articlePictures } from '../../library/pictures/picture-queue.ts';
import { keptSentences } from '../../library/translations/translations.ts';
import { sentencesOf, translationMemory } from '../../translation/sentences.ts';
import type { TranslatedSentence } from '../../translation/translation.ts';
import { blockTemplate } from '../render/article-html.tsx';
import { noDisplayChanges } from '../render/display.ts';
import { sourceBlock } from '../render/source-block.ts';
import { translatedBlock } from '../render/translated-block.ts';

/** What to export and how. */
export interface ExportOptions {
  readonly id: string;
  readonly format: 'html' | 'markdown';
  readonly content: ExportContent;
  /** Language of the translation, as a BCP 47 tag. */
  readonly target: string;
}

/** A file ready to be saved. */
export interface ExportedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Writes an article of the library into one file that needs nothing else. */
export async function exportArticle(wish: ExportOptions): Promise<ExportedFile> {
  const record = await findArticle(wish.id);
  if (!record) throw new Error('the library does not have this article');
  const exported = await prepare(wish, record);
  const title = titleOf(exported) || record.title;
  if (wish.format === 'markdown')
    return file(fileName(title, 'md'), markdownExport(exported), 'text/markdown');
  return file(fileName(title, 'html'), htmlExport(exported), 'text/html');
}

/** Lets the browser save a file where the reader keeps downloads. */
export function download({ name, blob }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser takes the file after the click; a minute is plenty even for a slow dialog.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function file(name: string, text: string, type: string): ExportedFile {
  return { name, blob: new Blob([text], { type: `${type};charset=utf-8` }) };
}

function titleOf({ content, blocks }: ExportArticle): string {
  const title = content === 'translation' ? blocks[0]?.translation : blocks[0]?.original;
  return title?.textContent?.trim() ?? '';
}

type Record = NonNullable<Awaited<ReturnType<typeof findArticle>>>;

async function prepare(wish: ExportOptions, record: Record): Promise<ExportArticle> {
  const { article, savedAt, tags } = record;
  const { content, target } = wish;
  const blocks = readingBlocks(article);
  const [kept, pictures] = await Promise.all([
    content === 'original' ? [] : keptSentences(article.id, target),
    wish.format === 'html' ? pictureData(article.id) : undefined,
  ]);
  const sentences = translationMemory(kept)(blocks.flatMap(sentencesOfBlock));
  const dir = directionOf(target);
  const made = blocks.flatMap((block, at): ExportBlock | [] => {
    const own = sentences.filter((sentence) => sentence.block === at);
    const original = sourceBlock(block, noDisplayChanges).root;
    if (pictures) embedPictures(original, pictures);
    else dropForbidden(original, article.url);
    if (block.kind === 'picture' && isEmpty(original)) return [];
    const { kind, lang } = block;
    const base = { kind, lang, dir: block.dir };
    if (content === 'original') return { ...base, original };
    const translation =
      content === 'translation' || own.length ? translated(block, own, dir) : undefined;
    if (content === 'translation') return { ...base, ...only(original, translation) };
    return { ...base, original, ...(translation ? { translation } : {}) };
  });
  settleNotes(made.flatMap((block) => block.original ?? block.translation ?? []));
  const saved = savedAt === undefined ? {} : { savedAt };
  return { article, content, target, targetDir: dir, tags, ...saved, blocks: made };
}

/** A block in translation alone: its pictures stay, and code stays as it is. */
function only(original: Element, translation: Element | undefined): Partial<ExportBlock> {
  const picture = original.querySelector('img');
  if (original.tagName === 'PRE' || !translation) return { original };
  if (picture) translation.prepend(picture.cloneNode(true));
  return { translation };
}

function translated(block: Block, own: readonly TranslatedSentence[], dir: Direction): Element {
  return translatedBlock(blockTemplate(block), own, { missing: 'source', dir }).root;
}

function sentencesOfBlock(block: Block, at: number) {
  if (block.kind === 'code') return [];
  return segmentsOf(blockTemplate(block)).flatMap((segment, place) =>
    sentencesOf(segment, block.lang).map((sentence) => ({
      block: at,
      segment: place,
      ...sentence,
    })),
  );
}

function directionOf(language: string): Direction {
  return /^(?:ar|fa|ur|he|ps|ckb)\b/.test(language) ? 'rtl' : 'ltr';
}

function dropForbidden(root: Element, page: string): void {
  for (const image of root.querySelectorAll('img'))
    if (!allowsPicture(image.getAttribute('src') ?? '', page)) image.remove();
}

function isEmpty(root: Element): boolean {
  return !root.textContent?.trim() && !root.querySelector('img');
}

async function pictureData(articleId: string): Promise<ReadonlyMap<string, string>> {
  const kept = (await articlePictures(articleId)).flatMap(({ url, blob }) =>
    blob ? [{ url, blob }] : [],
  );
  return new Map(
    await Promise.all(kept.map(async ({ url, blob }) => [url, await dataAddress(blob)] as const)),
  );
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function embedPictures(root: Element, pictures: ReadonlyMap<string, string>): void {
  for (const image of root.querySelectorAll('img')) {
    const src = image.getAttribute('src') ?? undefined;
    const address = pictureAddress(src, image.getAttribute('srcset') ?? undefined);
    const data = pictures.get(address ?? '') ?? pictures.get(src ?? '');
    image.removeAttribute('srcset');
    if (data) image.setAttribute('src', data);
    else if (!src?.startsWith('data:')) image.remove();
  }
}
