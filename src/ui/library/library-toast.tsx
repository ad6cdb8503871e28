import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ToastProps {
  readonly onEnd: () => void;
  readonly children: ComponentChildren;
}

/** How long a toast stays, in milliseconds. */
const shown = 15_000;

/** A short word over the page's end that goes away by itself. */
export function Toast({ onEnd, children }: ToastProps): JSX.Element {
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const timer = setTimeout(() => end.current(), shown);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="library-toast" role="status">
      {children}
    </div>
  );
}
