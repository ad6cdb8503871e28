import * as esbuild from 'esbuild';
import type * as articles from '../../../src/library/articles/articles.ts';
import type * as changes from '../../../src/library/articles/changes.ts';
import type * as check from '../../../src/library/check.ts';
import type * as list from '../../../src/library/lists/list.ts';
import type * as pictures from '../../../src/library/pictures/picture-queue.ts';
import type * as translations from '../../../src/library/translations/translations.ts';
import type { View } from '../harness/index.ts';
import type * as churn from './churn.ts';

type Code = typeof articles &
  typeof changes &
  typeof check &
  typeof churn &
  typeof list &
  typeof pictures &
  typeof translations;

const modules = [
  ...['articles', 'changes', 'check', 'list', 'pictures', 'translations'].map(
    (name) => `./src/library/${name}.ts`,
  ),
  './tests/browser/library/churn.ts',
];

let bundle: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const contents = modules.map((path) => `export * from '${path}';`).join('\n');
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'warraqLibrary', minify: true },
  });
  return outputFiles[0]?.text ?? '';
}

/** Runs a function of the library inside a page of the extension; arguments and result cross as JSON. */
export async function inLibrary<Name extends keyof Code>(
  view: View,
  name: Name,
  ...args: Code[Name] extends (...args: infer Args) => unknown ? Args : never
): Promise<Code[Name] extends (...args: never[]) => infer Result ? Awaited<Result> : never> {
  bundle ??= bundled();
  // The package's policy forbids eval in its pages, but not what the browser's own debugger runs.
  const run = new Function('...args', `${await bundle}; return warraqLibrary.${name}(...args);`);
  return view.evaluate(run as never, ...args);
}
