import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a page loads before anything is clicked, in bytes after gzip -9; fonts and pictures are not counted. */
export interface PageBytes {
  readonly js: number;
  readonly css: number;
}

/** The bytes of a page's own scripts with all that they import at once, and of its style sheet. */
export function pageBytes(dist: string, page: string): PageBytes {
  const files = new Set<string>();
  const follow = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const source = readFileSync(join(dist, file), 'utf8');
    for (const [, path] of source.matchAll(/(?:from|import)\s?"(\.{1,2}\/[^"]+\.js)"/g))
      if (path) follow(join(file, '..', path));
  };
  const html = readFileSync(join(dist, `${page}.html`), 'utf8');
  for (const [, script] of html.matchAll(/<script[^>]* src="([^"]+)"/g)) if (script) follow(script);
  const size = (file: string): number =>
    gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  const js = [...files].reduce((sum, file) => sum + size(file), 0);
  return { js, css: size(`${page}.css`) };
}
