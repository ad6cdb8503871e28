import type { BlockContent, RootContent } from 'mdast';
import { machineDate, ownDay } from '../../article/page-date.ts';
import { markdownTree } from './markdown-tree.ts';
import { writeMarkdown } from './markdown-writer.ts';
import type { ExportArticle } from './parts.ts';

/** The article as Markdown with front matter; in `both`, each block is followed by its translation as a quotation. */
export function markdownExport(exported: ExportArticle): string {
  return `${frontMatter(exported)}\n${markdownText(exported)}`;
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
