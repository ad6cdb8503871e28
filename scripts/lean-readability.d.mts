export function lean(source: string, calling: string): string;
