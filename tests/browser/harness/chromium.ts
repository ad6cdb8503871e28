import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, {
  type CDPSession,
  type Page,
  type Browser as Puppeteer,
  type Target,
} from 'puppeteer-core';
import { quiet, screen, through } from './chromium-flags.ts';
import { builtExtension, deleteProfile, executable, keepPicture, newProfile } from './files.ts';
import { forgetAll } from './forget-all.ts';
import { saveSettings } from './settings.ts';
import type { Browser, LaunchOptions, View } from './types.ts';
import { askingView, isClickable, placesToSelect, placeToTake, untilLoaded } from './view.ts';
import { poll } from './wait.ts';

/** What an extension's page offers. */
declare const chrome: { readonly windows: { create(options: object): Promise<void> } };

const modifierBits = { Alt: 1, Ctrl: 2, Meta: 4, Shift: 8 } as const;
const pages = new WeakMap<View, Page>();
const looks = new WeakMap<View, CDPSession>();

function pageOf(view: View): Page {
  const page = pages.get(view);
  if (!page) throw new Error('not a page of Chromium');
  return page;
}

/** The driver names a target so to itself only. */
const idOf = (target: Target): string => (target as unknown as { _targetId: string })._targetId;

function keyNames(keys: string): readonly string[] {
  return keys.split(/\+(?=.)/).map((key) => (key === 'Ctrl' ? 'Control' : key));
}

/** Waits for what is pressed; a pop-up that closes by it answers no more. */
async function pressed(action: Promise<void>): Promise<void> {
  await action.catch((error: Error) => {
    if (error.name !== 'TargetCloseError') throw error;
  });
}

function viewOf(page: Page): View {
  const evaluate: View['evaluate'] = (run, ...args) => page.evaluate(run, ...args) as never;
  const asking = askingView(evaluate);
  const press = async (keys: string): Promise<void> => {
    const names = keyNames(keys) as Parameters<Page['keyboard']['down']>[0][];
    for (const name of names) await page.keyboard.down(name);
    for (const name of names.toReversed()) await page.keyboard.up(name);
  };
  const view: View = {
    evaluate,
    ...asking,
    press,
    click: async (selector) => {
      await asking.until(isClickable, { args: [selector], what: selector });
      await pressed(page.click(selector));
    },
    drag: async (selector, by) => {
      const { x, y } = await asking.until(placeToTake, { args: [selector], what: selector });
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + by, y, { steps: 5 });
      await page.mouse.up();
    },
    hover: (x, y) => page.mouse.move(x, y),
    tap: (x, y) => page.touchscreen.tap(x, y),
    selectTo: async (from, to) => {
      const [start, end] = await evaluate(placesToSelect, from, to);
      if (!start || !end) return;
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 8 });
      await page.mouse.up();
    },
    multiClick: async (selector, times) => {
      await asking.until(isClickable, { args: [selector], what: selector });
      await pressed(page.click(selector, { count: times }));
    },
    type: async (selector, text) => {
      await asking.until(isClickable, { args: [selector], what: selector });
      await page.type(selector, text);
    },
    screenshot: async (path) => keepPicture(await page.screenshot(), path),
    pdf: async () => Buffer.from(await page.pdf({ preferCSSPageSize: true, format: 'A4' })),
    resize: (width, height) => page.setViewport({ width, height }),
    reload: async () => {
      await page.reload();
    },
    close: () => page.close(),
  };
  pages.set(view, page);
  return view;
}

/** A press that the browser itself takes as its shortcut: it needs the raw key code. */
async function pressBrowserShortcut(page: Page, keys: string): Promise<void> {
  const parts = keys.split('+');
  const key = (parts.pop() ?? '').toUpperCase();
  const modifiers = parts.reduce(
    (bits, name) => bits | modifierBits[name as keyof typeof modifierBits],
    0,
  );
  const code = key.charCodeAt(0);
  const session = await page.createCDPSession();
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await session.send('Input.dispatchKeyEvent', {
      type,
      modifiers,
      key,
      code: `Key${key}`,
      windowsVirtualKeyCode: code,
      nativeVirtualKeyCode: code,
    });
  await session.detach();
}

async function install(puppet: Puppeteer, path: string): Promise<string> {
  const session = await puppet.target().createCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path, enableInIncognito: true });
  await session.detach();
  return id;
}

/** Writes the preferences that a fresh profile starts with. */
function prefer(profile: string, preferences: LaunchOptions['preferences'] = {}): void {
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** Starts Chromium with the extension in a fresh profile. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const profile = newProfile('chromium');
  prefer(profile, options.preferences);
  const extension = options.extension ?? builtExtension('chromium');
  let id = '';

  async function start(): Promise<Puppeteer> {
    const puppet = await puppeteer.launch({
      executablePath: executable('chromium'),
      headless: !(options.headful || options.display),
      ...(options.display ? { env: { ...process.env, DISPLAY: options.display.name } } : {}),
      pipe: true,
      enableExtensions: true,
      userDataDir: profile,
      defaultViewport: null,
      args: [
        ...quiet,
        ...(options.headful ? [] : screen),
        ...(options.proxyPort ? through(options.proxyPort) : []),
        ...(options.args ?? []),
      ],
    });
    // An extension loaded so is not kept in the profile; the same folder gives the same id and data.
    id = await install(puppet, extension);
    options.display?.focus('chromium');
    return puppet;
  }
  let puppet = await start();

  const isPopup = (url: string): boolean => url.startsWith(`chrome-extension://${id}/popup.html`);
  const popupTarget = () => puppet.targets().find((target) => isPopup(target.url()));
  const worker = () =>
    puppet
      .targets()
      .find((target) => target.type() === 'service_worker' && target.url().includes(id));
  const killTargets = async (isMeant: (url: string) => boolean): Promise<void> => {
    const session = await puppet.target().createCDPSession();
    const targets = async (): Promise<readonly string[]> => {
      const { targetInfos } = await session.send('Target.getTargets');
      return targetInfos.filter(({ url }) => isMeant(url)).map(({ targetId }) => targetId);
    };
    const running = await targets();
    for (const targetId of running) await session.send('Target.closeTarget', { targetId });
    await poll(
      async () => !(await targets()).some((targetId) => running.includes(targetId)),
      'what is killed to end',
    );
    await session.detach();
  };
  /** Opens a tab at once where it is to be: a tab that is empty first takes a process and a drawing more. */
  const open = async (url: string, background = false): Promise<View> => {
    const session = await puppet.target().createCDPSession();
    const { targetId } = await session.send('Target.createTarget', { url, background });
    await session.detach();
    const target = await puppet.waitForTarget((one) => idOf(one) === targetId);
    const view = viewOf(await target.asPage());
    await untilLoaded(view, url);
    return view;
  };
  const self: Browser = {
    name: 'chromium',
    get origin() {
      return `chrome-extension://${id}/`;
    },
    openPage: (url) => open(url),
    openExtensionPage: (path) => open(`${self.origin}${path}`),
    openBehind: (path) => open(`${self.origin}${path}`, true),
    clickButton: async (view) => {
      const known = (await puppet.extensions()).get(id);
      if (!known) throw new Error('the extension is not installed');
      const page = pageOf(view);
      await page.bringToFront();
      await page.triggerExtensionAction(known);
    },
    popup: async () => {
      const target = await puppet.waitForTarget((candidate) => isPopup(candidate.url()), {
        timeout: 20_000,
      });
      return viewOf(await target.asPage());
    },
    openPopup: async (view) => {
      await self.clickButton(view);
      return self.popup();
    },
    hasPopup: async () => popupTarget() !== undefined,
    findPage: async (part) => {
      const target = await puppet.waitForTarget(
        (candidate) => candidate.type() === 'page' && candidate.url().includes(part),
        { timeout: 20_000 },
      );
      return viewOf(await target.asPage());
    },
    addresses: async () => (await puppet.pages()).map((page) => page.url()),
    pressShortcut: async (view, keys) => {
      await pageOf(view).bringToFront();
      await pressBrowserShortcut(pageOf(view), keys);
    },
    chooseMenuItem: () => Promise.reject(new Error('headless Chromium draws no menus')),
    openPrivatePage: async (url) => {
      // A browser context of the driver is a window of another kind, which extensions do not reach.
      const page = await self.openExtensionPage('options.html');
      await page.evaluate(
        (address: string) => chrome.windows.create({ incognito: true, url: address }),
        url,
      );
      await page.close();
      const view = await self.findPage(url);
      await untilLoaded(view, url);
      return view;
    },
    setOffline: async (view, offline) => {
      await pageOf(view).setOfflineMode(offline);
      const target = worker();
      if (!target) return;
      const session = await target.createCDPSession();
      await session.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    },
    answerPermission: async (allow) => {
      // The question takes its keys once it is drawn; nothing tells when that is.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      options.display?.press(...(allow ? ['Tab', 'Return'] : ['Escape']));
    },
    killBackground: () => killTargets((url) => url === `${self.origin}background.js`),
    killTranslator: () => killTargets((url) => url === `${self.origin}translator.html`),
    changeSettings: (change) => saveSettings(self, change),
    showAs: async (view, { paper, forcedColors }) => {
      // What one session sets, another cannot take back.
      const session = looks.get(view) ?? (await pageOf(view).createCDPSession());
      looks.set(view, session);
      await session.send('Emulation.setEmulatedMedia', {
        media: paper ? 'print' : '',
        features: [{ name: 'forced-colors', value: forcedColors ? 'active' : '' }],
      });
    },
    restart: async (kill = false) => {
      const process = puppet.process();
      const ended = new Promise((resolve) => process?.once('exit', resolve));
      if (kill) process?.kill('SIGKILL');
      else await puppet.close();
      await ended;
      puppet = await start();
    },
    renew: async () => {
      const before = await puppet.pages();
      const view = await self.openExtensionPage('icons/48.png');
      for (const page of before) await page.close();
      await self.killTranslator();
      await self.killBackground();
      const session = await pageOf(view).createCDPSession();
      const storageTypes = 'local_storage,indexeddb,cache_storage,file_systems';
      const origin = self.origin.replace(/\/$/, '');
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
      await session.detach();
      // Last: a background that still ran would note which library there was, and that it is gone.
      await view.evaluate(forgetAll);
    },
    get closed() {
      return new Promise<void>((resolve) => puppet.once('disconnected', () => resolve()));
    },
    close: async () => {
      if (puppet.connected) await puppet.close();
      deleteProfile(profile);
    },
  };
  return self;
}
