/** The notices of a build of these files, as one text; throws where a package has no licence's text. */
export function noticesOf(root: string, inputs: readonly string[]): string;
