import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Article } from '../../article/article.ts';
import { isDiskFull } from '../../library/full-disk.ts';
import { browser } from '../../platform/browser.ts';
import { isOutsidePrivateWindow, openInThisWindow } from '../../platform/private-windows.ts';
import type { Settings } from '../../platform/settings.ts';
import { type Command, commandOf } from './commands.ts';
import { behindBar } from './scroller.ts';
import type { SentenceLight } from './sentence-light.ts';
import type { OpenArticle, Opened, ReaderServices } from './services.ts';
import { usePrivateLinks } from './use-private-links.ts';

/** Whether the article is saved, and whether saving it failed. */
export type SaveState = 'open' | 'saved' | 'failed' | 'full';

/** What the reader's buttons and keys do. */
export interface Commands {
  readonly saved: SaveState;
  /** Why saving is not possible, where it is not. */
  readonly unkept: 'private' | 'no-storage' | undefined;
  /** Whether the article can be opened in a full page. */
  readonly mayOpenPage: boolean;
  /** The last thing that was done, for a short word to the reader. */
  readonly done: 'copied' | undefined;
  run(command: Command): void;
}

interface CommandOptions extends ReaderServices {
  readonly reading: OpenArticle;
  readonly article: Article;
  readonly light: SentenceLight;
  readonly room: RefObject<HTMLElement | null>;
  readonly onOpen: (opened: Opened) => void;
}

/** The reader's commands, run by buttons and by keys. */
export function useCommands(options: CommandOptions): Commands {
  const { reading, article, background, place } = options;
  const [saved, setSaved] = useState<SaveState>(reading.saved ? 'saved' : 'open');
  const [done, setDone] = useState<'copied'>();
  // Where only caching failed, saving may still be tried.
  const mayTry = reading.unkept === 'switched-off' || reading.unkept === 'full';
  const unkept = mayTry ? undefined : reading.unkept;
  const isOutside = isOutsidePrivateWindow(unkept);
  const mayOpenPage = place === 'popup' && !isOutside;
  usePrivateLinks(isOutside);
  const save = async (): Promise<void> => {
    if (unkept) return;
    await background.save(article).then(
      () => {
        setSaved('saved');
        // Only a page may ask; a refusal changes nothing that can be mended here.
        void navigator.storage.persist?.();
      },
      (error: unknown) => setSaved(isDiskFull(error) ? 'full' : 'failed'),
    );
  };
  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(article.url);
    setDone('copied');
    setTimeout(() => setDone(undefined), 2500);
  };
  const openTab = (path: string): void => {
    void browser.tabs.create({ url: new URL(path, browser.runtime.getURL('')).href });
    if (place === 'popup') close();
  };
  const own: Partial<Record<Command, () => void>> = {
    save: () => void save(),
    'copy-link': () => void copyLink(),
    'open-page': () => mayOpenPage && openTab(`reader.html?id=${article.id}&live`),
    library: () => openTab('library.html'),
    source: () => (isOutside ? void openInThisWindow(article.url) : openTab(article.url)),
    print: () => print(),
    'full-screen': toggleFullScreen,
    find: () => options.onOpen('find'),
    shortcuts: () => options.onOpen('shortcuts'),
    'next-sentence': () => step(options, 1),
    'previous-sentence': () => step(options, -1),
  };
  const run = (command: Command): void => {
    const change = settingsAfter(command, options.settings);
    if (change) options.change(change);
    else own[command]?.();
  };
  // Before anything is painted: a key pressed as soon as the article is seen must count.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      run(command);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return { saved, unkept, mayOpenPage, done, run };
}

function step({ light, room }: CommandOptions, by: 1 | -1): void {
  const place = light.neighbour(by);
  if (!place || !room.current) return;
  light.light(place);
  const range = light.range(place, 'source') ?? light.range(place, 'translation');
  const box = range?.getBoundingClientRect();
  const seen = behindBar(room.current);
  if (!range || !box || (box.top >= seen.top && box.bottom <= seen.bottom)) return;
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

function toggleFullScreen(): void {
  const { documentElement, fullscreenElement } = document;
  // Some phones have no full screen for pages.
  if (fullscreenElement) void document.exitFullscreen();
  else void documentElement.requestFullscreen?.().catch(() => undefined);
}

const themes = ['system', 'light', 'sepia', 'dark'] as const;
const digits = ['original', 'arabic', 'latin'] as const;

/** What a command changes in the settings, or undefined where it is no matter of settings. */
export function settingsAfter(command: Command, now: Settings): Partial<Settings> | undefined {
  switch (command) {
    case 'side-by-side':
    case 'stacked':
    case 'original':
    case 'translation':
      return { layout: command };
    case 'larger':
      return sizes(now, 1);
    case 'smaller':
      return sizes(now, -1);
    case 'theme':
      return { theme: after(themes, now.theme) };
    case 'digits':
      return { digits: after(digits, now.digits) };
    case 'diacritics':
      return { diacritics: now.diacritics === 'shown' ? 'hidden' : 'shown' };
    case 'linked':
      return { linked: !now.linked };
    default:
      return undefined;
  }
}

function after<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}

function sizes(now: Settings, by: number): Partial<Settings> {
  const within = (size: number): number => Math.min(48, Math.max(12, size + by));
  return {
    originalSize: within(now.originalSize),
    translationSize: within(now.translationSize),
  };
}
