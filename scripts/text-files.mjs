// Citation styles, locales and lists of words, which a bundle holds as texts: esbuild has a loader for that, and this is the same for vitest.
import { readFileSync } from 'node:fs';

/** Files that are imported as their text. */
export const textFiles = { '.csl': 'text', '.xml': 'text', '.txt': 'text' };

export const viteTextFiles = {
  name: 'text-files',
  enforce: 'pre',
  load(id) {
    const isText = Object.keys(textFiles).some((ending) => id.endsWith(ending));
    return isText ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : undefined;
  },
};
