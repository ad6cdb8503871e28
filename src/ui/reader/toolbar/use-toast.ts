import { useEffect, useState } from 'preact/hooks';
import type { MessageName } from '../../../platform/i18n.ts';
import type { Command } from './commands.ts';

/** How long a short word to the reader is shown, in milliseconds. */
const toastDuration = 2500;

/** What a reader can do after a failure or a refusal: the name of the button, and what it does. */
export interface ToastAction {
  readonly name: MessageName;
  readonly command: Command;
}

/** The way on from each failure that a word tells. */
export const toastActions: { readonly [word in MessageName]?: ToastAction } = {
  reader_copy_failed: { name: 'reader_try_again', command: 'copy-link' },
  reader_full_screen_failed: { name: 'reader_try_again', command: 'full-screen' },
  reader_save_failed: { name: 'reader_try_again', command: 'save' },
  reader_save_full: { name: 'reader_free_space', command: 'library' },
  // What cannot be kept here can be found again elsewhere.
  reader_unkept_private: { name: 'reader_copy_link', command: 'copy-link' },
  reader_unkept_no_storage: { name: 'reader_copy_link', command: 'copy-link' },
};

/** What was said last. */
export interface ToastMessage {
  readonly name: MessageName | undefined;
  /** How many words were said before it, so that the same one said again is another. */
  readonly after: number;
}

/** A short word to the reader, taken back after a while; one with a way on stays until another is said. */
export function useToast(): readonly [
  ToastMessage | undefined,
  (word: MessageName | undefined) => void,
] {
  const [word, setWord] = useState<ToastMessage>();
  useEffect(() => {
    if (word?.name && toastActions[word.name]) return;
    const timer = setTimeout(() => setWord(undefined), toastDuration);
    return () => clearTimeout(timer);
  }, [word]);
  return [word, (name) => setWord((now) => ({ name, after: (now?.after ?? 0) + 1 }))];
}
