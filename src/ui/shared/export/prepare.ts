import { pictureAddress } from '../../../article/address/picture-address.ts';
import { segmentsOf } from '../../../article/html/segments.ts';
import { type Article, type Block, readingBlocks } from '../../../article/model.ts';
import { languageDirection } from '../../../article/text/language.ts';
import { settleNotes } from '../../../extraction/blocks/notes.ts';
import type { ArticleRecord, Mark } from '../../../library/database/records.ts';
import type { ExportArticle, ExportBlock, ExportContent } from '../../../library/export/parts.ts';
import { marksOf } from '../../../library/marks/marks.ts';
import { keptSentences } from '../../../library/translations/translations.ts';
import { sentencesOf } from '../../../translation/segment-sentences.ts';
import { translationMemory } from '../../../translation/sentences.ts';
import type { TranslatedSentence } from '../../../translation/translation.ts';
import { translationText } from '../../../translation/translation-text.ts';
import { blockTemplate } from '../../render/article-html.tsx';
import { noDisplayChanges } from '../../render/display.ts';
import { sourceBlock } from '../../render/source-block.ts';
import { type PlacedSentence, translatedBlock } from '../../render/translated-block.ts';
import { drawMarks } from './draw-marks.ts';

/** What of an article is wanted. */
export interface Wish {
  readonly content: ExportContent;
  /** Language of the translation, as a BCP 47 tag. */
  readonly target: string;
}

/** An article with its translation at hand. */
export interface TranslatedArticle {
  readonly article: Article;
  readonly sentences: readonly TranslatedSentence[];
  readonly savedAt?: number;
  readonly tags?: readonly string[];
  /** What the reader marked in it. */
  readonly marks?: readonly Mark[];
}

/** An article of the library with what is kept of its translation. */
export async function translatedArticle(
  { article, savedAt, tags }: Pick<ArticleRecord, 'article' | 'savedAt' | 'tags'>,
  target: string | undefined,
): Promise<TranslatedArticle> {
  const kept = target ? await keptSentences(article.id, target) : [];
  const sentences = translationMemory(kept)(readingBlocks(article).flatMap(sentencesOfBlock));
  const marks = await marksOf(article.id);
  return { article, sentences, tags, marks, ...(savedAt === undefined ? {} : { savedAt }) };
}

/** The title in translation; undefined where it is not translated. */
export function translatedTitle(sentences: readonly TranslatedSentence[]): string | undefined {
  return translationText(sentences.filter(({ block }) => block === 0)) || undefined;
}

/** An article's blocks as they are exported, each picture at its address in the web: `placePictures` says where they go. */
export function exportedArticle(
  source: TranslatedArticle,
  { content, target }: Wish,
): ExportArticle {
  const { article, sentences, savedAt, tags = [] } = source;
  const dir = languageDirection(target);
  const placed: PlacedSentence[][] = [];
  const blocks = readingBlocks(article).map((block, at): ExportBlock => {
    const own = sentences.filter((sentence) => sentence.block === at);
    const original = sourceBlock(block, noDisplayChanges).root;
    const base = { kind: block.kind, lang: block.lang, dir: block.dir };
    if (content === 'original') return { ...base, original };
    const isMade = content === 'translation' || own.length > 0;
    const made = isMade
      ? translatedBlock(blockTemplate(block), own, { missing: 'source', dir })
      : undefined;
    placed[at] = [...(made?.placed ?? [])];
    const translation = made?.root;
    if (content === 'translation') return { ...base, ...only(original, translation) };
    return { ...base, original, ...(translation ? { translation } : {}) };
  });
  if (article.teaser) blocks.push(cutMark(article));
  settleNotes(blocks.flatMap((block) => block.original ?? block.translation ?? []));
  const saved = savedAt === undefined ? {} : { savedAt };
  const notes = drawMarks(blocks, placed, source, target);
  return { article, content, target, targetDir: dir, tags, ...saved, blocks, notes };
}

/** What says in any language that a text breaks off here. */
function cutMark({ lang, dir }: Article): ExportBlock {
  const original = document.createElement('p');
  original.textContent = '[…]';
  return { kind: 'paragraph', lang, dir, original };
}

/** A block in translation alone: its pictures stay, and code stays as it is. */
function only(original: Element, translation: Element | undefined): Partial<ExportBlock> {
  const picture = original.querySelector('img');
  if (original.tagName === 'PRE' || !translation) return { original };
  if (picture) translation.prepend(picture.cloneNode(true));
  return { translation };
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

/** Gives the address under which a picture stands in an export; undefined where there is none. */
export type PlacePicture = (address: string) => string | undefined | Promise<string | undefined>;

/** An export with its pictures where they are placed, and how many there were no place for. */
export interface Placed {
  readonly exported: ExportArticle;
  readonly missing: number;
}

/** Gives each picture of an export its place, one after another; those without one go, with the blocks that only showed them. */
export async function placePictures(exported: ExportArticle, place: PlacePicture): Promise<Placed> {
  const missing = new Set<string>();
  for (const { original, translation } of exported.blocks)
    for (const image of [original, translation].flatMap((root) => [
      ...(root?.querySelectorAll('img') ?? []),
    ])) {
      const src = image.getAttribute('src') ?? '';
      const address = pictureAddress(src, image.getAttribute('srcset')) ?? '';
      const placed = (await place(address)) ?? (address === src ? undefined : await place(src));
      image.removeAttribute('srcset');
      if (placed !== undefined) image.setAttribute('src', placed);
      else {
        image.remove();
        missing.add(address);
      }
    }
  const blocks = exported.blocks.filter(
    ({ kind, original, translation }) =>
      kind !== 'picture' || [original, translation].some((root) => root && !isEmpty(root)),
  );
  return { exported: { ...exported, blocks }, missing: missing.size };
}

function isEmpty(root: Element): boolean {
  return !root.textContent?.trim() && !root.querySelector('img');
}

/** The name that an export goes by: its title in the language that it is in. */
export function exportTitle({ content, blocks, article }: ExportArticle): string {
  const title = content === 'translation' ? blocks[0]?.translation : blocks[0]?.original;
  return title?.textContent?.trim() || article.title;
}
