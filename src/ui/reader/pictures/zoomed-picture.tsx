import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';

/** A picture of the article, as the page shows it. */
export interface Picture {
  readonly src: string;
  readonly alt: string;
  readonly lang: string;
}

interface ZoomedProps {
  readonly picture: Picture;
  readonly messages: Messages;
  readonly onClose: () => void;
}

/** A picture as large as the window, over the article. */
export function ZoomedPicture({ picture, messages, onClose }: ZoomedProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = (): void => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="picture-zoom"
      aria-label={messages('reader_picture')}
      onClose={onClose}
    >
      <ToolButton icon="close" label={messages('reader_close')} onClick={close} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the button close it by keyboard. */}
      <img src={picture.src} alt={picture.alt} lang={picture.lang} onClick={close} />
    </dialog>
  );
}
