import type { JSX } from 'preact';
import { Icon, type IconName } from './icons.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Whether what it switches is on. */
  readonly isOn?: boolean;
  readonly onClick: () => void;
}

/** A button that is a drawing alone; its label is its name and its hint. */
export function IconButton({ icon, label, isOn, onClick }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button quiet icon ${isOn ? 'on' : ''}`}
      title={label}
      aria-label={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
