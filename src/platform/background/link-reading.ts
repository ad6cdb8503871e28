import type { Tabs } from 'webextension-polyfill';
import { browser } from '../browser.ts';
import { hostPattern } from '../permissions.ts';
import type { Background, Reading } from '../services/background-api.ts';

/** What reading a link's page comes to, with its tab where that is still open. */
export interface LinkReading {
  readonly reading: Reading;
  readonly tabId?: number;
}

/** How long a page may take to load before it is read as far as it has come, in milliseconds. */
const longestLoad = 30_000;

/** What must be allowed to read a link's page (match patterns): its host, by both protocols where the link names the older one. */
export function hostsOfLink(link: string): string[] {
  const secure = link.replace(/^http:/, 'https:');
  return [...new Set([link, secure])].map(hostPattern);
}

/** Opens a link's page in a tab behind this page, reads it once it is loaded, and closes it again if an article was in it. Needs its host's permission. */
export async function readLink(background: Background, link: string): Promise<LinkReading> {
  const here = await browser.tabs.getCurrent();
  const place =
    here?.windowId === undefined ? {} : { windowId: here.windowId, index: here.index + 1 };
  const { id } = await browser.tabs.create({ url: link, active: false, ...place });
  if (id === undefined) return { reading: { failure: 'forbidden' } };
  await loaded(id);
  const reading = await background.readTab(id);
  if ('failure' in reading) return { reading, tabId: id };
  await browser.tabs.remove(id);
  return { reading };
}

/** Waits until a tab has loaded its page. */
async function loaded(tabId: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      clearTimeout(timer);
      resolve();
    };
    // Browsers show an empty page first.
    const look = ({ id, status, url }: Tabs.Tab): void => {
      const isEmpty = url === '' || url === 'about:blank';
      if (id === tabId && status === 'complete' && !isEmpty) end();
    };
    const onUpdated = (_: number, __: unknown, tab: Tabs.Tab): void => look(tab);
    const timer = setTimeout(end, longestLoad);
    browser.tabs.onUpdated.addListener(onUpdated);
    // It may have loaded before anybody listened.
    browser.tabs.get(tabId).then(look, end);
  });
}
