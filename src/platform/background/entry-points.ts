import type { Menus, Tabs } from 'webextension-polyfill';
import type { Scope } from '../../article/model.ts';
import { browser } from '../browser.ts';
import { loadMessages } from '../i18n.ts';
import { showLibrary } from '../library-tab.ts';
import { pagesLeavePrivateWindows } from '../private-windows.ts';
import { onSettingsChanged, type Settings } from '../settings/settings.ts';
import { ownSettings } from '../settings/settings-store.ts';
import { type Choice, forgetArea, onPicked, pickArea, rememberArea } from './area-picking.ts';
import { askForScope } from './reading.ts';

const menuScopes: Readonly<Record<string, Scope>> = {
  read: 'article',
  'read-selection': 'selection',
};

/** Where the reader comes in: the toolbar button, the keyboard shortcuts and the context menu. Background only. */
export function registerEntryPoints(): void {
  browser.runtime.onInstalled.addListener(() => void makeMenus());
  browser.runtime.onStartup.addListener(() => void makeMenus());
  browser.contextMenus?.onClicked.addListener((click, tab) => void onMenu(click, tab));
  browser.commands?.onCommand.addListener((command) => {
    if (command === 'open-library') void showLibrary();
  });
  onPicked((choice) => void showArea(choice));
  browser.action.onClicked.addListener((tab) => void openReader(tab));
  onSettingsChanged((settings) => {
    void setButton(settings);
    void makeMenus();
  });
  void ownSettings().then(setButton);
}

async function setButton({ opensIn }: Settings): Promise<void> {
  await browser.action.setPopup({ popup: opensIn === 'popup' ? 'popup.html' : '' });
}

async function makeMenus(): Promise<void> {
  if (!browser.contextMenus) return;
  const messages = await loadMessages();
  const contexts = (...names: Menus.ContextType[]): Menus.ContextType[] => names;
  await browser.contextMenus.removeAll();
  const items = [
    { id: 'read', title: messages('menu_read'), contexts: contexts('page', 'link', 'image') },
    {
      id: 'read-selection',
      title: messages('menu_read_selection'),
      contexts: contexts('selection'),
    },
    { id: 'pick-area', title: messages('reader_pick_area'), contexts: contexts('action') },
    { id: 'library', title: messages('menu_library'), contexts: contexts('action') },
  ];
  for (const item of items) browser.contextMenus.create(item);
}

async function onMenu(click: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (click.menuItemId === 'library') return showLibrary();
  if (click.menuItemId === 'pick-area') return tab?.id ? pickArea(tab.id) : undefined;
  const link = click.menuItemId === 'read' && tab ? pageBehind(click) : undefined;
  if (link && tab) return openLink(link, tab);
  const scope = menuScopes[click.menuItemId];
  if (!tab?.id || !scope) return;
  askForScope(tab.id, { scope });
  // Asked for at once: Firefox opens a pop-up only while the click is being handled.
  await popupOrReader(tab);
}

/** The address of the page that a clicked link leads to; undefined where it leads to no page, or within its own. */
function pageBehind({ linkUrl, pageUrl }: Menus.OnClickData): string | undefined {
  if (!linkUrl || !/^https?:/i.test(linkUrl)) return undefined;
  const [link = '', here = ''] = [linkUrl, pageUrl ?? ''].map((url) => url.replace(/#.*/, ''));
  return link === here ? undefined : link;
}

/** Opens the full page for a link's page; from a private window the page itself, where the full page would leave that window. */
async function openLink(link: string, tab: Tabs.Tab): Promise<void> {
  if (!tab.incognito || !pagesLeavePrivateWindows())
    return openPage(`reader.html?link=${encodeURIComponent(link)}`, tab);
  const place = tab.windowId === undefined ? {} : { windowId: tab.windowId };
  await browser.tabs.create({ url: link, index: tab.index + 1, ...place });
}

/** Opens the pop-up, or the full page where the browser opens none by itself (Firefox for Android). */
async function popupOrReader(tab: Tabs.Tab): Promise<void> {
  const { openPopup } = browser.action as Partial<typeof browser.action>;
  const opened = openPopup?.();
  if (!opened) return openReader(tab);
  await opened.catch(() => openReader(tab));
}

/** Opens the full page, which reads the tab as the pop-up would. */
async function openReader(tab: Tabs.Tab): Promise<void> {
  if (tab.id === undefined) return;
  if (tab.incognito && pagesLeavePrivateWindows()) return openPopupOver(tab);
  await openPage(`reader.html?tab=${tab.id}`, tab);
}

/** Opens the pop-up where the button would open a full page. */
async function openPopupOver({ id, windowId }: Tabs.Tab): Promise<void> {
  if (id === undefined || windowId === undefined) return;
  await browser.action.setPopup({ tabId: id, popup: 'popup.html' });
  await browser.action.openPopup({ windowId });
}

/** Shows the area that the reader chose in a page, and remembers it for the site unless the window is private. */
async function showArea({ tabId, selector }: Choice): Promise<void> {
  const tab = await browser.tabs.get(tabId);
  if (tab.url && !tab.incognito)
    await (selector ? rememberArea(tab.url, selector) : forgetArea(tab.url));
  askForScope(tabId, selector ? { scope: 'area', area: selector } : { scope: 'article' });
  await popupOrReader(tab);
}

async function openPage(path: string, beside?: Tabs.Tab): Promise<void> {
  const place = beside ? { index: beside.index + 1 } : {};
  await browser.tabs.create({ url: browser.runtime.getURL(path), ...place });
}
