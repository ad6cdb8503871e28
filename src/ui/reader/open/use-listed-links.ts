import { useEffect } from 'preact/hooks';

/** Has the articles that a list of headlines leads to opened in the reader, by mouse and keyboard. */
export function useListedLinks(isListing: boolean, openTab: (path: string) => void): void {
  useEffect(() => {
    if (!isListing) return;
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('.cell a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || event.button === 2) return;
      event.preventDefault();
      openTab(`reader.html?link=${encodeURIComponent(link.href)}`);
    };
    document.addEventListener('click', onClick);
    document.addEventListener('auxclick', onClick);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('auxclick', onClick);
    };
  });
}
