// Drafts what a page's article should be, for a person to check: npm run draft-fixture -- PATH… [--force]
// Writes expected.json beside each source.html, keeping its `about` and `page_url`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { expectedArticle, expectedRemovals } from './expected-article.mjs';
import { openPages } from './saved-pages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { force: { type: 'boolean' } },
});
if (positionals.length === 0) {
  console.error('usage: npm run draft-fixture -- PATH… [--force]');
  process.exit(2);
}
await build();

await openPages(positionals, {}, async ({ file, slug, url, meta }, tab) => {
  if (meta.article && !values.force) return;
  const { result } = await tab.extract({ unhurried: true });
  const expected = {
    ...{ about: meta.about ?? '', page_url: url },
    ...{ article: expectedArticle(result), removals: expectedRemovals(result) },
  };
  const target = join(dirname(file), 'expected.json');
  const is = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const drafted = `${JSON.stringify(expected, undefined, 2)}\n`;
  if (drafted === is) return;
  writeFileSync(target, drafted);
  console.log(`${slug}: drafted ${target}; read it and mend what is wrong`);
});
