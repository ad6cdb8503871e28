import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { browser } from '../../../platform/browser.ts';
import type { MessageName } from '../../../platform/i18n.ts';
import { showLibrary } from '../../../platform/library-tab.ts';
import { isOutsidePrivateWindow, openInThisWindow } from '../../../platform/private-windows.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import type { SentencePlace } from '../../../translation/translation.ts';
import type * as CopyAndCite from '../copy/copy-and-cite.tsx';
import type { ListenRequest } from '../listening/listen-request.ts';
import type { MarkWish } from '../marks/use-marks.ts';
import type { OpenArticle, Opened, ReaderServices } from '../open/services.ts';
import { useListedLinks } from '../open/use-listed-links.ts';
import { usePrivateLinks } from '../open/use-private-links.ts';
import type { Cells } from '../pane/pair.tsx';
import { printWhole } from '../print/printing.ts';
import { bringInSight } from '../scroll/scroller.ts';
import type { HighlightTarget } from '../sentences/sentence-highlighter.ts';
import { lookUpByKey } from '../words/use-word-card.ts';
import { type Command, commandOf } from './commands.ts';
import { copyLink, share } from './sharing.ts';
import { type Saving, unkeptReasons, useSaving } from './use-saving.ts';
import { type ToastMessage, useToast } from './use-toast.ts';

/** What the reader's buttons and keys do. */
export interface Commands extends Pick<Saving, 'saved' | 'unkept' | 'save' | 'unsave'> {
  /** Whether a command does anything here. */
  may(command: Command): boolean;
  /** What the last command came to, for a short word to the reader. */
  readonly done: ToastMessage | undefined;
  /** Takes that word back. */
  dismiss(): void;
  run(command: Command): void;
}

interface CommandOptions extends ReaderServices {
  readonly reading: OpenArticle;
  readonly article: Article;
  readonly cells: Cells;
  readonly room: RefObject<HTMLElement | null>;
  readonly onOpen: (opened: Opened) => void;
  readonly onListen: (request: ListenRequest) => void;
  readonly onMark: (wish: MarkWish) => void;
  /** The page's tab, where it is at hand. */
  readonly tabId?: number;
}

/** The reader's commands, run by buttons and by keys. */
export function useCommands(options: CommandOptions): Commands {
  const { article, place } = options;
  const [done, say] = useToast();
  const { saved, unkept, save, unsave } = useSaving(options, say);
  const isOutside = isOutsidePrivateWindow(unkept);
  usePrivateLinks(isOutside);
  const openTab = (path: string): void => {
    void browser.tabs.create({ url: new URL(path, browser.runtime.getURL('')).href });
    if (place === 'popup') close();
  };
  const tab = options.tabId === undefined ? '' : `&tab=${options.tabId}`;
  const address = `reader.html?id=${article.id}&live${tab}`;
  useListedLinks(article.listing === true && !isOutside, openTab);
  const own: Partial<Record<Command, () => void>> = {
    save: () => (saved ? options.onOpen('tags') : void save()),
    wrong: () => options.onOpen('wrong'),
    'copy-link': () => void copyLink(article).then(say),
    copy: () => copying(({ showCopy }) => showCopy(options, say), say),
    cite: () => copying(({ showCite }) => showCite(options), say),
    share: () => void share(article).then(say),
    'open-page': () => openTab(address),
    library: () => void showLibrary().then(() => place === 'popup' && close()),
    source: () => (isOutside ? void openInThisWindow(article.url) : openTab(article.url)),
    print: () => (may('open-page') ? openTab(`${address}&print`) : printWhole()),
    'full-screen': () => toggleFullScreen(() => say('reader_full_screen_failed')),
    find: () => options.onOpen('find'),
    shortcuts: () => options.onOpen('shortcuts'),
    ...listening(options),
    ...inText(options),
    ...marking(options, unkept, say),
  };
  const may = (command: Command): boolean => {
    if (command === 'open-page') return place === 'popup' && !isOutside;
    if (ofTranslation.has(command)) return options.settings.translates;
    if (command === 'translate') return !options.settings.translates;
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
  return { saved, unkept, save, unsave, may, done, dismiss: () => say(undefined), run };
}

/** Commands that walk through the text, and the one for the word where one has come to. */
function inText(options: CommandOptions): Partial<Record<Command, () => void>> {
  const { cells } = options;
  return {
    'look-up': () => void lookUpByKey(options),
    'next-sentence': () => go(options, sentence(cells.light.neighbour(1))),
    'previous-sentence': () => go(options, sentence(cells.light.neighbour(-1))),
    'next-word': () => go(options, cells.light.neighbourWord(1)),
    'previous-word': () => go(options, cells.light.neighbourWord(-1)),
  };
}

/** Commands of listening. */
function listening({ onListen }: CommandOptions): Partial<Record<Command, () => void>> {
  return {
    listen: () => onListen({ act: 'toggle' }),
    'listen-here': () => onListen({ act: 'here' }),
    'listen-on': () => onListen({ act: 'on' }),
    'listen-back': () => onListen({ act: 'back' }),
  };
}

/** Commands that mark text, and the list of marks; where nothing is kept they say so. */
function marking(
  { onMark, onOpen }: CommandOptions,
  unkept: Saving['unkept'],
  say: (word: MessageName) => void,
): Partial<Record<Command, () => void>> {
  const ifKept = (act: () => void) => (): void => (unkept ? say(unkeptReasons[unkept]) : act());
  return {
    mark: ifKept(() => onMark({ withNote: false })),
    note: ifKept(() => onMark({ withNote: true })),
    marks: ifKept(() => onOpen('marks')),
  };
}

/** Copying and citing are a file of their own, so that the pop-up opens without them. */
function copying(
  show: (dialogs: typeof CopyAndCite) => Promise<void>,
  say: (word: MessageName) => void,
): void {
  const shown = import('../copy/copy-and-cite.tsx').then(show);
  shown.catch(() => say('copy_failed'));
}

const sentence = (place: SentencePlace | undefined): HighlightTarget | undefined =>
  place && { place };

/** Lights a sentence or a word, and brings it to where it is seen. */
function go({ cells, room }: CommandOptions, lit: HighlightTarget | undefined): void {
  const { light } = cells;
  if (!lit || !room.current) return;
  light.light(lit);
  const { place, word } = lit;
  const range = word
    ? light.range(place, word.pane, word.range)
    : (light.range(place, 'source') ?? light.range(place, 'translation'));
  if (range) bringInSight(room.current, range);
}

function toggleFullScreen(onRefused: () => void): void {
  const { documentElement, fullscreenElement } = document;
  if (fullscreenElement) void document.exitFullscreen();
  else void documentElement.requestFullscreen().catch(onRefused);
}

/** What means nothing where nothing is translated. */
const ofTranslation: ReadonlySet<Command> = new Set([
  ...(['side-by-side', 'stacked', 'original', 'translation', 'linked'] as const),
]);

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
    case 'translate':
      return { translates: true };
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
