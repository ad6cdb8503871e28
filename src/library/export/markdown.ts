import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import { machineDate, ownDay } from '../../article/page-date.ts';
import { markdownTree } from './markdown-tree.ts';
import { writeMarkdown } from './markdown-writer.ts';
import { type ExportArticle, type ExportNote, noteIds } from './parts.ts';

/** The article as Markdown with front matter; in `both`, each block is followed by its translation as a quotation. */
export function markdownExport(exported: ExportArticle): string {
  const notes = exported.notes.length ? `\n${writeMarkdown(exported.notes.map(noteNode))}` : '';
  return `${frontMatter(exported)}\n${markdownText(exported)}${notes}`;
}

/** The same without front matter. */
export function markdownText({ blocks }: Pick<ExportArticle, 'blocks'>): string {
  const nodes = blocks.flatMap(({ original, translation }): readonly RootContent[] => {
    const own = original ? markdownTree(original) : [];
    if (!translation) return own;
    const translated = markdownTree(translation);
    if (!original) return translated;
    return [...own, { type: 'blockquote', children: translated as BlockContent[] }];
  });
  return writeMarkdown(nodes);
}

/** A note as GitHub's footnote, or, where its mark is not drawn in the text, as a paragraph with the marked text. */
function noteNode({ number, quote, text }: ExportNote): RootContent {
  const label =
    number === undefined ? [] : [{ type: 'html', value: `[^${noteIds.note(number)}]: ` }];
  const marked = quote
    ? [
        { type: 'html', value: '<mark>' },
        { type: 'text', value: quote.replace(/\s+/g, ' ') },
        { type: 'html', value: '</mark> ' },
      ]
    : [];
  // A blank line would end the footnote.
  const lines = text
    .split(/\n+/)
    .flatMap((line, at) => [...(at > 0 ? [{ type: 'break' }] : []), { type: 'text', value: line }]);
  return { type: 'paragraph', children: [...label, ...marked, ...lines] as PhrasingContent[] };
}

function frontMatter({ article, content, target, savedAt, tags }: ExportArticle): string {
  const facts = {
    title: article.title,
    url: article.url,
    site: article.siteName,
    author: article.byline,
    published: machineDate(article.publishedTime),
    saved: savedAt === undefined ? undefined : ownDay(savedAt),
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
