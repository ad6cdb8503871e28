import type { UntilOptions, View } from './types.ts';
import { poll } from './wait.ts';

type Evaluate = View['evaluate'];

/** The parts of a View that need nothing of a browser but to run a function in the page. */
export function askingView(evaluate: Evaluate): Pick<View, 'until' | 'waitFor' | 'text'> {
  const until = async <Result>(
    run: (...args: never[]) => Result | Promise<Result>,
    { timeout, args = [], what = String(run) }: UntilOptions = {},
  ): Promise<Result> =>
    (await poll(() => evaluate(run as never, ...args), what, timeout)) as Result;
  return {
    until,
    waitFor: async (selector, timeout) => {
      await until(isShown, {
        args: [selector],
        what: selector,
        ...(timeout === undefined ? {} : { timeout }),
      });
    },
    text: (selector) =>
      evaluate(
        // biome-ignore lint/performance/useDomNodeTextContent: what is shown is asked for
        (css: string) => document.querySelector<HTMLElement>(css)?.innerText ?? '',
        selector,
      ),
  };
}

/** Runs in the page: whether the first element of a selector is shown. */
export function isShown(selector: string): boolean {
  return document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) ?? false;
}
