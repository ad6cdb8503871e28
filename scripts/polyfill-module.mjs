// webextension-polyfill as an ES module. What esbuild writes around a CommonJS module that is imported copies its properties, and in
// Chrome each of these is a part of the extension interface that is made when it is first looked at: 40 of them, in 25 ms.
import { readFileSync } from 'node:fs';

/** Parts of the extension interface that Warraq does not use. */
export const unused = [
  ...['bookmarks', 'browserAction', 'cookies', 'devtools', 'history', 'idle', 'management'],
  ...['notifications', 'pageAction', 'sessions', 'topSites', 'webNavigation', 'webRequest'],
];

/** The package's source, whose table of the interface's functions and their arguments leaves out what is unused. Throws where it has none. */
export function withoutUnused(source) {
  const table = /(?<=const apiMetadata = )\{[\s\S]*?\n {6}\}(?=;)/;
  const [found] = table.exec(source) ?? [];
  if (!found) throw new Error('webextension-polyfill has no table of the interface');
  const used = Object.entries(JSON.parse(found)).filter(([name]) => !unused.includes(name));
  return source.replace(table, () => JSON.stringify(Object.fromEntries(used)));
}

/** For esbuild: the package's file, exporting what it would assign to `module.exports`. */
export const polyfillModule = {
  name: 'polyfill-module',
  setup({ onLoad }) {
    onLoad({ filter: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ }, ({ path }) => ({
      contents: `const module = { exports: {} };\nconst { exports } = module;\n${withoutUnused(readFileSync(path, 'utf8'))}\nexport default module.exports;`,
    }));
  },
};
