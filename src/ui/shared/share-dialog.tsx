import { type ComponentChildren, type JSX, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
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
  await styleLoaded();
  document.body.append(host);
  render(dialog(close), host);
}

let style: Promise<void> | undefined;

/** The style sheet that comes with the dialogs' file, asked for once; a dialog without it can still be used. */
function styleLoaded(): Promise<void> {
  style ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = 'share-dialog.css';
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
  return style;
}
