// Lets a command use the tests' TypeScript. Node 20 does not read it, so esbuild writes it as JavaScript first.
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Imports a TypeScript module by its path from the project's root; packages stay in node_modules. */
export async function importTs(path) {
  const { build } = await import('esbuild');
  const folder = join(root, 'node_modules/.cache/warraq');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${basename(path, '.ts')}-${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [path],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
