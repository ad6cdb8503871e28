import * as v from 'valibot';
import type { Tabs } from 'webextension-polyfill';
import { type Article, articleId, type Extraction, type Scope } from '../../article/model.ts';
import { extractionSchema } from '../../article/schema.ts';
import { browser } from '../browser.ts';
import type { ReadFailure } from '../services/background-api.ts';

/** A print of the built content script, given by the build: any change of the rules is another version. */
declare const EXTRACTOR: string;

/** Runs in the page: tells the content script, injected next, what to read. */
function setScope(scope: Scope, area: string | undefined): void {
  Object.assign(globalThis, { warraqScope: scope, warraqArea: area });
}

/** Takes the article out of a tab by injecting the content script; needs activeTab, and leaves nothing behind in the page. */
export async function extractFromTab(
  tabId: number,
  scope: Scope,
  area?: string,
): Promise<Article | ReadFailure> {
  const extraction = await inject(tabId, scope, area);
  if (!extraction) return whyRefused(await browser.tabs.get(tabId));
  if ('failure' in extraction) return extraction.failure;
  const { article } = extraction;
  // A selection or a list of headlines is a reading of its own: it must never take the place of an article.
  const form = scope === 'selection' || scope === 'headlines' ? scope : undefined;
  return { ...article, extractor: EXTRACTOR, id: await articleId(article.url, form) };
}

/** What the script says, which ran in a page that may have meddled with it; more than an article may hold is refused. */
export function checkedExtraction(result: unknown): Extraction {
  const { output, success } = v.safeParse(extractionSchema, result);
  if (!success) return { failure: 'no-article' };
  const { article } = result as { readonly article?: { readonly blocks: readonly unknown[] } };
  const isCut = 'article' in output && output.article.blocks.length < (article?.blocks.length ?? 0);
  return isCut ? { failure: 'too-large' } : output;
}

/** Why a tab let no script in. */
function whyRefused(tab: Tabs.Tab): ReadFailure {
  if (isPdf(tab)) return 'pdf';
  // The click counts for the page that was there: the one on its way needs another.
  return tab.status === 'loading' ? 'loading' : 'forbidden';
}

/** Firefox shows a PDF in a page of its own, which refuses scripts as its other pages do. */
function isPdf({ url }: Tabs.Tab): boolean {
  return url !== undefined && URL.canParse(url) && /\.pdf$/i.test(new URL(url).pathname);
}

async function inject(
  tabId: number,
  scope: Scope,
  area: string | undefined,
): Promise<Extraction | undefined> {
  const target = { tabId };
  const { executeScript } = browser.scripting;
  // The article is what is read where nothing is said, and that is asked most.
  const said =
    scope === 'article'
      ? Promise.resolve()
      : executeScript({ target, func: setScope, args: [scope, area ?? ''] });
  const injections = await said
    .then(() => executeScript({ target, files: ['languages.js', 'content.js'] }))
    // Browser pages, stores and other extensions' pages refuse injection; there is no way to ask beforehand.
    .catch(() => []);
  const injection = injections[0];
  // Firefox reports a script that threw; a fault of ours must not look like a page without an article.
  if (injection?.error) throw new Error(`reading the page failed: ${String(injection.error)}`);
  return injection && checkedExtraction(injection.result);
}
