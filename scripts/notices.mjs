// What others made that a package of the extension holds, with their licences.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The notices of a build, as one text. `inputs` are the files that went into it, from the root. Throws where a package
 * has neither a licence's text nor the licence of the extension itself, whose text lies beside the notices. Files that the
 * project copied from elsewhere have theirs in a `NOTICE.txt` of their folder.
 */
export function noticesOf(root, inputs) {
  const folders = new Set(inputs.map(packageFolder).filter(Boolean));
  const packages = [...folders].sort().map((folder) => noticeOf(join(root, folder)));
  const own = new Set(inputs.filter((file) => !packageFolder(file)).map((file) => dirname(file)));
  const copied = [...own].sort().map((folder) => join(root, folder, 'NOTICE.txt'));
  const parts = [
    ...packages,
    ...copied.filter(existsSync).map((file) => readFileSync(file, 'utf8')),
  ];
  return ['Warraq holds work of others, under their own licences.\n', ...parts].join(
    `\n${'-'.repeat(78)}\n\n`,
  );
}

/** The folder of the npm package that a file belongs to. */
function packageFolder(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

function noticeOf(folder) {
  const { name, version, license, homepage } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const head = [`${name} ${version}`, `Licence: ${license}`, ...(homepage ? [homepage] : [])];
  return `${head.join('\n')}\n\n${licenceText(folder, license)}\n`;
}

function licenceText(folder, license) {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(name));
  if (file) return readFileSync(join(folder, file), 'utf8').trim();
  if (license === 'MPL-2.0') return 'The text of this licence is in the file LICENSE.';
  throw new Error(`${folder} has no text of its licence (${license})`);
}
