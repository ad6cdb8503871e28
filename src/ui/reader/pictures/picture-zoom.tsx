import type { JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';

interface ZoomProps {
  readonly room: RefObject<HTMLElement | null>;
  readonly messages: Messages;
}

interface Picture {
  readonly src: string;
  readonly alt: string;
  readonly lang: string;
}

/** Shows a picture of the article as large as the window, on a click or by Enter. */
export function PictureZoom({ room, messages }: ZoomProps): JSX.Element | undefined {
  const [picture, setPicture] = useState<Picture>();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const host = room.current;
    const open = (event: Event): void => {
      const image = event.target;
      if (!(image instanceof HTMLImageElement) || !image.closest('.picture-place')) return;
      if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      setPicture({ src: image.currentSrc || image.src, alt: image.alt, lang: image.lang });
    };
    host?.addEventListener('click', open);
    host?.addEventListener('keydown', open);
    return () => {
      host?.removeEventListener('click', open);
      host?.removeEventListener('keydown', open);
    };
  }, [room]);
  useLayoutEffect(() => {
    if (picture) dialog.current?.showModal();
  }, [picture]);
  if (!picture) return undefined;
  const close = (): void => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="picture-zoom"
      aria-label={messages('reader_picture')}
      onClose={() => setPicture(undefined)}
    >
      <ToolButton icon="close" label={messages('reader_close')} onClick={close} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the button close it by keyboard. */}
      <img src={picture.src} alt={picture.alt} lang={picture.lang} onClick={close} />
    </dialog>
  );
}
