import { join } from 'node:path';
import * as esbuild from 'esbuild';
import type { View } from '../harness/index.ts';
import type * as pageLibrary from './page-library.ts';

type Code = typeof pageLibrary;

let bundle: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'page-library.ts')],
    ...{ bundle: true, write: false, format: 'iife', globalName: 'warraqLibrary', minify: true },
    // Else the bundle begins with 'use strict', which a function of `...args` may not.
    tsconfigRaw: {},
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
