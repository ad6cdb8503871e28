import type { Runtime } from 'webextension-polyfill';
import { browser } from './browser.ts';

interface Call {
  readonly service: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Reply = { readonly value: unknown } | { readonly error: { name: string; message: string } };

/** Methods that cross contexts: JSON in, a promise of JSON out. */
export type Service<T> = { [K in keyof T]: (...args: never[]) => Promise<unknown> };

function isCall(message: unknown, service: string): message is Call {
  return (
    typeof message === 'object' &&
    message !== null &&
    (message as Partial<Call>).service === service
  );
}

/** Whether a message or port comes from one of this extension's own pages, not from a content script or elsewhere. */
export function fromOwnPage(sender: { id?: string; url?: string }): boolean {
  return sender.id === browser.runtime.id && !!sender.url?.startsWith(browser.runtime.getURL(''));
}

async function answer(handlers: object, call: Call): Promise<Reply> {
  try {
    if (!Object.hasOwn(handlers, call.method)) throw new Error(`no method ${call.method}`);
    const handler = (handlers as Record<string, (...args: unknown[]) => unknown>)[call.method];
    return { value: await handler?.(...call.args) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  }
}

/** Answers the calls that this extension's own pages make to a service; other senders are ignored. */
export function serve<T extends Service<T>>(service: string, handlers: T): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isCall(message, service) && fromOwnPage(sender) ? answer(handlers, message) : undefined,
  );
}

/** A stand-in for a service in another context; errors come back with their name and message. */
export function remote<T extends Service<T>>(service: string): T {
  const call = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    const reply = (await browser.runtime.sendMessage({ service, method, args })) as
      | Reply
      | undefined;
    if (!reply) throw new Error(`nobody serves ${service}.${method}`);
    if ('error' in reply)
      throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
    return reply.value;
  };
  return new Proxy({} as T, {
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...args: unknown[]) => call(method, args)
        : undefined,
  });
}
