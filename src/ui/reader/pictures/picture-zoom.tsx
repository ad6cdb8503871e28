import type { JSX, RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { lazy } from '../../shared/lazy.tsx';
import type { Picture } from './zoomed-picture.tsx';

const ZoomedPicture = lazy(async () => (await import('../later.ts')).ZoomedPicture);

interface ZoomProps {
  readonly room: RefObject<HTMLElement | null>;
  readonly messages: Messages;
}

/** Shows a picture of the article as large as the window, on a click or by Enter. */
export function PictureZoom({ room, messages }: ZoomProps): JSX.Element | undefined {
  const [picture, setPicture] = useState<Picture>();
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
  const close = (): void => setPicture(undefined);
  return picture && <ZoomedPicture picture={picture} messages={messages} onClose={close} />;
}
