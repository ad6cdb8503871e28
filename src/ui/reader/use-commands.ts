import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Article } from '../../article/article.ts';
import { browser } from '../../platform/browser.ts';
import { isOutsidePrivateWindow, openInThisWindow } from '../../platform/private-windows.ts';
import type { Settings } from '../../platform/settings.ts';
import { type Command, commandOf } from './commands.ts';
import { printWhole } from './printing.ts';
import { behindBar } from './scroller.ts';
import type { SentenceLight } from './sentence-light.ts';
import type { OpenArticle, Opened, ReaderServices } from './services.ts';
import { copyLink, share } from './sharing.ts';
import { usePrivateLinks } from './use-private-links.ts';
import { type Saving, useSaving } from './use-saving.ts';
import { useWord, type Word } from './use-word.ts';

/** What the reader's buttons and keys do. */
export interface Commands extends Pick<Saving, 'saved' | 'unkept'> {
  /** Whether a command does anything here. */
  may(command: Command): boolean;
  /** What the last command came to, for a short word to the reader. */
  readonly done: Word | undefined;
  /** Takes that word back. */
  hush(): void;
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
  const { article, place } = options;
  const [done, say] = useWord();
  const { saved, unkept, save } = useSaving(options, say);
  const isOutside = isOutsidePrivateWindow(unkept);
  usePrivateLinks(isOutside);
  const openTab = (path: string): void => {
    void browser.tabs.create({ url: new URL(path, browser.runtime.getURL('')).href });
    if (place === 'popup') close();
  };
  const own: Partial<Record<Command, () => void>> = {
    save: () => void save(),
    'copy-link': () => void copyLink(article).then(say),
    share: () => void share(article).then(say),
    'open-page': () => openTab(`reader.html?id=${article.id}&live`),
    library: () => openTab('library.html'),
    source: () => (isOutside ? void openInThisWindow(article.url) : openTab(article.url)),
    print: () =>
      may('open-page') ? openTab(`reader.html?id=${article.id}&live&print`) : printWhole(),
    'full-screen': () => toggleFullScreen(() => say('reader_full_screen_failed')),
    find: () => options.onOpen('find'),
    shortcuts: () => options.onOpen('shortcuts'),
    'next-sentence': () => step(options, 1),
    'previous-sentence': () => step(options, -1),
  };
  const may = (command: Command): boolean => {
    if (command === 'open-page') return place === 'popup' && !isOutside;
    if (command === 'full-screen') return place === 'page' && document.fullscreenEnabled;
    return true;
  };
  const run = (command: Command): void => {
    if (!may(command)) return;
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
  return { saved, unkept, may, done, hush: () => say(undefined), run };
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

function toggleFullScreen(onRefused: () => void): void {
  const { documentElement, fullscreenElement } = document;
  if (fullscreenElement) void document.exitFullscreen();
  else void documentElement.requestFullscreen().catch(onRefused);
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
