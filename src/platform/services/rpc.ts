import type { Runtime } from 'webextension-polyfill';
import { browser } from '../browser.ts';

interface Call {
  readonly service: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Reply =
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

/** Methods that cross contexts: JSON in, a promise of JSON out. */
export type Service<T> = { [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** Services of this very context: a browser never delivers a message to the context that sent it. */
const served = new Map<string, object>();

function isCall(message: unknown, service: string): message is Call {
  return (
    typeof message === 'object' &&
    message !== null &&
    (message as Partial<Call>).service === service
  );
}

/** Whether a message or port comes from one of this extension's own pages, not from a content script or elsewhere. */
export function fromOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && !!sender.url?.startsWith(browser.runtime.getURL(''));
}

async function run(handlers: object, call: Call): Promise<unknown> {
  if (!Object.hasOwn(handlers, call.method)) throw new Error(`no method ${call.method}`);
  const handler = (handlers as Record<string, (...args: unknown[]) => unknown>)[call.method];
  return handler?.(...call.args);
}

async function answer(handlers: object, call: Call): Promise<Reply> {
  try {
    return { value: await run(handlers, call) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  }
}

/** Answers the calls that this extension's own pages make to a service; other senders are ignored. */
export function serve<T extends Service<T>>(service: string, handlers: T): void {
  served.set(service, handlers);
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isCall(message, service) && fromOwnPage(sender) ? answer(handlers, message) : undefined,
  );
}

/** How often a call is made where the other side is ended before it answers: over 6 s, since a busy machine takes long to start it anew. */
const mostTries = 7;

/** Sends a call until it is answered: the browser may end the other side in the middle, and the next call starts it anew. */
async function post(call: Call, tries = 1): Promise<Reply> {
  try {
    const reply = (await browser.runtime.sendMessage(call)) as Reply | undefined;
    if (reply) return reply;
    throw new Error(`nobody serves ${call.service}.${call.method}`);
  } catch (error) {
    if (tries >= mostTries) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries));
    return post(call, tries + 1);
  }
}

async function send(call: Call): Promise<unknown> {
  const reply = await post(call);
  if ('error' in reply)
    throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
  return reply.value;
}

/** A stand-in for a service, wherever it runs; errors come back with their name and message. */
export function remote<T extends Service<T>>(service: string): T {
  const caller =
    (method: string) =>
    (...args: unknown[]): Promise<unknown> => {
      const call = { service, method, args };
      const local = served.get(service);
      return local ? run(local, call) : send(call);
    };
  return new Proxy({} as T, {
    get: (_, method) =>
      typeof method === 'string' && method !== 'then' ? caller(method) : undefined,
  });
}
