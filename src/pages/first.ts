import type { Tabs } from 'webextension-polyfill';
import type { FirstAsked } from '../platform/first-asked.ts';
import type { MessageName } from '../platform/i18n.ts';
import { interfaceLanguage } from '../platform/interface-language.ts';

/** The part of the browser's interface that first scripts use, without the polyfill. */
interface Api {
  readonly i18n: { getUILanguage(): string };
  readonly tabs: { query(about: object): Promise<Tabs.Tab[]> };
  readonly storage: { readonly session: { get(name: string): Promise<object> } };
  readonly runtime: {
    readonly lastError?: unknown;
    sendMessage(message: object): Promise<undefined>;
    connect(info: { readonly name: string }): Port;
  };
}

interface Port {
  readonly onMessage: { addListener(listener: (event: never) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: object): void;
}

const scope = globalThis as unknown as {
  readonly browser?: Api;
  readonly chrome: Api;
  firstAsked: FirstAsked;
};

/** The browser's interface to extensions. */
export const api = scope.browser ?? scope.chrome;

/** Whoever takes a promise hears of its failure; until then it must not be reported as unheard. */
export function later<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** A call in the form of platform/services/rpc.ts. */
export function ask(method: string, ...args: readonly unknown[]): Promise<undefined> {
  return later(api.runtime.sendMessage({ service: 'background', method, args }));
}

const language = interfaceLanguage(api.i18n.getUILanguage());

/** Lays out for the page's modules what was asked for, with what every page needs. */
export function layOut(asked: FirstAsked): void {
  scope.firstAsked = {
    ...asked,
    settings: later(api.storage.session.get('settings')),
    catalogue: later(fetch(`_locales/${language}/messages.json`).then((reply) => reply.json())),
  };
}

/** Says to screen readers, in the browser's language, what the page is about to do, until its modules say what it does. */
export function say(name: MessageName): void {
  document.addEventListener('DOMContentLoaded', async () => {
    const place = document.querySelector<HTMLElement>('body > [role="status"]');
    const messages = await scope.firstAsked.catalogue?.catch(() => undefined);
    if (!place || !messages) return;
    place.lang = language;
    place.textContent = messages[name]?.message ?? '';
  });
}
