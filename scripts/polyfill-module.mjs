// webextension-polyfill as an ES module. What esbuild writes around a CommonJS module that is imported copies its properties, and in
// Chrome each of these is a part of the extension interface that is made when it is first looked at: 40 of them, in 25 ms.
import { readFileSync } from 'node:fs';

/** For esbuild: the package's file, exporting what it would assign to `module.exports`. */
export const polyfillModule = {
  name: 'polyfill-module',
  setup({ onLoad }) {
    onLoad({ filter: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ }, ({ path }) => ({
      contents: `const module = { exports: {} };\nconst { exports } = module;\n${readFileSync(path, 'utf8')}\nexport default module.exports;`,
    }));
  },
};
