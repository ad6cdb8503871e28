import * as limits from '../article/limits.ts';
import type { ExtractedArticle, Scope } from '../article/model.ts';
import { cut } from '../article/text/cut.ts';
import { textDirection } from '../article/text/direction.ts';
import { languageDirection, textLanguage } from '../article/text/language.ts';
import { type ArticleDefaults, finishedBlocks, rawBlocks } from './blocks/blocks.ts';
import type { RawBlock } from './blocks/media-blocks.ts';
import { settleNotes } from './blocks/notes.ts';
import { joinNumbers } from './blocks/numbered-parts.ts';
import { dropClutterLines } from './lines/drop-clutter-lines.ts';
import { excerptOf } from './metadata/excerpt.ts';
import type { PageMetadata } from './metadata/metadata.ts';
import { isTeaser } from './metadata/teaser.ts';
import { leadPictureBlock } from './pictures/lead-picture.ts';
import { dropForbiddenPictures } from './pictures/tracking-pixels.ts';
import { droppedLines } from './removals.ts';

/** The article of a page's content, with what the page says of it. */
export function assemble(
  page: Document,
  content: Element,
  scope: Scope,
  { article, titles, articleBody, isPaid, toldLength, lang: claimed }: PageMetadata,
): ExtractedArticle {
  dropForbiddenPictures(content, page);
  const raw = joinNumbers(rawBlocks(content, page.baseURI));
  const host = new URL(page.documentURI).hostname.replace(/^www\./, '');
  const { byline, siteName } = article;
  const day = article.publishedTime?.slice(0, 10);
  const description = article.excerpt;
  const facts = { titles, articleBody, description, byline, siteName, day, host };
  const kept = scope === 'article' ? dropClutterLines(raw, facts) : raw;
  const lead = scope === 'article' ? leadPictureBlock(kept, article.leadPicture, page) : undefined;
  if (lead) kept.unshift(lead);
  settleNotes(kept.map(({ element }) => element));
  // A page with a film and no text has its headline's language.
  const said = kept.filter(({ kind }) => kind !== 'embed').map((block) => block.text);
  const text = [article.title, ...said].join('\n');
  const lang = textLanguage(text, claimed);
  const dir = textDirection(text, languageDirection(lang));
  const blocks = finishedBlocks(kept, { lang, dir });
  const leftOut = scope === 'article' ? leftOutLines({ lang, dir }, lead ? 1 : 0) : [];
  const title = cut(article.title, limits.title);
  const paragraphs = kept.filter(({ kind }) => kind === 'paragraph').map((block) => block.text);
  const teaser = scope === 'article' && isPaid && isTeaser(paragraphs, toldLength, page);
  const leadPicture = article.leadPicture ?? firstPicture(kept);
  const excerpt = excerptOf(kept) ?? article.excerpt;
  return {
    ...article,
    ...(excerpt && { excerpt }),
    ...(leadPicture && { leadPicture }),
    title,
    lang,
    dir,
    blocks,
    ...(leftOut.length > 0 && { leftOut }),
    ...(teaser && { teaser }),
  };
}

/** What is said elsewhere in the article or the reader all the same, or has no words. */
const saidElsewhere = new Set([
  'title',
  'repeat',
  'repeated-caption',
  'no-words',
  'left-by-a-tool',
]);

/** The lines with words that rules dropped from the content, as the reader may put them back; `shift` blocks stand before all others. */
function leftOutLines(
  ground: ArticleDefaults,
  shift: number,
): NonNullable<ExtractedArticle['leftOut']> {
  const lines = droppedLines().filter(
    ({ line, rule }) =>
      /^(?:heading|paragraph|quote|list|table)$/.test(line.kind) && !saidElsewhere.has(rule),
  );
  return lines.slice(0, limits.leftOut).flatMap(({ line, rule, at }) => {
    const [block] = finishedBlocks([line], ground);
    return block ? [{ at: at + shift, rule, block }] : [];
  });
}

function firstPicture(blocks: readonly RawBlock[]): string | undefined {
  const picture = blocks.find(({ kind }) => kind === 'picture');
  return picture?.element.querySelector('img')?.getAttribute('src') ?? undefined;
}
