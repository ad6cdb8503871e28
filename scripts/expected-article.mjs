/** What a fixture states: all but the excerpt and the icon; a block's direction and language only where they differ. */
export function expectedArticle({ article, failure }) {
  if (!article) return { failure };
  const { excerpt: _excerpt, icon: _icon, leftOut: _leftOut, blocks, ...facts } = article;
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

/** Letters by which a fixture tells what was dropped. */
const telling = 60;

/** What a fixture states of what was dropped: by which rule, and how it begins. */
export function expectedRemovals({ removals = [] }) {
  return removals.map(({ unit, rule, text }) => `${unit} ${rule}: ${text.slice(0, telling)}`);
}
