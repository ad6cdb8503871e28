// Citation styles and locales, which a bundle holds as texts: esbuild has a loader for that, and this is the same for vitest.

/** Files that are imported as their text. */
export const textFiles = { '.csl': 'text', '.xml': 'text' };

export const viteTextFiles = {
  name: 'text-files',
  enforce: 'pre',
  transform(code, id) {
    const isText = Object.keys(textFiles).some((ending) => id.endsWith(ending));
    return isText ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined;
  },
};
