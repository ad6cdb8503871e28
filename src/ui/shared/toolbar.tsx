import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { Icon, type IconName } from './icons.tsx';

interface ToolButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** Shows the words beside the drawing where there is room. */
  readonly wide?: boolean;
}

/** A button of the toolbar; its label is its name and its hint. */
export function ToolButton(props: ToolButtonProps): JSX.Element {
  const { icon, label, onClick, pressed, disabled, wide } = props;
  return (
    <button
      type="button"
      class={wide ? 'button quiet tool' : 'button quiet icon tool'}
      title={label}
      {...(wide ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      disabled={disabled ?? false}
      onClick={onClick}
    >
      <Icon name={icon} />
      {wide && <span class="tool-label">{label}</span>}
    </button>
  );
}

interface DropdownProps {
  readonly icon: IconName;
  readonly label: string;
  readonly children: (close: () => void) => ComponentChildren;
}

interface Dismissal {
  /** What holds the button and its panel. */
  readonly host: RefObject<HTMLDivElement | null>;
  /** Closes the panel and gives the focus back to its button. */
  close(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Closes a panel on Escape, and on a click anywhere but in its host. */
export function useDismissal(open: boolean, onClose: () => void): Dismissal {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !host.current?.contains(event.target)) onClose();
    };
    // Not as the button goes down: a panel that closes may move what is clicked away from the pointer.
    document.addEventListener('click', outside, true);
    return () => document.removeEventListener('click', outside, true);
  }, [open]);
  const close = (): void => {
    onClose();
    host.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return { host, close, onKeyDown };
}

/** A button with a panel below it; Escape or a click elsewhere closes it. */
export function Dropdown({ icon, label, children }: DropdownProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const { host, close, onKeyDown } = useDismissal(open, () => setOpen(false));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside the panel closes it; the panel's own controls are focused.
    <div class="dropdown" ref={host} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="button quiet icon tool"
        title={label}
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
      </button>
      {open && (
        <section class="panel" aria-label={label}>
          {children(close)}
        </section>
      )}
    </div>
  );
}

const layouts = [
  ['side-by-side', 'layout', 'reader_layout_side_by_side'],
  ['stacked', 'stacked', 'reader_layout_stacked'],
  ['original', 'original', 'reader_layout_original'],
  ['translation', 'translation', 'reader_layout_translation'],
] as const satisfies readonly (readonly [Settings['layout'], IconName, string])[];

interface LayoutProps {
  readonly layout: Settings['layout'];
  readonly messages: Messages;
  readonly onLayout: (layout: Settings['layout']) => void;
}

/** The four ways of showing an article and its translation. */
export function LayoutChoice({ layout, messages, onLayout }: LayoutProps): JSX.Element {
  return (
    <fieldset class="layout-choice">
      <legend class="visually-hidden">{messages('reader_layout')}</legend>
      {layouts.map(([value, icon, name]) => (
        <ToolButton
          key={value}
          icon={icon}
          label={messages(name)}
          pressed={layout === value}
          onClick={() => onLayout(value)}
        />
      ))}
    </fieldset>
  );
}
