import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../../../platform/browser.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';
import { type Command, shortcuts } from './commands.ts';
import type { Commands } from './use-commands.ts';

/** What each command is called. */
const names: Readonly<Partial<Record<Command, MessageName>>> = {
  'next-sentence': 'key_next_sentence',
  'previous-sentence': 'key_previous_sentence',
  'next-word': 'key_next_word',
  'previous-word': 'key_previous_word',
  'look-up': 'key_look_up',
  listen: 'key_listen',
  'listen-here': 'key_listen_here',
  'listen-on': 'key_listen_on',
  'listen-back': 'key_listen_back',
  mark: 'key_mark',
  note: 'key_note',
  marks: 'marks_title',
  find: 'reader_find',
  save: 'reader_save',
  'side-by-side': 'reader_layout_side_by_side',
  stacked: 'reader_layout_stacked',
  original: 'reader_layout_original',
  translation: 'reader_layout_translation',
  larger: 'key_larger',
  smaller: 'key_smaller',
  theme: 'key_theme',
  linked: 'key_linked',
  diacritics: 'key_diacritics',
  digits: 'key_digits',
  'open-page': 'reader_open_page',
  library: 'reader_library',
  source: 'reader_source',
  'copy-link': 'reader_copy_link',
  copy: 'copy_title',
  cite: 'cite_title',
  share: 'reader_share',
  print: 'reader_print',
  'full-screen': 'reader_full_screen',
  shortcuts: 'reader_shortcuts',
};

interface ListProps {
  readonly messages: Messages;
  readonly may: Commands['may'];
  readonly onClose: () => void;
}

/** The list of keys, among them the browser's own for opening Warraq. */
export function ShortcutList({ messages, may, onClose }: ListProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opening, setOpening] = useState<string>();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    // Firefox for Android has no commands.
    void browser.commands?.getAll().then((all) => {
      setOpening(all.find(({ name }) => name === '_execute_action')?.shortcut || undefined);
    });
  }, []);
  return (
    <dialog ref={dialog} class="shortcut-list" aria-labelledby="shortcuts-title" onClose={onClose}>
      <header>
        <h2 id="shortcuts-title">{messages('reader_shortcuts')}</h2>
        <ToolButton
          icon="close"
          label={messages('reader_close')}
          onClick={() => dialog.current?.close()}
        />
      </header>
      <dl>
        {opening && <Row keys={opening} name={messages('command_read')} />}
        {shortcuts
          .filter(({ command }) => may(command))
          .map(({ key, command }) => {
            const name = names[command];
            return name && <Row key={key} keys={key.toUpperCase()} name={messages(name)} />;
          })}
      </dl>
    </dialog>
  );
}

function Row({ keys, name }: { readonly keys: string; readonly name: string }): JSX.Element {
  return (
    <div>
      <dt>
        <kbd dir="ltr">{keys}</kbd>
      </dt>
      <dd>{name}</dd>
    </div>
  );
}
