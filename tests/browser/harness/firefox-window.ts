// Functions that run with Firefox's own rights, in its window (bidi.ts, evaluateInChrome). Each stands alone.
// Firefox gives them these names; none of them has types here.
// biome-ignore-start lint/suspicious/noExplicitAny: the browser's own interface is not typed
declare const ChromeUtils: any;
declare const WebExtensionPolicy: any;
declare const Services: any;
declare const Cc: any;
declare const Ci: any;
declare const OpenBrowserWindow: any;
// biome-ignore-end lint/suspicious/noExplicitAny: the browser's own interface is not typed

/** Opens a tab in the window that was used last and gives its BiDi context. */
export function openTabAt(url: string, background: boolean): string {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const shown = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = shown.gBrowser.addTrustedTab(url);
  if (!background) {
    shown.focus();
    shown.gBrowser.selectedTab = tab;
  }
  return NavigableManager.getIdForBrowser(tab.linkedBrowser);
}

/** Clicks the toolbar button on a tab, which is chosen first. */
export function clickAction(id: string, context: string): void {
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  );
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  const { defaultView } = NavigableManager.getBrowserById(context).ownerDocument;
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(defaultView);
}

/** The pop-up's BiDi context, if one is open: a pop-up has none by itself, so the driver is taught to find it. */
export function popupContext(): string | undefined {
  const popups = () =>
    [...Services.wm.getEnumerator('navigator:browser')].flatMap((shown) => [
      ...shown.document.querySelectorAll('browser.webextension-popup-browser'),
    ]);
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  // Firefox loads a pop-up in a hidden panel and exchanges its browser once the panel opens.
  const popup = popups().find((candidate) => candidate.closest('panel')?.state === 'open');
  if (!popup) return undefined;
  popup.permanentKey ??= {};
  if (!NavigableManager.knowsPopups) {
    const original = NavigableManager.getBrowserById.bind(NavigableManager);
    NavigableManager.getBrowserById = (wanted: string) =>
      original(wanted) ??
      popups().find(
        (candidate) =>
          candidate.permanentKey && NavigableManager.getIdForBrowser(candidate) === wanted,
      ) ??
      null;
    NavigableManager.knowsPopups = true;
  }
  return NavigableManager.getIdForBrowser(popup);
}

/** Closes the pop-up. */
export function closePopup(): void {
  for (const shown of Services.wm.getEnumerator('navigator:browser'))
    shown.document
      .querySelector('browser.webextension-popup-browser')
      ?.closest('panel')
      ?.hidePopup();
}

/** Presses a shortcut of the browser. */
export function pressKeys(keys: string): void {
  const modifiers = keys.split('+').map((name) => (name === 'Ctrl' ? 'Control' : name));
  let key = modifiers.pop() ?? '';
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(
    Ci.nsITextInputProcessor,
  );
  processor.beginInputTransactionForTests(window);
  const event = (name: string, more = {}) => new KeyboardEvent('', { key: name, ...more });
  if (!modifiers.includes('Shift')) key = key.toLowerCase();
  const main = { code: `Key${key.toUpperCase()}`, keyCode: key.toUpperCase().charCodeAt(0) };
  for (const name of modifiers) processor.keydown(event(name));
  processor.keydown(event(key, main));
  processor.keyup(event(key, main));
  for (const name of modifiers.reverse()) processor.keyup(event(name));
}

/** Stops the event page, even while the driver watches it. */
export async function stopBackground(id: string): Promise<void> {
  await WebExtensionPolicy.getByID(id).extension.terminateBackground({
    ignoreDevToolsAttached: true,
  });
}

/** Stops the event page, and deletes all that the extension's pages keep. */
export async function forgetPages(id: string): Promise<void> {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true });
  await new Promise((resolve) => {
    Services.qms.clearStoragesForPrincipal(extension.principal).callback = resolve;
  });
}

/** Chooses an item of the open context menu by a part of its id; false while it is not there. */
export function chooseItem(part: string): boolean {
  const menu = document.getElementById('contentAreaContextMenu') as HTMLElement & {
    state: string;
    activateItem(item: Element): void;
  };
  const item = menu.querySelector(`[id$="${part}"]`);
  if (menu.state !== 'open' || !item) return false;
  menu.activateItem(item);
  return true;
}

/** Allows the extension that is about to be installed in private windows, as the reader does on about:addons. */
export async function allowInPrivateWindows(id: string): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  const permissions = ['internal:privateBrowsingAllowed'];
  await ExtensionPermissions.add(id, { permissions, origins: [], data_collection: [] });
}

/** Opens an empty private window and gives the BiDi context of its tab. */
export async function openPrivateWindow(): Promise<string> {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const opened = OpenBrowserWindow({ private: true });
  await new Promise<void>((resolve) => {
    const observer = (subject: unknown): void => {
      if (subject !== opened) return;
      Services.obs.removeObserver(observer, 'browser-delayed-startup-finished');
      resolve();
    };
    Services.obs.addObserver(observer, 'browser-delayed-startup-finished');
  });
  return NavigableManager.getIdForBrowser(opened.gBrowser.selectedBrowser);
}

/** Closes all windows but the one of a BiDi context. */
export function closeOtherWindows(context: string): void {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const { defaultView } = NavigableManager.getBrowserById(context).ownerDocument;
  for (const shown of [...Services.wm.getEnumerator('navigator:browser')])
    if (shown !== defaultView) shown.close();
}

/** Chooses the tab of a BiDi context. */
export function selectTab(context: string): void {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const shown = NavigableManager.getBrowserById(context);
  const { defaultView } = shown.ownerDocument;
  defaultView.gBrowser.selectedTab = defaultView.gBrowser.getTabForBrowser(shown);
  defaultView.focus();
}

/** Chooses the tab of a BiDi context and puts the focus into its page, where it last was; a pop-up has it already. */
export function focusTab(context: string): void {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const shown = NavigableManager.getBrowserById(context);
  const { gBrowser } = shown.ownerDocument.defaultView;
  const tab = gBrowser.getTabForBrowser(shown);
  if (tab) gBrowser.selectedTab = tab;
  shown.ownerDocument.defaultView.focus();
  shown.focus();
}

/** Shows the page of a BiDi context as on paper, and all pages in forced colours or their own. */
export function showAs(
  context: string,
  look: { readonly paper?: boolean; readonly forcedColors?: boolean },
): void {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const { browsingContext } = NavigableManager.getBrowserById(context);
  // Printing takes it back unnoticed, and what seems to stand so already is not set.
  browsingContext.mediumOverride = '';
  browsingContext.mediumOverride = look.paper ? 'print' : '';
  browsingContext.forcedColorsOverride = look.forcedColors ? 'active' : 'none';
}

/** Where the button stands on the screen that grants or refuses what an extension asks for, once it is there. */
export function permissionButton(allow: boolean): readonly number[] | undefined {
  const question = document.querySelector('#notification-popup popupnotification') as
    | (Element & { button: Element; secondaryButton: Element })
    | null;
  const button = allow ? question?.button : question?.secondaryButton;
  const { left = 0, top = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
  const { mozInnerScreenX, mozInnerScreenY, devicePixelRatio } = window as never as Record<
    'mozInnerScreenX' | 'mozInnerScreenY' | 'devicePixelRatio',
    number
  >;
  const panel = document.querySelector('#notification-popup') as
    | (Element & { state: string })
    | null;
  if (width === 0 || panel?.state !== 'open') return undefined;
  return [mozInnerScreenX + left + width / 2, mozInnerScreenY + top + height / 2].map((at) =>
    Math.round(at * devicePixelRatio),
  );
}
