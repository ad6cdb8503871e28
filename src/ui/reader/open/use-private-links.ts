import { useEffect } from 'preact/hooks';
import { openInThisWindow } from '../../../platform/private-windows.ts';

/** Keeps an article's links within the private window, where the page that shows it is no part of that window. */
export function usePrivateLinks(isOutside: boolean): void {
  useEffect(() => {
    if (!isOutside) return;
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : undefined;
      if (!(link instanceof HTMLAnchorElement) || event.button === 2) return;
      event.preventDefault();
      void openInThisWindow(link.href);
    };
    document.addEventListener('click', onClick);
    document.addEventListener('auxclick', onClick);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('auxclick', onClick);
    };
  }, [isOutside]);
}
