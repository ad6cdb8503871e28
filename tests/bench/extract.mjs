// npm run bench:extract [-- [PAGES_DIR] [--json] [--verbose] [--runs N]]: Warraq, plain Readability and Defuddle side by side.
// Pages: the fixtures, and a folder of `source.html` with `truth.txt` where one is given or found beside the project.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { build } from '../../build.mjs';
import {
  contentScript,
  evaluateIsolated,
  languagesScript,
  openPages,
} from '../../scripts/saved-pages.mjs';
import { scorePage } from './page-score.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
    // The browser still compiles in the second and the third run, whose times vary by a fifth.
    runs: { type: 'string', default: '15' },
  },
});
const prose = new Set(['heading', 'standfirst', 'paragraph', 'quote', 'list', 'table', 'code']);
const tools = ['warraq', 'readability', 'defuddle'];

await build();
const script = readFileSync(contentScript, 'utf8').replace(/extraction\.default;\s*$/, '');
const languages = readFileSync(languagesScript, 'utf8');
const rivals = await bundledRivals();
const corpus = positionals[0] ?? join(root, '../shared/corpus/pages');
const sets = [['fixtures', join(root, 'tests/fixtures/pages')]];
if (existsSync(corpus)) sets.push(['corpus', corpus]);
else console.error(`no corpus at ${corpus}: fixtures only`);

const scores = {};
for (const [name, folder] of sets) scores[name] = await scoreFolder(folder);
const measured = scores.corpus ?? scores.fixtures;
const summary = Object.fromEntries(tools.map((tool) => [tool, summed(measured, tool)]));
if (values.json) {
  const fixtures = Object.fromEntries(tools.map((tool) => [tool, summed(scores.fixtures, tool)]));
  const ratios = { timeRatio: timeRatio(measured), firstRatio: timeRatio(measured, 'first') };
  console.log(JSON.stringify({ ...summary, ...ratios, fixtures }));
} else for (const [name, rows] of Object.entries(scores)) printTable(name, rows);

async function scoreFolder(folder) {
  const rows = [];
  await openPages([folder], {}, async (saved, tab) => {
    const truth = truthOf(saved);
    if (!truth) return;
    const results = await evaluateIsolated(tab, measuring());
    const row = { slug: saved.slug, synthetic: Boolean(saved.meta.synthetic), tools: {} };
    for (const tool of tools) {
      const { ms, first } = results[tool];
      row.tools[tool] = { ...scorePage(truth, results[tool]), ms, first };
    }
    rows.push(row);
  });
  return rows;
}

/** The true article: a fixture's expected blocks, or `truth.txt`, whose first line is the title. */
function truthOf({ file, meta }) {
  const truthFile = join(dirname(file), 'truth.txt');
  if (existsSync(truthFile)) {
    const [title, ...lines] = readFileSync(truthFile, 'utf8').split('\n');
    const dir = ['ar', 'fa', 'he', 'ur'].includes(meta.lang) ? 'rtl' : 'ltr';
    return { title: title.replace(/^# /, ''), lines, dir };
  }
  const { article } = meta;
  if (!article?.blocks) return undefined;
  const lines = article.blocks
    .filter(({ kind }) => prose.has(kind))
    .flatMap(({ text }) => text.split('\n'));
  return lines.length > 0 ? { title: article.title, lines, dir: article.dir } : undefined;
}

/** Runs the three tools in one page, in turn, `runs` times each; `ms` is the median of their times, `first` the time of the first run, which compiles the tool. */
function measuring() {
  return `(async () => {
    const warraq = () => {
      ${languages};
      ${script};
      return extraction.default;
    };
    ${rivals}
    const run = {
      warraq: async () => {
        const { article } = await warraq();
        const blocks = article?.blocks ?? [];
        return { title: article?.title, dir: article?.dir, lines: blocks
          .filter((block) => ${JSON.stringify([...prose])}.includes(block.kind))
          .flatMap((block) => block.text.split('\\n')) };
      },
      readability: async () => rivals.readability(),
      defuddle: async () => rivals.defuddle(),
    };
    const times = { warraq: [], readability: [], defuddle: [] };
    const results = {};
    for (let round = 0; round < ${Number(values.runs)}; round += 1)
      for (const tool of ['readability', 'warraq']) {
        const start = performance.now();
        results[tool] = await run[tool]();
        times[tool].push(performance.now() - start);
      }
    const start = performance.now();
    results.defuddle = await run.defuddle().catch((error) => ({ title: '', lines: [], error: String(error) }));
    times.defuddle.push(performance.now() - start);
    for (const tool in times) {
      results[tool].first = times[tool][0];
      results[tool].ms = times[tool].sort((a, b) => a - b)[Math.floor(times[tool].length / 2)];
      results[tool].lines = results[tool].lines ?? rivals.lines(results[tool].html);
    }
    return results;
  })()`;
}

/** Each rival as Warraq is: a script that is set up and run anew in every page. */
async function bundledRivals() {
  const [readability, defuddle, lines] = await Promise.all([
    bundled(`
      import { Readability } from '@mozilla/readability';
      const found = new Readability(document.cloneNode(true)).parse();
      export default { title: found?.title, dir: found?.dir, html: found?.content ?? '' };`),
    bundled(`
      import Defuddle from 'defuddle';
      const found = new Defuddle(document.cloneNode(true), { url: location.href }).parse();
      export default { title: found.title, dir: undefined, html: found.content ?? '' };`),
    bundled(`
      const own = /^(?:P|DIV|LI|H[1-6]|TR|BLOCKQUOTE|PRE|UL|OL|TABLE|SECTION|ARTICLE|FIGURE|BR|DT|DD|HEADER|MAIN)$/;
      export default (html) => {
        const { body } = new DOMParser().parseFromString(html, 'text/html');
        let text = '';
        const read = (node) => {
          if (node.nodeType === 3) text += node.data.replace(/\\s+/g, ' ');
          if (node.nodeType !== 1 || node.tagName === 'FIGCAPTION') return;
          if (own.test(node.tagName)) text += '\\n';
          if (/^T[DH]$/.test(node.tagName)) text += ' ';
          node.childNodes.forEach(read);
          if (own.test(node.tagName)) text += '\\n';
        };
        read(body);
        return text.split('\\n').map((line) => line.trim()).filter(Boolean);
      };`),
  ]);
  return `const rivals = {
    readability: () => { ${readability}; return rival.default; },
    defuddle: () => { ${defuddle}; return rival.default; },
    lines: (html) => { ${lines}; return rival.default(html); },
  };`;
}

async function bundled(contents) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'rival',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function summed(rows, tool) {
  const real = rows.filter((row) => !row.synthetic).map((row) => row.tools[tool]);
  const count = (key) => real.filter((score) => score[key]).length;
  return {
    pages: real.length,
    f1: Number(mean(real.map(({ f1 }) => f1)).toFixed(4)),
    leaks: real.reduce((sum, { leaks }) => sum + leaks.length, 0),
    lost: real.reduce((sum, { lost }) => sum + lost.length, 0),
    clean: count('clean'),
    titles: count('title'),
    direction: count('direction'),
    ms: Number(median(real.map(({ ms }) => ms)).toFixed(1)),
  };
}

/** Median over the pages of Warraq's time against Readability's: of the median runs, or the first ones. */
function timeRatio(rows, run = 'ms') {
  const ratios = rows.map(({ tools: { warraq, readability } }) => warraq[run] / readability[run]);
  return Number(median(ratios).toFixed(2));
}

function printTable(name, rows) {
  console.log(`\n${name}: ${summed(rows, 'warraq').pages} pages`);
  console.log('             F1      leaks  lost  clean  titles  direction     ms');
  for (const tool of tools) {
    const { f1, leaks, lost, clean, titles, direction, ms } = summed(rows, tool);
    const cells = [f1.toFixed(4), leaks, lost, clean, titles, direction, ms.toFixed(1)];
    const widths = [8, 7, 6, 7, 8, 11, 7];
    console.log(
      tool.padEnd(11) + cells.map((cell, i) => String(cell).padStart(widths[i])).join(''),
    );
  }
  console.log(`time of warraq against readability (median): ${timeRatio(rows)}`);
  console.log(`the same in the first run, which compiles both: ${timeRatio(rows, 'first')}`);
  for (const {
    slug,
    tools: { warraq },
  } of rows) {
    if (!values.verbose || (warraq.clean && warraq.title && warraq.direction)) continue;
    console.log(slug);
    for (const line of warraq.leaks) console.log(`  + ${line.slice(0, 100)}`);
    for (const line of warraq.lost) console.log(`  - ${line.slice(0, 100)}`);
  }
}
