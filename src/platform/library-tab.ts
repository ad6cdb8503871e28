import { browser } from './browser.ts';

/** A tab of ours, as `runtime.getContexts` tells it (Chrome 116, Firefox 127). */
interface TabContext {
  readonly documentUrl?: string;
  readonly tabId: number;
  readonly windowId: number;
}

const contexts = browser.runtime as unknown as {
  getContexts?(filter: { contextTypes: readonly string[] }): Promise<readonly TabContext[]>;
};

/** Shows the library: the tab that has it open already, else a new one. */
export async function showLibrary(): Promise<void> {
  const url = browser.runtime.getURL('library.html');
  const open = (await contexts.getContexts?.({ contextTypes: ['TAB'] })) ?? [];
  const library = open.find(({ documentUrl }) => documentUrl?.startsWith(url));
  if (!library) return void (await browser.tabs.create({ url }));
  // Firefox for Android has no windows.
  const { update } = (browser.windows ?? {}) as Partial<typeof browser.windows>;
  // Both at once: a pop-up that asks may be gone as soon as another tab is shown.
  await Promise.all([
    browser.tabs.update(library.tabId, { active: true }),
    update?.(library.windowId, { focused: true }),
  ]);
}
