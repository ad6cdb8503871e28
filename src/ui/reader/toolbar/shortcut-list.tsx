import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../../../platform/browser.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';
import { shortcuts } from './commands.ts';
import type { Commands } from './use-commands.ts';

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
          .map(({ key, name }) => (
            <Row key={key} keys={key.toUpperCase()} name={messages(name)} />
          ))}
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
