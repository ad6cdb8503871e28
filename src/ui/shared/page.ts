import { useEffect, useState } from 'preact/hooks';
import { loadMessages, type MessageName, type Messages } from '../../platform/i18n.ts';
import type { Background } from '../../platform/services/background-api.ts';
import { remote } from '../../platform/services/rpc.ts';
import { getSettings, onSettingsChanged, type Settings } from '../../platform/settings/settings.ts';
import { rememberEarlyTarget } from '../../platform/translator/early-engine.ts';

/** What a page starts with. */
export interface PageStart {
  readonly messages: Messages;
  readonly settings: Settings;
  /** Where the page's content goes, emptied of the skeleton. */
  readonly root: Element;
}

/** Readies a page: its language, direction, title and theme, which follows the settings from then on. Its skeleton stays until `ready`, too. */
export async function startPage(title: MessageName, ready?: Promise<unknown>): Promise<PageStart> {
  const asked = getSettings();
  const [messages, settings] = await Promise.all([loadMessages(asked), asked, ready]);
  const { documentElement } = document;
  documentElement.lang = messages.language;
  documentElement.dir = messages.dir;
  document.title = messages(title);
  showTheme(settings);
  onSettingsChanged(showTheme);
  const root = document.createElement('div');
  root.id = 'app';
  document.body.replaceChildren(root);
  return { messages, settings, root };
}

function showTheme({ theme }: Settings): void {
  document.documentElement.dataset['theme'] = theme;
}

const background = remote<Background>('background');

/** Changes of this page that wait for the one that is being saved. */
let waiting: Partial<Settings> | undefined;
let saving: Promise<void> | undefined;
const written = new Set<() => void>();

/** Has the background save a change: it does so even if this page is closed at once. */
export function saveSettings(part: Partial<Settings>): Promise<void> {
  if (part.engine || part.translates === false) rememberEarlyTarget(undefined);
  waiting = { ...waiting, ...part };
  saving ??= saveWaiting().finally(() => {
    saving = undefined;
    for (const listener of written) listener();
  });
  return saving;
}

async function saveWaiting(): Promise<void> {
  while (waiting) {
    const next: Partial<Settings> = waiting;
    waiting = undefined;
    await background.changeSettings(next).catch(() => undefined);
  }
}

addEventListener('pagehide', () => {
  if (waiting) void background.changeSettings(waiting).catch(() => undefined);
});

/** The settings for a component, and a way to change them: it shows at once and is saved behind that, which the promise waits for. */
export function useSettings(
  initial: Settings,
): readonly [Settings, (change: Partial<Settings>) => Promise<void>] {
  const [settings, setSettings] = useState(initial);
  useEffect(() => {
    const leaving = new AbortController();
    const read = (): void => void getSettings().then((stored) => !saving && setSettings(stored));
    // While this page saves, what is stored lags behind what it shows.
    onSettingsChanged((stored) => !saving && setSettings(stored), leaving.signal);
    written.add(read);
    return () => {
      leaving.abort();
      written.delete(read);
    };
  }, []);
  const change = (part: Partial<Settings>): Promise<void> => {
    setSettings((current) => ({ ...current, ...part }));
    return saveSettings(part);
  };
  return [settings, change];
}
