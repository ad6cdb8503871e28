import type { Browser } from 'puppeteer-core';
import type { Scope } from '../src/article/model.ts';
import type { ExplainedExtraction } from '../src/extraction/extract.ts';

export interface SavedPage {
  readonly file: string;
  readonly slug: string;
  readonly url: string;
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface SavedTab {
  open(saved: SavedPage): Promise<void>;
  extract(scope?: {
    scope?: Scope;
    area?: string;
    /** Whether reading may take any time, so that its result does not depend on how busy the machine is. */
    unhurried?: boolean;
  }): Promise<{ result: ExplainedExtraction; ms: number }>;
}

export const contentScript: string;
/** The script that names the files with the words of a page's languages, and those files: `{path: script}`. */
export function wordScripts(): Readonly<Record<string, string>>;
export function savedPages(paths: readonly string[], options?: { url?: string }): SavedPage[];
/** Starts a headless browser that keeps quiet; Chromium unless told. */
export function launch(name?: 'chromium' | 'firefox'): Promise<Browser>;
export function openTab(browser: Browser): Promise<SavedTab>;
export function openPages(
  paths: readonly string[],
  options: { url?: string },
  visit: (saved: SavedPage, tab: SavedTab) => Promise<void>,
): Promise<void>;
/** Evaluates an expression in a world of its own in the page, as an injected script would. */
export function evaluateIsolated(tab: SavedTab, expression: string): Promise<unknown>;
