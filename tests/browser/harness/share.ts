import type { BrowserName } from './types.ts';

/**
 * Whether only a share is run, as `npm test` does: what does not depend on the browser in one of them, of many like cases
 * some. All of it is run by `npm run test:long`, and of files that are named.
 */
export const isShare = Boolean(process.env['WARRAQ_SHARE']);

const all = ['chromium', 'firefox'] as const satisfies readonly BrowserName[];

/** The browsers to test in: both, or the one that `npm run test:browser -- NAME` names. */
export const browsers: readonly BrowserName[] = all.filter(
  (name) => !process.env['WARRAQ_BROWSER'] || process.env['WARRAQ_BROWSER'] === name,
);

/** Whether tests run here that show the same in both browsers: of a share in the one that is named. */
export const mainlyIn = (main: BrowserName): boolean => !isShare || browsers.includes(main);

/** Some of many cases that are like each other: of a share every nth, other ones in each browser. */
export function someOf<Case>(cases: readonly Case[], n: number): readonly Case[] {
  const first = all.findIndex((name) => browsers.includes(name));
  return isShare ? cases.filter((_, index) => index % n === first) : cases;
}
