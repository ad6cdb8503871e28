/** A key for a command, as the list of shortcuts shows it. */
export interface Shortcut {
  /** As in KeyboardEvent.key. */
  readonly key: string;
  /** The same key where the keyboard writes other letters, as in KeyboardEvent.code. */
  readonly code?: string;
  readonly command: Command;
}

/** What can be done in the reader by a key. */
export type Command =
  | 'next-sentence'
  | 'previous-sentence'
  | 'next-word'
  | 'previous-word'
  | 'look-up'
  | 'listen'
  | 'listen-here'
  | 'listen-on'
  | 'listen-back'
  | 'mark'
  | 'note'
  | 'marks'
  | 'save'
  | 'find'
  | 'side-by-side'
  | 'stacked'
  | 'original'
  | 'translation'
  | 'larger'
  | 'smaller'
  | 'theme'
  | 'linked'
  | 'translate'
  | 'wrong'
  | 'diacritics'
  | 'digits'
  | 'open-page'
  | 'library'
  | 'source'
  | 'copy-link'
  | 'copy'
  | 'cite'
  | 'share'
  | 'print'
  | 'full-screen'
  | 'shortcuts';

/** Every shortcut, in the order of the list. */
export const shortcuts: readonly Shortcut[] = [
  { key: 'j', code: 'KeyJ', command: 'next-sentence' },
  { key: 'k', code: 'KeyK', command: 'previous-sentence' },
  { key: 'w', code: 'KeyW', command: 'next-word' },
  { key: 'q', code: 'KeyQ', command: 'previous-word' },
  { key: 'm', code: 'KeyM', command: 'look-up' },
  { key: 'r', code: 'KeyR', command: 'listen' },
  { key: 'a', code: 'KeyA', command: 'listen-here' },
  { key: '.', code: 'Period', command: 'listen-on' },
  { key: ',', code: 'Comma', command: 'listen-back' },
  { key: 'v', code: 'KeyV', command: 'mark' },
  { key: 'u', code: 'KeyU', command: 'note' },
  { key: 'g', code: 'KeyG', command: 'marks' },
  { key: '/', command: 'find' },
  { key: 's', code: 'KeyS', command: 'save' },
  { key: '1', code: 'Digit1', command: 'side-by-side' },
  { key: '2', code: 'Digit2', command: 'stacked' },
  { key: '3', code: 'Digit3', command: 'original' },
  { key: '4', code: 'Digit4', command: 'translation' },
  { key: '+', command: 'larger' },
  { key: '-', command: 'smaller' },
  { key: 't', code: 'KeyT', command: 'theme' },
  { key: 'l', code: 'KeyL', command: 'linked' },
  { key: 'd', code: 'KeyD', command: 'diacritics' },
  { key: 'n', code: 'KeyN', command: 'digits' },
  { key: 'o', code: 'KeyO', command: 'open-page' },
  { key: 'b', code: 'KeyB', command: 'library' },
  { key: 'e', code: 'KeyE', command: 'source' },
  { key: 'c', code: 'KeyC', command: 'copy-link' },
  { key: 'x', code: 'KeyX', command: 'copy' },
  { key: 'i', code: 'KeyI', command: 'cite' },
  { key: 'h', code: 'KeyH', command: 'share' },
  { key: 'p', code: 'KeyP', command: 'print' },
  { key: 'f', code: 'KeyF', command: 'full-screen' },
  { key: '?', command: 'shortcuts' },
];

/** What Arabic keyboards write where others have a key of the list, and plus without Shift. */
const sameKeys: Readonly<Record<string, string>> = { '؟': '?', ظ: '/', '=': '+' };

/** The command that a key press asks for, or undefined: none while the reader writes or holds a modifier. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  const { target } = event;
  if (target instanceof Element && target.closest('input, select, textarea, dialog'))
    return undefined;
  const key = sameKeys[event.key] ?? event.key.toLowerCase();
  const found =
    shortcuts.find((one) => one.key === key) ??
    shortcuts.find((one) => one.code === event.code && !event.shiftKey && !/^[a-z]$/.test(key));
  return found?.command;
}
