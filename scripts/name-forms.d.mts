/** All names that a pattern of class-names.yaml matches; undefined where it matches names without end. */
export function formsOf(source: string): string[] | undefined;
