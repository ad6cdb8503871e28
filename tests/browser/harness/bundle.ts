import * as esbuild from 'esbuild';

/** A module with all that it imports as one script, which puts its exports into a global variable; tests run it in pages. */
export async function bundleOf(path: string, globalName: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    ...{ bundle: true, write: false, format: 'iife', globalName, minify: true },
    // Else the bundle begins with 'use strict', which a function of `...args` may not.
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
