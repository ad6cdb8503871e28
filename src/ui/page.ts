import { useEffect, useState } from 'preact/hooks';
import { loadMessages, type MessageName, type Messages } from '../platform/i18n.ts';
import {
  changeSettings,
  getSettings,
  onSettingsChanged,
  type Settings,
} from '../platform/settings.ts';

/** What a page starts with. */
export interface PageStart {
  readonly messages: Messages;
  readonly settings: Settings;
  /** Where the page's content goes, emptied of the skeleton. */
  readonly root: Element;
}

/** Readies a page: its language, direction, title and theme, which follows the settings from then on. */
export async function startPage(title: MessageName): Promise<PageStart> {
  const [messages, settings] = await Promise.all([loadMessages(), getSettings()]);
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

/** Changes of this page that are still being saved, one after the other. */
let saving = Promise.resolve();
let unsaved = 0;

function save(part: Partial<Settings>): void {
  unsaved++;
  saving = saving
    .then(() => changeSettings(part))
    .catch(() => undefined)
    .then(() => {
      unsaved--;
    });
}

/** The settings for a component, and a way to change them; the change shows at once and is saved behind it. */
export function useSettings(
  initial: Settings,
): readonly [Settings, (change: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(initial);
  useEffect(() => {
    const leaving = new AbortController();
    // What is stored lags behind this page while it saves; the last save tells of itself.
    onSettingsChanged((stored) => unsaved <= 1 && setSettings(stored), leaving.signal);
    return () => leaving.abort();
  }, []);
  const change = (part: Partial<Settings>): void => {
    setSettings((current) => ({ ...current, ...part }));
    save(part);
  };
  return [settings, change];
}
