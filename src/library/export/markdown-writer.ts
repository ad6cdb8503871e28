import type { Emphasis, Root, RootContent, Strong } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Handle, type Info, type State, toMarkdown } from 'mdast-util-to-markdown';
import { classifyCharacter } from 'micromark-util-classify-character';

/** Nodes of Markdown (mdast) as text: CommonMark with GitHub's tables and strikethrough, ending with a line break. */
export function writeMarkdown(children: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...children] };
  return toMarkdown(root, {
    bullet: '-',
    rule: '-',
    // Cells of equal width cost space and, with Arabic beside Latin letters, look no better.
    extensions: [
      gfmTableToMarkdown({ tablePipeAlign: false }),
      gfmStrikethroughToMarkdown(),
      { handlers: { break: lineBreak, emphasis, strong: emphasis } },
    ],
  });
}

/** In a table's cell a line can only be broken by an element. */
const lineBreak: Handle = (_, _parent, state) =>
  state.stack.includes('tableCell') ? '<br>' : '\\\n';

/**
 * Emphasis in signs where CommonMark reads them as such, else in elements: a sign between punctuation and a letter, as in
 * Arabic datelines, closes nothing (CommonMark 0.31, section 6.2) and would be shown.
 */
const writeEmphasis: Handle = (node: Emphasis | Strong, _, state, info) => {
  const content = contentOf(node, state, info);
  const words = content.trim();
  if (!words) return content;
  const start = content.indexOf(words);
  const before = content.slice(0, start);
  const after = content.slice(start + words.length);
  const tag = tagOf(node);
  const stands =
    !tag &&
    isBeside((info.before + before).slice(-1), words.slice(0, 1)) &&
    isBeside((after + info.after).slice(0, 1), words.slice(-1));
  const sign = node.type === 'strong' ? '**' : '*';
  const name = tag ?? (node.type === 'strong' ? 'strong' : 'em');
  return before + (stands ? sign + words + sign : `<${name}>${words}</${name}>`) + after;
};
/** What the text before it is told to come next. */
const emphasis = Object.assign(writeEmphasis, {
  peek: (node: Emphasis | Strong) => (tagOf(node) ? '<' : '*'),
});

function contentOf(node: Emphasis | Strong, state: State, info: Info): string {
  const exit = state.enter(node.type);
  const content = state.containerPhrasing(node, { ...info, before: '*', after: '*' });
  exit();
  return content;
}

function tagOf(node: Emphasis | Strong): string | undefined {
  return node.type === 'emphasis' ? node.data?.tag : undefined;
}

/** Whether a sign of emphasis between these two characters belongs to the inner one. */
function isBeside(outer: string, inner: string): boolean {
  if (outer === '*') return false;
  const isPunctuation = classifyCharacter(inner.charCodeAt(0)) === 2;
  return !isPunctuation || classifyCharacter(outer.charCodeAt(0)) !== undefined;
}
