// Prints the article of saved pages: npm run extract -- PATH… [--url URL] [--json | --explain]
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { contentScript, openPages } from './saved-pages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    json: { type: 'boolean' },
    explain: { type: 'boolean' },
  },
});

if (positionals.length === 0) {
  console.error('usage: npm run extract -- PATH… [--url URL] [--json | --explain]');
  process.exit(2);
}
if (!existsSync(contentScript)) await build();

let failures = 0;
await openPages(positionals, { url: values.url }, async (saved, tab) => {
  const { result } = await tab.extract({ unhurried: true });
  if ('failure' in result) failures += 1;
  console.log(values.json ? asJson(saved, result) : asText(saved, result));
  if (values.explain) console.log(asReasons(result));
});
process.exitCode = failures > 0 ? 1 : 0;

function asJson({ slug, url }, { article, failure }) {
  if (!article) return JSON.stringify({ slug, url, failure, blocks: [] });
  const { blocks, leftOut: _leftOut, ...rest } = article;
  return JSON.stringify({
    slug,
    ...rest,
    // Whoever counts lines knows a standfirst as what it is to the eye: the headline's second part.
    blocks: blocks.map(({ kind, text, html, dir, lang }) => ({
      kind: kind === 'standfirst' ? 'heading' : kind,
      ...{ text, html, dir, lang },
    })),
  });
}

function asText({ slug, url }, { article, failure }) {
  if (!article) return `== ${slug}\n${url}\nno article: ${failure}\n`;
  const facts = [
    article.byline,
    article.siteName,
    article.publishedTime,
    article.modifiedTime,
    `${article.lang} ${article.dir}`,
    article.url,
  ];
  const lines = article.blocks.map(
    ({ kind, dir, text }) => `[${kind}${dir === article.dir ? '' : ` ${dir}`}] ${text}`,
  );
  return `== ${slug}\n# ${article.title}\n${facts.filter(Boolean).join(' · ')}\n\n${lines.join('\n\n')}\n`;
}

/** What was dropped, one a line: the rule, what and where it was, and how it begins. */
function asReasons({ removals = [] }) {
  const lines = removals.map(({ unit, kind, rule, zone, where, text }) => {
    const place = unit === 'line' ? `${zone}, behind block ${where}` : where;
    return `- ${rule}: ${unit} <${kind}> (${place}) ${text.slice(0, 160)}`;
  });
  return [`left out: ${removals.length}`, ...lines, ''].join('\n');
}
