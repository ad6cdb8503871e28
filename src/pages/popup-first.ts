import type { Tabs } from 'webextension-polyfill';
import type { Reading } from '../platform/services/background-api.ts';

/** What the pop-up asked for before the rest of it was loaded. */
export interface FirstAsked {
  readonly tab: Tabs.Tab | undefined;
  /** The background's answer in the form of platform/rpc.ts. */
  readonly reply: Promise<{ readonly value?: Reading } | undefined>;
}

interface Api {
  readonly tabs: { query(about: object): Promise<Tabs.Tab[]> };
  readonly runtime: { sendMessage(message: object): FirstAsked['reply'] };
}

// Reading the page takes longest, so it is asked for here, without the polyfill and all else that the pop-up loads.
const scope = globalThis as unknown as {
  readonly browser?: Api;
  readonly chrome: Api;
  firstAsked?: Promise<FirstAsked>;
};
const api = scope.browser ?? scope.chrome;

scope.firstAsked = api.tabs.query({ active: true, currentWindow: true }).then(([tab]) => {
  const call = { service: 'background', method: 'readTab', args: [tab?.id] };
  const reply = tab?.id === undefined ? Promise.resolve(undefined) : api.runtime.sendMessage(call);
  // Who asks for it hears of its failure; until then it must not be reported as unheard.
  reply.catch(() => undefined);
  return { tab, reply };
});

// A module that the page names itself puts off its load event, and Chrome shows a pop-up only after that.
void import('./popup.js');
