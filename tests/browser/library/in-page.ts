import { bundleOf } from '../harness/bundle.ts';
import type { View } from '../harness/index.ts';
import type * as pageLibrary from './page-library.ts';

type Code = typeof pageLibrary;

/** From the project's root: benches use this too, bundled into a file elsewhere. */
const pageLibraryPath = 'tests/browser/library/page-library.ts';

let bundle: Promise<string> | undefined;

/** Runs a function of the library inside a page of the extension; arguments and result cross as JSON. */
export async function inLibrary<Name extends keyof Code>(
  view: View,
  name: Name,
  ...args: Code[Name] extends (...args: infer Args) => unknown ? Args : never
): Promise<Code[Name] extends (...args: never[]) => infer Result ? Awaited<Result> : never> {
  bundle ??= bundleOf(pageLibraryPath, 'warraqLibrary');
  // The package's policy forbids eval in its pages, but not what the browser's own debugger runs.
  const run = new Function('...args', `${await bundle}; return warraqLibrary.${name}(...args);`);
  return view.evaluate(run as never, ...args);
}
