import { browser } from '../browser.ts';

/** The part of `chrome.offscreen` and `chrome.runtime` that Firefox has not got. */
interface OffscreenApi {
  readonly offscreen?: {
    createDocument(options: {
      url: string;
      reasons: readonly string[];
      justification: string;
    }): Promise<void>;
  };
  readonly runtime: {
    getContexts(filter: { contextTypes: readonly string[] }): Promise<readonly unknown[]>;
  };
}

const chromium = browser as unknown as OffscreenApi;
let starting: Promise<void> | undefined;

async function createDocument(): Promise<void> {
  const open = await chromium.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await chromium.offscreen?.createDocument({
    url: 'translator.html',
    reasons: ['WORKERS', 'BLOBS'],
    justification:
      'Runs the translation engine in a Worker, so that a translation outlives the pop-up, and holds the file of an automatic backup while it is downloaded.',
  });
}

/** Whether the translator is a page, whose thread is not the background's. */
export function isPageOfItsOwn(): boolean {
  return chromium.offscreen !== undefined;
}

/** Makes sure that the translator runs: an offscreen document in Chrome; in Firefox the event page is it. Background only. */
export async function startTranslator(): Promise<void> {
  if (!isPageOfItsOwn()) return;
  starting ??= createDocument().finally(() => {
    starting = undefined;
  });
  await starting;
}
