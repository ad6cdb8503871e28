/** What a fixture states: all but the excerpt and the icon; a block's direction and language only where they differ. */
export function expectedArticle({ article, failure }) {
  if (!article) return { failure };
  const { excerpt: _excerpt, icon: _icon, blocks, ...facts } = article;
  return {
    ...facts,
    blocks: blocks.map(({ kind, text, html, dir, lang }) => ({
      kind,
      text,
      ...(dir === article.dir ? {} : { dir, lang }),
      ...(/^(?:picture|embed|list|table)$/.test(kind) || /<(?:a|br|img) /.test(html)
        ? { html }
        : {}),
    })),
  };
}
