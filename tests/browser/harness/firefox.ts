import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import puppeteer, { type Browser as Puppeteer } from 'puppeteer-core';
import {
  clickIn,
  dragBetween,
  dragIn,
  evaluateIn,
  evaluateInChrome,
  hoverIn,
  pressIn,
  send,
  tapIn,
  typeIn,
} from './bidi.ts';
import { builtExtension, deleteProfile, executable, keepPicture, newProfile } from './files.ts';
import { giveCaches, keepCaches } from './firefox-caches.ts';
import * as windowed from './firefox-window.ts';
import { forgetAll } from './forget-all.ts';
import { saveSettings } from './settings.ts';
import type { Browser, LaunchOptions, View } from './types.ts';
import { askingView, isClickable, placesToSelect, placeToTake, untilLoaded } from './view.ts';
import { poll } from './wait.ts';

const id = 'warraq@warraq.example';

/** Sends everything through the proxy, loopback too, and keeps the browser's own services silent. */
const through = (port: number) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
  'network.proxy.allow_hijacking_localhost': true,
  'network.proxy.no_proxies_on': '',
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
});

const screen = ['--width=1600', '--height=1200'];

interface Tab {
  readonly context: string;
  readonly url: string;
}

const contexts = new WeakMap<View, string>();

function contextOf(view: View): string {
  const context = contexts.get(view);
  if (!context) throw new Error('not a page of Firefox');
  return context;
}

function viewOf(puppet: Puppeteer, context: string, close: () => Promise<unknown>): View {
  const evaluate: View['evaluate'] = (run, ...args) => evaluateIn(puppet, context, run, args);
  const asking = askingView(evaluate);
  const click = async (selector: string, times = 1): Promise<void> => {
    let isMoved = true;
    while (isMoved) {
      await asking.until(isClickable, { args: [selector], what: selector });
      // What loads above may push it out of the window just now; then nothing was pressed yet.
      isMoved = await clickIn(puppet, context, selector, { times }).then(
        () => false,
        (error: Error) => {
          if (error.message.includes('move target out of bounds')) return true;
          throw error;
        },
      );
    }
  };
  const view: View = {
    evaluate,
    ...asking,
    click: (selector) => click(selector),
    drag: async (selector, by) => {
      const from = await asking.until(placeToTake, { args: [selector], what: selector });
      await dragIn(puppet, context, from, by);
    },
    hover: (x, y) => hoverIn(puppet, context, { x, y }),
    tap: (x, y) => tapIn(puppet, context, { x, y }),
    selectTo: async (from, to) => {
      const [start, end] = await evaluate(placesToSelect, from, to);
      if (start && end) await dragBetween(puppet, context, start, end);
    },
    multiClick: click,
    type: async (selector, text) => {
      // Before it is shown a field takes no focus, and the first letters go elsewhere.
      await asking.until(isClickable, { args: [selector], what: selector });
      await evaluate((css: string) => document.querySelector<HTMLElement>(css)?.focus(), selector);
      await typeIn(puppet, context, text);
    },
    press: async (key) => {
      // Tab leads out of the page into the browser's own controls; keys then reach nothing that has the focus here.
      const isOutside = await evaluate(() => !document.hasFocus());
      if (isOutside) {
        await evaluateInChrome(puppet, windowed.focusTab, context);
        // Where the browser asks something, the page gets the focus only after the answer.
        await asking.until(() => document.hasFocus(), { timeout: 2000 }).catch(() => undefined);
      }
      await pressIn(puppet, context, key);
    },
    screenshot: async (path) => {
      const shot = await send(puppet, 'browsingContext.captureScreenshot', {
        context,
        origin: 'viewport',
      });
      return keepPicture(Buffer.from(shot.data, 'base64'), path);
    },
    pdf: async () => {
      const page = { width: 21, height: 29.7 };
      const printed = await send(puppet, 'browsingContext.print', { context, page });
      return Buffer.from(printed.data, 'base64');
    },
    resize: (width, height) =>
      send(puppet, 'browsingContext.setViewport', { context, viewport: { width, height } }),
    reload: async () => {
      await evaluate(() => {
        document.documentElement.dataset['old'] = 'yes';
        location.reload();
      });
      await asking.until(
        () => !document.documentElement.dataset['old'] && document.readyState === 'complete',
      );
    },
    close: async () => {
      await close();
    },
  };
  contexts.set(view, context);
  return view;
}

/** The extension's origin is told, so that the data of a temporary add-on are found again after a restart. */
async function start(options: LaunchOptions, profile: string, uuid: string): Promise<Puppeteer> {
  const puppet = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable('firefox'),
    headless: !(options.headful || options.display),
    userDataDir: profile,
    defaultViewport: null,
    args: ['--remote-allow-system-access', ...(options.headful ? [] : screen)],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
      'xpinstall.signatures.required': false,
      // Else it takes no click on a question that has just appeared.
      'security.notification_enable_delay': 0,
      // The panel that it opens when a download begins takes the next click to be shut.
      'browser.download.alwaysOpenPanel': false,
      ...(options.proxyPort ? through(options.proxyPort) : {}),
      ...options.preferences,
    },
    env: {
      ...process.env,
      MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
      ...(options.display ? { DISPLAY: options.display.name } : {}),
    },
  });
  await install(puppet, options);
  options.display?.focus('firefox');
  return puppet;
}

async function install(puppet: Puppeteer, { extension }: LaunchOptions): Promise<void> {
  await evaluateInChrome(puppet, windowed.allowInPrivateWindows, id);
  await puppet.installExtension(extension ?? builtExtension('firefox'));
}

/** Whether preferences that Puppeteer has set aside are still to be put back. */
const hasSetAside = (profile: string): boolean =>
  readdirSync(profile).some((file) => file.endsWith('.puppeteer'));

/** Starts Firefox with the extension in a fresh profile. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<Browser> {
  const profile = newProfile('firefox');
  giveCaches(profile);
  const uuid: string = randomUUID();
  let puppet = await start(options, profile, uuid);

  const inWindow = (run: unknown, ...args: readonly unknown[]) =>
    evaluateInChrome(puppet, run, ...args);
  const tabs = async (): Promise<readonly Tab[]> =>
    (await send(puppet, 'browsingContext.getTree', {})).contexts;
  const tabView = (context: string): View =>
    viewOf(puppet, context, () => send(puppet, 'browsingContext.close', { context }));
  const go = async (context: string, url: string): Promise<View> => {
    // Firefox reports no load of an extension's page, so the page itself is asked.
    await send(puppet, 'browsingContext.navigate', { context, url, wait: 'none' });
    const view = tabView(context);
    await untilLoaded(view, url);
    return view;
  };
  /** Opens a tab at once where it is to be: a tab that is empty first takes a process and a drawing more. */
  const openTab = async (url: string, background = false): Promise<View> => {
    const view = tabView(await inWindow(windowed.openTabAt, url, background));
    await untilLoaded(view, url);
    return view;
  };
  const openPopupContext = (): Promise<string | undefined> => inWindow(windowed.popupContext);

  const self: Browser = {
    name: 'firefox',
    get origin() {
      return `moz-extension://${uuid}/`;
    },
    openPage: (url) => openTab(url),
    openExtensionPage: (path) => openTab(`${self.origin}${path}`),
    openBehind: (path) => openTab(`${self.origin}${path}`, true),
    clickButton: async (view) => {
      await inWindow(windowed.selectTab, contextOf(view));
      await inWindow(windowed.clickAction, id, contextOf(view));
    },
    popup: () =>
      // The pop-up's browser is exchanged while it opens: only the one that has loaded is the right one.
      poll(async () => {
        const context = await openPopupContext();
        if (!context) return undefined;
        const view = viewOf(puppet, context, () => inWindow(windowed.closePopup));
        const loaded = await view.evaluate(
          () => document.readyState === 'complete' && location.href !== 'about:blank',
        );
        return loaded ? view : undefined;
      }, 'the pop-up'),
    openPopup: async (view) => {
      await self.clickButton(view);
      return self.popup();
    },
    hasPopup: async () => (await openPopupContext()) !== undefined,
    findPage: async (part) => {
      const tab = await poll(
        async () => (await tabs()).find(({ url }) => url.includes(part)),
        `a tab with ${part}`,
      );
      return tabView(tab.context);
    },
    addresses: async () => (await tabs()).map(({ url }) => url),
    pressShortcut: async (view, keys) => {
      await inWindow(windowed.selectTab, contextOf(view));
      await inWindow(windowed.pressKeys, keys);
    },
    chooseMenuItem: async (view, selector, item) => {
      await clickIn(puppet, contextOf(view), selector, { button: 2 });
      await poll(() => inWindow(windowed.chooseItem, item), `the menu item ${item}`);
    },
    openPrivatePage: async (url) => {
      const context = await inWindow(windowed.openPrivateWindow);
      return go(context, url);
    },
    setOffline: async (view, offline) => {
      await send(puppet, 'emulation.setNetworkConditions', {
        networkConditions: offline ? { type: 'offline' } : null,
        contexts: [contextOf(view)],
      });
    },
    answerPermission: async (allow) => {
      const [x, y] = await poll(
        () => inWindow(windowed.permissionButton, allow) as Promise<number[] | undefined>,
        'the question for a permission',
      );
      options.display?.click(x ?? 0, y ?? 0);
    },
    killBackground: () => inWindow(windowed.stopBackground, id),
    killTranslator: () => self.killBackground(),
    changeSettings: (change) => saveSettings(self, change),
    showAs: (view, look) => inWindow(windowed.showAs, contextOf(view), look),
    restart: async (kill = false) => {
      const process = puppet.process();
      const ended = new Promise((resolve) => process?.once('exit', resolve));
      if (kill) process?.kill('SIGKILL');
      else await puppet.close();
      await ended;
      // Puppeteer puts the profile's own preferences back when the process has gone.
      await poll(async () => !hasSetAside(profile), "the profile's preferences");
      puppet = await start(options, profile, uuid);
    },
    renew: async () => {
      // A window of its own: the old one may still have a question open, or a pop-up that never ended.
      const { context } = await send(puppet, 'browsingContext.create', { type: 'window' });
      await inWindow(windowed.closeOtherWindows, context);
      await poll(async () => (await tabs()).length === 1, 'the other windows to close');
      const view = await go(context, `${self.origin}icons/48.png`);
      await inWindow(windowed.forgetPages, id);
      // Last: the background notes which library there was, and that it is gone.
      await view.evaluate(forgetAll);
    },
    get closed() {
      return new Promise<void>((resolve) => puppet.once('disconnected', () => resolve()));
    },
    close: async () => {
      if (puppet.connected) await puppet.close();
      // One that had to be killed may have been writing them.
      if (puppet.process()?.exitCode === 0) keepCaches(profile);
      deleteProfile(profile);
    },
  };
  return self;
}
