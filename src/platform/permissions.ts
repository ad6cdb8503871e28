import type { Permissions } from 'webextension-polyfill';
import { browser } from './browser.ts';

/** What the reader wanted when a permission was asked for, so that the background can finish it: a prompt closes the pop-up. */
export type Intent =
  | { readonly kind: 'pictures'; readonly articleId: string }
  | { readonly kind: 'translation'; readonly articleId: string; readonly target: string };

/** What is asked for: match patterns, and in Firefox the kinds of data that may be sent. */
interface Wanted {
  readonly origins: string[];
  readonly data_collection?: string[];
}

interface WaitingIntent {
  readonly intent: Intent;
  readonly wanted: Wanted;
}

/** The match pattern of an address's host, without its port, since a permission never holds one. */
export function hostPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Whether the reader has granted all of these hosts (match patterns). */
export function hasHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...hosts] });
}

/** Whether this browser asks for consent to send page text to a service (Firefox 140 and later). */
export function asksDataConsent(): boolean {
  return (
    'data_collection_permissions' in
    (browser.runtime.getManifest().browser_specific_settings?.gecko ?? {})
  );
}

/**
 * Asks the reader for hosts (match patterns without ports), and in Firefox, where `data` is true, for consent to send
 * them page text. Call it first thing in a click's handler. In a pop-up the promise may never settle: give an intent.
 */
export function requestHosts(
  hosts: readonly string[],
  data = false,
  intent?: Intent,
): Promise<boolean> {
  const origins = [...hosts];
  const wanted: Wanted =
    data && asksDataConsent() ? { origins, data_collection: ['websiteContent'] } : { origins };
  // Not awaited: Firefox takes the request only while the click is being handled.
  if (intent) void browser.storage.session.set({ intent: { intent, wanted } });
  return browser.permissions.request(wanted as Permissions.Permissions);
}

/** Calls back with what the reader wanted, once the permission for it has been granted. Background only. */
export function onIntent(callback: (intent: Intent) => void): void {
  browser.permissions.onAdded.addListener(() => {
    void takeIntent().then((intent) => intent && callback(intent));
  });
}

async function takeIntent(): Promise<Intent | undefined> {
  const { intent } = await browser.storage.session.get('intent');
  const waiting = intent as WaitingIntent | undefined;
  if (!waiting || !(await isGranted(waiting.wanted))) return undefined;
  await browser.storage.session.remove('intent');
  return waiting.intent;
}

function isGranted(wanted: Wanted): Promise<boolean> {
  return browser.permissions.contains(wanted as Permissions.AnyPermissions);
}

/** Whether the reader lets backups go to the browser's downloads folder. */
export function hasDownloads(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['downloads'] });
}

/** Asks the reader for that. Call it first thing in a click's handler. */
export function requestDownloads(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['downloads'] });
}
