import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../../platform/browser.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';

/** Where each system has its voices, by its name in `runtime.getPlatformInfo`. */
const ways: Readonly<Record<string, MessageName>> = {
  win: 'listen_get_windows',
  mac: 'listen_get_mac',
  linux: 'listen_get_linux',
  openbsd: 'listen_get_linux',
  android: 'listen_get_android',
};

/** How a voice is added to this system, in a sentence. */
export function HowToGetVoice({ messages }: { readonly messages: Messages }): JSX.Element {
  const [system, setSystem] = useState<string>();
  useEffect(() => void browser.runtime.getPlatformInfo().then(({ os }) => setSystem(os)), []);
  return <p class="listen-how">{system && messages(ways[system] ?? 'listen_get_elsewhere')}</p>;
}
