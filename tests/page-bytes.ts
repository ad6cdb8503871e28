import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a page loads before anything is clicked, in bytes after gzip -9; fonts and pictures are not counted. */
export interface PageBytes {
  readonly js: number;
  /** The page itself, which holds its styles. */
  readonly html: number;
}

/** The bytes of a page's own scripts with all that they import at once, and of the page. */
export function pageBytes(dist: string, page: string): PageBytes {
  const size = (file: string): number =>
    gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  const js = firstScripts(dist, page).reduce((sum, file) => sum + size(file), 0);
  return { js, html: size(`${page}.html`) };
}

/** The scripts of a page with all that they import at once, as paths in the package. */
export function firstScripts(dist: string, page: string): readonly string[] {
  const files = new Set<string>();
  const follow = (file: string, imports: RegExp): void => {
    if (files.has(file)) return;
    files.add(file);
    const source = readFileSync(join(dist, file), 'utf8');
    for (const [, path = ''] of source.matchAll(imports))
      follow(join(file, '..', path), statically);
  };
  const html = readFileSync(join(dist, `${page}.html`), 'utf8');
  // What a module imports in a call comes later; a classic script has no other way.
  for (const [tag, script = ''] of html.matchAll(/<script[^>]* src="([^"]+)"/g))
    follow(script, tag.includes('module') ? statically : byCall);
  return [...files];
}

const statically = /(?:from|import)\s?"(\.{1,2}\/[^"]+\.js)"/g;
const byCall = /import\("(\.\/[^"]+\.js)"\)/g;
