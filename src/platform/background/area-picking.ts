import type { Runtime } from 'webextension-polyfill';
import type { Direction } from '../../article/model.ts';
import { browser } from '../browser.ts';
import { loadMessages, type Messages } from '../i18n.ts';
import { readPrivate, writePrivate } from '../settings/private-store.ts';

/** What the picker in a page sends when the reader has chosen an area there. */
export interface PickedArea {
  readonly kind: 'picked-area';
  /** The one-time token that the background gave to this tab. */
  readonly token: string;
  /** CSS selector of the area, general enough for the site's other pages; empty to let Warraq find the article again. */
  readonly selector: string;
}

/** What the background hands to the picker: its token, and what it says in the interface's language. */
export interface PickerOrder {
  readonly token: string;
  readonly texts: {
    readonly hint: string;
    readonly cancel: string;
    readonly reset: string;
    readonly dir: Direction;
    readonly lang: string;
  };
}

/** An area that the reader chose (empty: none any more), and the tab it was chosen in. */
export interface Choice {
  readonly tabId: number;
  readonly selector: string;
}

const tokensItem = 'pickers';
const longestSelector = 500;

/** Runs in the page: hands the picker, injected next, its order. */
function setOrder(order: PickerOrder): void {
  Object.assign(globalThis, { warraqPicker: order });
}

async function tokens(): Promise<Record<string, string>> {
  const { [tokensItem]: found } = await browser.storage.session.get(tokensItem);
  return { ...(found as Record<string, string> | undefined) };
}

/** Lets the reader choose an area in a tab's page by pointer or keyboard; needs activeTab. */
export async function pickArea(tabId: number): Promise<void> {
  const token = crypto.randomUUID();
  await browser.storage.session.set({ [tokensItem]: { ...(await tokens()), [tabId]: token } });
  const target = { tabId };
  const order = { token, texts: texts(await loadMessages()) };
  await browser.scripting.executeScript({ target, func: setOrder, args: [order] });
  await browser.scripting.executeScript({ target, files: ['picker.js'] });
}

function texts(messages: Messages): PickerOrder['texts'] {
  return {
    hint: messages('picker_hint'),
    cancel: messages('picker_cancel'),
    reset: messages('picker_reset'),
    dir: messages.dir,
    lang: messages.language,
  };
}

/** Calls back with each area that a picker reports with the token of its tab; a token counts once. */
export function onPicked(callback: (choice: Choice) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (isPickedArea(message))
      void accept(message, sender).then((choice) => choice && callback(choice));
    return undefined;
  });
}

function isPickedArea(message: unknown): message is PickedArea {
  const { kind, token, selector } = (message ?? {}) as Partial<PickedArea>;
  return (
    kind === 'picked-area' &&
    typeof token === 'string' &&
    typeof selector === 'string' &&
    selector.length <= longestSelector
  );
}

async function accept(
  { token, selector }: PickedArea,
  sender: Runtime.MessageSender,
): Promise<Choice | undefined> {
  const tabId = sender.tab?.id;
  if (sender.id !== browser.runtime.id || tabId === undefined) return undefined;
  const { [tabId]: given, ...others } = await tokens();
  if (given !== token) return undefined;
  await browser.storage.session.set({ [tokensItem]: others });
  return { tabId, selector };
}

async function areas(): Promise<Readonly<Record<string, string>>> {
  return ((await readPrivate('areas')) ?? {}) as Record<string, string>;
}

/** The area that the reader chose on another page of an address's site, if any. */
export async function areaFor(address: string): Promise<string | undefined> {
  const known = await areas();
  const host = new URL(address).hostname;
  return Object.hasOwn(known, host) ? known[host] : undefined;
}

/** Remembers the area that the reader chose, for the other pages of an address's site. */
export async function rememberArea(address: string, selector: string): Promise<void> {
  await writePrivate('areas', { ...(await areas()), [new URL(address).hostname]: selector });
}

/** Forgets the area chosen for an address's site, so that its pages are read as any others. */
export async function forgetArea(address: string): Promise<void> {
  const { [new URL(address).hostname]: _, ...others } = await areas();
  await writePrivate('areas', others);
}
