import type { Permissions } from 'webextension-polyfill';
import type { EngineId, EngineSettings } from '../translation/engine.ts';
import { declarationOf } from '../translation/engines/declarations.ts';
import { hostPatterns } from '../translation/engines/request.ts';
import { browser } from './browser.ts';
import { asksDataConsent } from './permissions.ts';

/**
 * Whether the browser lets page text go to an engine: in Firefox only with the reader's consent, to a service that refuses pages
 * only with its host. What stays on this machine needs neither.
 */
export async function isPermitted(id: EngineId, settings: EngineSettings): Promise<boolean> {
  const { url = '', key } = settings;
  const { place, needsHost, address } = declarationOf(id);
  if (place === 'device' || isThisMachine(url)) return true;
  if (!url && !key) return true;
  const origins = needsHost ? hostPatterns(address(settings)) : [];
  const consent = asksDataConsent() ? { data_collection: ['websiteContent'] } : {};
  if (origins.length === 0 && !asksDataConsent()) return true;
  return browser.permissions.contains({ origins, ...consent } as Permissions.AnyPermissions);
}

/** Whether an address is of this very machine, so that nothing leaves it. */
export function isThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
}
