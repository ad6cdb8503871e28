// Builds dist/chrome and dist/firefox: node build.mjs [--watch]
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { buildMarianKernels } from './scripts/kernels.mjs';
import { compileLanguages } from './scripts/language-data.mjs';
import { leanReadability } from './scripts/lean-readability.mjs';
import { noticesOf } from './scripts/notices.mjs';
import { polyfillModule } from './scripts/polyfill-module.mjs';
import { textFiles } from './scripts/text-files.mjs';

const root = dirname(fileURLToPath(import.meta.url));

/** Modules that are files of their own at the top of the package, loaded on first use from whatever page: what asks for them does not hold them. */
const onFirstUse = {
  'copy-and-cite': 'src/ui/reader/copy/copy-and-cite.tsx',
  'export-and-cite': 'src/ui/library/export/export-and-cite.tsx',
  bibliography: 'src/library/citation/bibliography.ts',
  'word-card': 'src/ui/reader/words/show-word-card.tsx',
  marks: 'src/ui/reader/marks/show-marks.tsx',
  'kept-words': 'src/ui/reader/words/show-kept-words.ts',
};

const loadedOnFirstUse = {
  name: 'loaded-on-first-use',
  setup({ onResolve }) {
    onResolve({ filter: /\.tsx?$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = relative(root, join(resolveDir, path)).replaceAll('\\', '/');
      const name = Object.keys(onFirstUse).find((one) => onFirstUse[one] === file);
      return name && { path: `/${name}.js`, external: true };
    });
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  target: ['chrome138', 'firefox140'],
  // esbuild waits for browsers that know the newest properties too, and would make each such pattern anew in every call.
  supported: { 'regexp-unicode-property-escapes': true },
  logLevel: 'warning',
  metafile: true,
  plugins: [loadedOnFirstUse, polyfillModule],
};

/** Entries that share chunks; each keeps its name at the top of the package. */
const modules = (entryPoints) => ({
  ...common,
  entryPoints,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  assetNames: 'assets/[name]',
  loader: { '.woff2': 'file', ...textFiles },
  jsx: 'automatic',
  jsxImportSource: 'preact',
});

/**
 * A page in one file, since each file more costs its opening more than all that is in it, and `later` in a second one, when it is
 * first asked for. Both share modules, for which esbuild makes a file of its own; `later` is told that it needs the page, so that
 * these are all of the page's, and they take its place.
 */
const pageAndLater = (name, entry, ...later) => ({
  ...modules({ [name]: entry }),
  chunkNames: '[name]-[hash]',
  write: false,
  plugins: [
    ...common.plugins,
    {
      name: 'later',
      setup({ onLoad, onEnd }) {
        const files = later.map((file) => file.replaceAll('/', '[\\\\/]')).join('|');
        onLoad({ filter: new RegExp(`(?:${files})$`) }, ({ path }) => ({
          contents: `${readFileSync(path, 'utf8')}\nimport ${JSON.stringify(join(root, entry))};`,
          loader: 'tsx',
        }));
        onEnd(({ outputFiles, metafile }) => writeInOneFile(name, outputFiles, metafile));
      },
    },
  ],
});

/** Writes a page's files, with the one file that the page consists of under the page's own name. */
function writeInOneFile(name, outputFiles, metafile) {
  const stub = Object.keys(metafile.outputs).find((path) => path.endsWith(`/${name}.js`));
  const [{ path: shared }] = metafile.outputs[stub].imports;
  for (const { path, text, contents } of outputFiles) {
    // The page's style sheet holds all styles.
    if (
      basename(path) === `${name}.js` ||
      (path.endsWith('.css') && basename(path) !== `${name}.css`)
    )
      continue;
    const isShared = basename(path) === basename(shared);
    const place = isShared ? join(dirname(path), `${name}.js`) : path;
    mkdirSync(dirname(place), { recursive: true });
    const own = path.endsWith('.js');
    writeFileSync(place, own ? text.replaceAll(basename(shared), `${name}.js`) : contents);
  }
  metafile.outputs[stub] = metafile.outputs[shared];
  delete metafile.outputs[shared];
}

const pages = ['popup', 'reader', 'library', 'options', 'compare'];

const background = { background: 'src/background.ts' };
const translator = { translator: 'src/translator.ts' };
const others = {
  options: 'src/pages/options.tsx',
  compare: 'src/pages/compare.tsx',
};

/** In Firefox the translator runs in the background's page and shares its modules; in Chrome it has a page of its own, which opens sooner with one file. */
const bundlesFor = (browser) => [
  ...(browser === 'chrome'
    ? [
        modules({ ...background, ...others }),
        pageAndLater('translator', translator.translator, 'src/library/backup/backup.ts'),
      ]
    : [modules({ ...background, ...translator, ...others })]),
  ...['popup', 'reader'].map((name) =>
    pageAndLater(name, `src/pages/${name}.tsx`, 'src/ui/reader/later.ts'),
  ),
  // Apart from the others, so that it comes in one file.
  modules({ 'search-worker': 'src/pages/search-worker.ts' }),
  pageAndLater(
    'library',
    'src/pages/library.tsx',
    'src/ui/library/words/words-screen.tsx',
    'src/library/backup/restore.ts',
    'src/article/html/with-pictures.ts',
  ),
  modules({
    ...onFirstUse,
    'share-dialog': 'src/ui/shared/share-dialog.css',
    'word-card-style': 'src/ui/reader/words/word-card.css',
    'listen-bar': 'src/ui/reader/listening/listen-bar.css',
  }),
];

/** Injected into a page: its completion value is the article (see ARCHITECTURE.md, Messages). */
const content = {
  ...common,
  plugins: [...common.plugins, leanReadability],
  // Readability's own methods: nothing else in the script has such names.
  mangleProps: /^_[a-z]/,
  entryPoints: { content: 'src/content.ts' },
  format: 'iife',
  globalName: 'extraction',
  footer: { js: 'extraction.default;' },
};

/** Injected into a page where the reader wants to choose the article's area. */
const picker = { ...common, entryPoints: { picker: 'src/picker.ts' }, format: 'iife' };

/** Classic scripts of pages that run before their modules; they export nothing. */
const firstFor = (browser) => ({
  ...common,
  entryPoints: {
    'popup-first': 'src/pages/popup-first.ts',
    'reader-first': 'src/pages/reader-first.ts',
    'library-first': 'src/pages/library-first.ts',
    ...(browser === 'chrome' && { 'translator-first': 'src/pages/translator-first.ts' }),
  },
  format: 'esm',
  external: ['./popup.js'],
});

/** The worker of on-device translation, beside the WASM that it reads. */
const worker = {
  ...common,
  entryPoints: { 'engine/marian-worker': 'src/translation/engines/bergamot/worker.ts' },
  format: 'iife',
};

function manifestFor(browser, manifest) {
  const { browser_specific_settings, minimum_chrome_version, ...shared } = manifest;
  const { service_worker, scripts, type } = manifest.background;
  return browser === 'chrome'
    ? {
        ...shared,
        minimum_chrome_version,
        background: { service_worker, type },
        // Pictures of a page are asked for without its cookies.
        cross_origin_embedder_policy: { value: 'credentialless' },
      }
    : {
        ...shared,
        browser_specific_settings,
        background: { scripts, type },
        permissions: manifest.permissions.filter((permission) => permission !== 'offscreen'),
      };
}

function copyKernels(out, kernels) {
  mkdirSync(out, { recursive: true });
  for (const [name, bytes] of Object.entries(kernels))
    writeFileSync(join(out, `marian-${name}.wasm`), bytes);
}

function copyStatic(browser, out) {
  const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  writeFileSync(
    join(out, 'manifest.json'),
    JSON.stringify(manifestFor(browser, manifest), null, 2),
  );
  cpSync(join(root, '_locales'), join(out, '_locales'), { recursive: true });
  mkdirSync(join(out, 'icons'));
  for (const icon of Object.values({ ...manifest.icons, ...manifest.action.default_icon }))
    cpSync(join(root, icon), join(out, icon));
  cpSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
  for (const page of pages) cpSync(join(root, `src/pages/${page}.html`), join(out, `${page}.html`));
  if (browser === 'chrome') cpSync(join(root, 'src/translator.html'), join(out, 'translator.html'));
}

/** A print of what is injected into a page: articles are marked with the version of the rules that read them. */
function printOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Style sheets of chunks: esbuild writes them, and nothing loads them, since each page links its own. */
function dropStyleChunks(chunks) {
  for (const file of readdirSync(chunks).filter((name) => name.endsWith('.css')))
    rmSync(join(chunks, file));
}

/**
 * Puts the pages' style sheets into the pages: for a file of styles Chrome reads all messages of the extension first, to put those into
 * it that it might name, and the page waits for that.
 */
function putStylesIntoPages(out) {
  for (const page of pages) {
    const path = join(out, `${page}.html`);
    const styles = join(out, `${page}.css`);
    const link = `<link rel="stylesheet" href="${page}.css">`;
    const html = readFileSync(path, 'utf8');
    if (!html.includes(link)) throw new Error(`${page}.html does not name its style sheet`);
    const style = `<style>${readFileSync(styles, 'utf8')}</style>`;
    writeFileSync(
      path,
      html.replace(link, () => style),
    );
    rmSync(styles);
  }
}

/** Builds both packages and returns esbuild's account of what went into each file. */
export async function build() {
  const metafiles = {};
  const kernels = await buildMarianKernels();
  const languages = await compileLanguages();
  for (const browser of ['chrome', 'firefox']) {
    const outdir = join(root, 'dist', browser);
    rmSync(outdir, { recursive: true, force: true });
    mkdirSync(outdir, { recursive: true });
    copyStatic(browser, outdir);
    copyKernels(join(outdir, 'engine'), kernels);
    writeFileSync(join(outdir, 'languages.js'), languages);
    const injected = await esbuild.build({ ...content, outdir });
    const read = ['languages.js', 'content.js'];
    const define = {
      EXTRACTOR: JSON.stringify(printOf(read.map((file) => join(outdir, file)))),
    };
    const results = await Promise.all(
      [...bundlesFor(browser), picker, firstFor(browser), worker].map((options) =>
        esbuild.build({ ...options, outdir, define }),
      ),
    );
    const built = [injected, ...results].map((result) => result.metafile);
    const inputs = built.flatMap((metafile) => Object.keys(metafile.inputs));
    writeFileSync(join(outdir, 'THIRD-PARTY.txt'), noticesOf(root, inputs));
    metafiles[browser] = Object.assign({}, ...built.map((metafile) => metafile.outputs));
    dropStyleChunks(join(outdir, 'chunks'));
    putStylesIntoPages(outdir);
  }
  return metafiles;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  console.log('built dist/chrome and dist/firefox');
}
