// Compiles the words of extraction (src/extraction/language/*.yaml): esbuild and Vite load such a file as a small module.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

let folding;

/** How lines are folded, from the extension's own source. */
function foldingModule() {
  folding ??= bundled('src/extraction/language/folding.ts').then(
    (code) => import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`),
  );
  return folding;
}

async function bundled(path) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

/** Names of classes as alternatives; "(" groups without capturing. */
function classNamePattern(list) {
  return phrasesIn(list)
    .map((name) => name.trim().replaceAll('(', '(?:'))
    .join('|');
}

/** The names on each line of a calendar; "-" stands for none. */
function rowsOf(list, fold) {
  return list
    .trim()
    .split('\n')
    .map((row) => phrasesIn(row).map(fold).filter(Boolean));
}

function mapped(record, change) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** The phrases of a list, which commas and line ends part. */
function phrasesIn(list) {
  return list.split(/[,،\n]/).filter((phrase) => phrase.trim());
}

/**
 * A language's file compiled: phrases and patterns folded as lines are, each phrase once, examples left out.
 * @param {string} text the file's YAML
 * @returns {Promise<import('../src/extraction/language/language.ts').LanguageData>}
 */
export async function compileLanguage(text) {
  const { lists = {}, patterns = {}, names: classNames, calendars } = parse(text);
  if (classNames) return { lists: mapped(classNames, classNamePattern), patterns: {} };
  const { lineKey, patternSource } = await foldingModule();
  const names = new Map();
  for (const [name, list] of Object.entries(lists))
    for (const phrase of phrasesIn(list).map(lineKey))
      names.set(phrase, (names.get(phrase) ?? new Set()).add(name));
  const byNames = {};
  for (const phrase of [...names.keys()].sort()) {
    const key = [...names.get(phrase)].sort().join(' ');
    byNames[key] = byNames[key] === undefined ? phrase : `${byNames[key]}|${phrase}`;
  }
  const sources = Object.entries(patterns).map(([name, list]) => [
    name,
    [...new Set(list.map(({ like }) => patternSource(like)))],
  ]);
  const compiled = { lists: byNames, patterns: Object.fromEntries(sources) };
  if (!calendars) return compiled;
  return { ...compiled, calendars: mapped(calendars, (list) => rowsOf(list, lineKey)) };
}

async function moduleOf(path) {
  return `export default ${JSON.stringify(await compileLanguage(await readFile(path, 'utf8')))};`;
}

/** The plug-in for esbuild. */
export const languageData = {
  name: 'language-data',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: await moduleOf(path),
      loader: 'js',
    }));
  },
};

/** The plug-in for Vite, which runs the tests. */
export const viteLanguageData = {
  name: 'language-data',
  enforce: 'pre',
  load: (id) => (id.endsWith('.yaml') ? moduleOf(id) : undefined),
};
