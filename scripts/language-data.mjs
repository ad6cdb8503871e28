// Compiles the words of extraction (src/extraction/language/*.yaml): esbuild and Vite load such a file as a small module.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { formsOf } from './name-forms.mjs';
import { triggersOf } from './pattern-triggers.mjs';

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

/** The names of boxes: lists of all that stand or that a pattern stands for, and patterns of those that have no end. */
function compileNames(names) {
  const patternsIn = (list) => phrasesIn(list).map((name) => name.trim());
  const open = (list) => patternsIn(list).filter((name) => !formsOf(name));
  return {
    lists: mapped(names, (list) =>
      [...new Set(patternsIn(list).flatMap((name) => formsOf(name) ?? []))].join('|'),
    ),
    patterns: mapped(names, (list) => open(list).join('|').replaceAll('(', '(?:')),
  };
}

/** The names on each line of a calendar; "-" stands for none. */
function foldRows(list, fold) {
  const rows = list.trim().split('\n');
  return rows.map((row) => phrasesIn(row).map(fold).filter(Boolean).join('|')).join('\n');
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
  if (classNames) return compileNames(classNames);
  const { lineKey, foldPattern, patternSource } = await foldingModule();
  const foldList = (list) => [...new Set(phrasesIn(list).map(lineKey))].sort().join('|');
  const withTriggers = (source) => `${source}\t${triggersOf(source).join('|')}`;
  const sourcesOf = (list) => [
    ...new Set(list.map(({ like }) => patternSource(foldPattern(like)))),
  ];
  const foldPatterns = (list) => sourcesOf(list).map(withTriggers).join('\n');
  return {
    lists: mapped(lists, foldList),
    patterns: mapped(patterns, foldPatterns),
    ...(calendars && { calendars: mapped(calendars, (list) => foldRows(list, lineKey)) }),
  };
}

async function moduleOf(path) {
  return `export default ${JSON.stringify(await compileLanguage(await readFile(path, 'utf8')))};`;
}

/** One script of the names of boxes and all languages' words, which lays them where the content script looks for them, by their files' names. */
export async function compileLanguages() {
  const folder = join(root, 'src/extraction/language');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml'));
  const compiled = files.map(async (file) => [
    basename(file, '.yaml'),
    await compileLanguage(await readFile(join(folder, file), 'utf8')),
  ]);
  const data = Object.fromEntries(await Promise.all(compiled));
  return `globalThis.warraqLanguages=${JSON.stringify(data)};\n`;
}

/** The plug-in for Vite, which runs the tests. */
export const viteLanguageData = {
  name: 'language-data',
  enforce: 'pre',
  // Kept modules are known by their own text, and these are made by other files too.
  configureVitest: ({ experimental_defineCacheKeyGenerator: keyedBy }) =>
    keyedBy(({ id }) => (id.endsWith('.yaml') ? false : undefined)),
  load: (id) => (id.endsWith('.yaml') ? moduleOf(id) : undefined),
};
