export function findBrowser(name: 'chromium' | 'firefox'): string | undefined;
export function isInPath(program: string): boolean;
