import { type ComponentChildren, type JSX, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
import { styleSheetLoaded } from './style-sheet.ts';
import { ToolButton } from './toolbar.tsx';

interface ShareProps {
  readonly title: string;
  readonly messages: Messages;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog of a file of its own, loaded when it is asked for; Escape closes it. */
export function ShareDialog({ title, messages, onClose, children }: ShareProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="share-dialog"
      aria-label={title}
      lang={messages.language}
      dir={messages.dir}
      onClose={onClose}
    >
      <header>
        <h2>{title}</h2>
        <ToolButton
          icon="close"
          label={messages('reader_close')}
          onClick={() => dialog.current?.close()}
        />
      </header>
      {children}
    </dialog>
  );
}

/** Shows a dialog over the page until it closes itself, and gives the focus back. */
export async function showDialog(dialog: (onClose: () => void) => JSX.Element): Promise<void> {
  const before = document.activeElement;
  const host = document.createElement('div');
  const close = (): void => {
    render(null, host);
    host.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  await styleSheetLoaded('share-dialog.css');
  document.body.append(host);
  render(dialog(close), host);
}
