import { browser } from './browser.ts';

/**
 * Whether this page is no part of the private window whose article it shows. Chrome runs the pop-up over a private
 * window within the ordinary profile: what it loads or opens by itself leaves traces there.
 */
export function isOutsidePrivateWindow(unkept: string | undefined): boolean {
  return unkept === 'private' && !browser.extension.inIncognitoContext;
}

/** Opens an address in the window that this page stands over, which is private where the article is. */
export async function openInThisWindow(url: string): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  await browser.tabs.create(id === undefined ? { url } : { url, windowId: id });
}

/** Whether pages of the extension cannot open in private windows, and would land in ordinary ones with their history (Chrome). */
export function pagesLeavePrivateWindows(): boolean {
  return browser.runtime.getURL('').startsWith('chrome-extension:');
}
