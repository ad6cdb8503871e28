import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Calls back when the end of a list comes near what is seen, and again after each change of `onNear`; gives where the end is. */
export function useEndInSight(onNear: () => void): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onNear(),
      { rootMargin: '600px' },
    );
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [onNear]);
  return end;
}
