export function triggersOf(source: string): string[];
