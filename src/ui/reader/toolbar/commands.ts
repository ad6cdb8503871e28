import type { MessageName } from '../../../platform/i18n.ts';

/** A key for a command, as the list of shortcuts shows it. */
export interface Shortcut {
  /** As in KeyboardEvent.key. */
  readonly key: string;
  /** The same key where the keyboard writes other letters, as in KeyboardEvent.code. */
  readonly code?: string;
  readonly command: Command;
  readonly name: MessageName;
}

/** What can be done in the reader by a key. */
export type Command =
  | 'next-sentence'
  | 'previous-sentence'
  | 'next-word'
  | 'previous-word'
  | 'look-up'
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
  { key: 'j', code: 'KeyJ', command: 'next-sentence', name: 'key_next_sentence' },
  { key: 'k', code: 'KeyK', command: 'previous-sentence', name: 'key_previous_sentence' },
  { key: 'w', code: 'KeyW', command: 'next-word', name: 'key_next_word' },
  { key: 'q', code: 'KeyQ', command: 'previous-word', name: 'key_previous_word' },
  { key: 'm', code: 'KeyM', command: 'look-up', name: 'key_look_up' },
  { key: '/', command: 'find', name: 'reader_find' },
  { key: 's', code: 'KeyS', command: 'save', name: 'reader_save' },
  { key: '1', code: 'Digit1', command: 'side-by-side', name: 'reader_layout_side_by_side' },
  { key: '2', code: 'Digit2', command: 'stacked', name: 'reader_layout_stacked' },
  { key: '3', code: 'Digit3', command: 'original', name: 'reader_layout_original' },
  { key: '4', code: 'Digit4', command: 'translation', name: 'reader_layout_translation' },
  { key: '+', command: 'larger', name: 'key_larger' },
  { key: '-', command: 'smaller', name: 'key_smaller' },
  { key: 't', code: 'KeyT', command: 'theme', name: 'key_theme' },
  { key: 'l', code: 'KeyL', command: 'linked', name: 'key_linked' },
  { key: 'd', code: 'KeyD', command: 'diacritics', name: 'key_diacritics' },
  { key: 'n', code: 'KeyN', command: 'digits', name: 'key_digits' },
  { key: 'o', code: 'KeyO', command: 'open-page', name: 'reader_open_page' },
  { key: 'b', code: 'KeyB', command: 'library', name: 'reader_library' },
  { key: 'e', code: 'KeyE', command: 'source', name: 'reader_source' },
  { key: 'c', code: 'KeyC', command: 'copy-link', name: 'reader_copy_link' },
  { key: 'x', code: 'KeyX', command: 'copy', name: 'copy_title' },
  { key: 'i', code: 'KeyI', command: 'cite', name: 'cite_title' },
  { key: 'h', code: 'KeyH', command: 'share', name: 'reader_share' },
  { key: 'p', code: 'KeyP', command: 'print', name: 'reader_print' },
  { key: 'f', code: 'KeyF', command: 'full-screen', name: 'reader_full_screen' },
  { key: '?', command: 'shortcuts', name: 'reader_shortcuts' },
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
