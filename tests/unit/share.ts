/** Whether everything is to be run, as in `npm run test:long`. */
export const isLong = Boolean(process.env['WARRAQ_LONG']);

/** Every nth of some cases, from the first on; in `npm run test:long` all of them. */
export function shareOf<Case>(cases: readonly Case[], n: number): readonly Case[] {
  return isLong ? cases : cases.filter((_, index) => index % n === 0);
}

/** Some of many cases that are like each other: every nth where `npm test` runs all there is, else all of them. */
export function someOf<Case>(cases: readonly Case[], n: number): readonly Case[] {
  return process.env['WARRAQ_SHARE'] ? cases.filter((_, index) => index % n === 0) : cases;
}
