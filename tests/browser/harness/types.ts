import type { Display } from './display.ts';

export type BrowserName = 'chromium' | 'firefox';

/** A function that runs inside a page: its arguments and result cross as JSON, and it sees nothing else of the test. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments' types are the caller's
type InPage<Result> = (...args: any[]) => Result | Promise<Result>;

/** A page, a pop-up or an extension page in a running browser. */
export interface View {
  /** Runs a function in the page and gives its result. */
  evaluate<Result>(run: InPage<Result>, ...args: readonly unknown[]): Promise<Result>;
  /** Waits until a function gives a true value in the page, and gives that value; 20 s unless told (ms). */
  until<Result>(run: InPage<Result>, options?: UntilOptions): Promise<Result>;
  /** Waits until an element is there and shown. */
  waitFor(selector: string, timeout?: number): Promise<void>;
  /** Clicks an element as a mouse does, once it is shown. */
  click(selector: string): Promise<void>;
  /** Drags an element sideways with the mouse, by CSS pixels to the right. */
  drag(selector: string, by: number): Promise<void>;
  /** Moves the mouse to a place of the window, in CSS pixels. */
  hover(x: number, y: number): Promise<void>;
  /** Taps a place of the window with a finger, in CSS pixels. */
  tap(x: number, y: number): Promise<void>;
  /** Selects with the mouse, from the reading start of one element to the reading end of another. */
  selectTo(from: string, to: string): Promise<void>;
  /** Clicks an element several times at once: a triple click selects its paragraph. */
  multiClick(selector: string, times: number): Promise<void>;
  /** Puts the focus on an element and types. */
  type(selector: string, text: string): Promise<void>;
  /** Presses one key, by its name as in KeyboardEvent.key, with modifiers before it: `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** The text of an element as it is shown (innerText). */
  text(selector: string): Promise<string>;
  /** A PNG of what is seen; it is also written to the path, if one is given. */
  screenshot(path?: string): Promise<Buffer>;
  /** The page as printed on A4, as a PDF. */
  pdf(): Promise<Buffer>;
  /** Gives the page a size in CSS pixels (no pop-up: that has the size of its content). */
  resize(width: number, height: number): Promise<void>;
  /** Loads the page again. */
  reload(): Promise<void>;
  /** Closes the page or the pop-up. */
  close(): Promise<void>;
}

/** How the browser is to show a page. */
export interface Look {
  readonly paper?: boolean;
  readonly forcedColors?: boolean;
}

export interface UntilOptions {
  readonly timeout?: number;
  readonly args?: readonly unknown[];
  /** What was waited for, for the message of the error. */
  readonly what?: string;
}

export interface LaunchOptions {
  /** Folder of the unpacked extension; the built one of this browser unless told. */
  readonly extension?: string;
  /** Port of a proxy on 127.0.0.1 that everything goes through, with the browser's own traffic switched off. */
  readonly proxyPort?: number;
  /** Shows the browser; needs a display. */
  readonly headful?: boolean;
  /** The display to show it on, as `startDisplay` gives it. */
  readonly display?: Display;
  /** The browser's own preferences: in Firefox by their full names, in Chromium as objects within objects. */
  readonly preferences?: Readonly<Record<string, unknown>>;
  /** Further command line arguments of Chromium. */
  readonly args?: readonly string[];
}

/** A running browser with the built extension in a fresh profile. */
export interface Browser {
  readonly name: BrowserName;
  /** Origin of the extension's own pages, with a slash at its end. */
  readonly origin: string;
  /** Opens a web page in a new tab and waits until it is loaded. */
  openPage(url: string): Promise<View>;
  /** Opens a page of the extension, such as `library.html`, in a new tab. */
  openExtensionPage(path: string): Promise<View>;
  /** Opens a page of the extension in a new tab behind the one that is seen. */
  openBehind(path: string): Promise<View>;
  /** Clicks the toolbar button on a page, with its grant of activeTab. */
  clickButton(page: View): Promise<void>;
  /** The pop-up that is open or about to open. */
  popup(): Promise<View>;
  /** Clicks the toolbar button on a page and gives the pop-up. */
  openPopup(page: View): Promise<View>;
  /** Whether a pop-up is open. */
  hasPopup(): Promise<boolean>;
  /** The tab whose address holds a text, once there is one. */
  findPage(part: string): Promise<View>;
  /** Addresses of all tabs. */
  addresses(): Promise<readonly string[]>;
  /** Presses a browser shortcut such as `Ctrl+Shift+Y` on a page. */
  pressShortcut(page: View, keys: string): Promise<void>;
  /** Right-clicks an element and chooses the extension's menu item with this id; Firefox only (headless Chromium draws no menus). */
  chooseMenuItem(page: View, selector: string, id: string): Promise<void>;
  /** Opens a page in a private window, where the extension is allowed to run. */
  openPrivatePage(url: string): Promise<View>;
  /** Cuts the network of a page and of the background, or gives it back. */
  setOffline(page: View, offline: boolean): Promise<void>;
  /** Answers the browser's question for a permission as a reader does, with the mouse or the keyboard; needs a display. */
  answerPermission(allow: boolean): Promise<void>;
  /** Stops the background as the browser may at any moment; the next event starts it anew. */
  killBackground(): Promise<void>;
  /** Stops the translator with its engine: in Chromium the offscreen document, in Firefox the background that it is part of. */
  killTranslator(): Promise<void>;
  /** Saves settings as the options page does (platform/settings.ts). */
  changeSettings(change: Readonly<Record<string, unknown>>): Promise<void>;
  /** Shows a page as on paper, or in the system's forced colours; what is not named is as always. */
  showAs(view: View, look: Look): Promise<void>;
  /** Ends the browser (`kill`: at once, as in a crash) and starts it with the same profile. */
  restart(kill?: boolean): Promise<void>;
  /** Closes all tabs, and has the extension forget all that it keeps. */
  renew(): Promise<void>;
  /** Fulfilled when the person closes the browser. */
  readonly closed: Promise<void>;
  /** Ends the browser and deletes its profile. */
  close(): Promise<void>;
}
