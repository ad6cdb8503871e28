/** Whether everything is to be run, as in `npm run test:long`. */
export const isLong = Boolean(process.env['WARRAQ_LONG']);

/** Every nth of some cases, from the first on; in `npm run test:long` all of them. */
export function shareOf<Case>(cases: readonly Case[], n: number): readonly Case[] {
  return isLong ? cases : cases.filter((_, index) => index % n === 0);
}
