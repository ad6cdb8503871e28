import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

interface SplitProps {
  /** Share of the pane at the reading start, in percent. */
  readonly split: number;
  readonly dir: 'rtl' | 'ltr';
  readonly label: string;
  readonly onSplit: (split: number) => void;
}

const narrowest = 25;
const arrow = 2;

function within(split: number): number {
  return Math.round(Math.min(100 - narrowest, Math.max(narrowest, split)));
}

/** The line between the panes: dragged by pointer, moved by arrow keys, put back by a double click. */
export function SplitHandle({ split, dir, label, onSplit }: SplitProps): JSX.Element {
  const handle = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(false);
  const drag = (event: PointerEvent): void => {
    // A mouse that rests here after a click elsewhere points at nothing.
    setPointed(true);
    if (!handle.current?.hasPointerCapture(event.pointerId)) return;
    const box = handle.current.parentElement?.getBoundingClientRect();
    if (!box) return;
    const fromLeft = ((event.clientX - box.left) / box.width) * 100;
    onSplit(within(dir === 'rtl' ? 100 - fromLeft : fromLeft));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const grow = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const shrink = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === grow) onSplit(within(split + arrow));
    else if (event.key === shrink) onSplit(within(split - arrow));
    else if (event.key === 'Home') onSplit(narrowest);
    else if (event.key === 'End') onSplit(100 - narrowest);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which hr is not.
    <div
      ref={handle}
      class="split-handle"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      data-pointed={pointed || undefined}
      aria-valuenow={split}
      aria-valuemin={narrowest}
      aria-valuemax={100 - narrowest}
      onKeyDown={onKeyDown}
      onDblClick={() => onSplit(50)}
      onPointerDown={(event) => handle.current?.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerLeave={() => setPointed(false)}
    />
  );
}
