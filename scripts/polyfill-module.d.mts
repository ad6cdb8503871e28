import type { Plugin } from 'esbuild';

export declare const unused: readonly string[];
export declare function withoutUnused(source: string): string;
export declare const polyfillModule: Plugin;
