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

/** Changes of this page that wait for the one that is being saved. */
let waiting: Partial<Settings> | undefined;
let writing = false;
const written = new Set<() => void>();

async function save(part: Partial<Settings>): Promise<void> {
  waiting = { ...waiting, ...part };
  if (writing) return;
  writing = true;
  while (waiting) {
    const next: Partial<Settings> = waiting;
    waiting = undefined;
    await changeSettings(next).catch(() => undefined);
  }
  writing = false;
  for (const listener of written) listener();
}

/** The settings for a component, and a way to change them; the change shows at once and is saved behind it. */
export function useSettings(
  initial: Settings,
): readonly [Settings, (change: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(initial);
  useEffect(() => {
    const leaving = new AbortController();
    const read = (): void => void getSettings().then((stored) => !writing && setSettings(stored));
    // While this page saves, what is stored lags behind what it shows.
    onSettingsChanged((stored) => !writing && setSettings(stored), leaving.signal);
    written.add(read);
    return () => {
      leaving.abort();
      written.delete(read);
    };
  }, []);
  const change = (part: Partial<Settings>): void => {
    setSettings((current) => ({ ...current, ...part }));
    void save(part);
  };
  return [settings, change];
}
