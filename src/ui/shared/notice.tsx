import './theme/notice.css';
import type { ComponentChildren, JSX } from 'preact';

interface NoticeProps {
  readonly kind?: 'plain' | 'error';
  /** One clear sentence. */
  readonly text: string;
  /** The ways on, as buttons or links. */
  readonly children?: ComponentChildren;
}

/** A sentence that tells the reader what happened, with the way on. */
export function Notice({ kind = 'plain', text, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <p>{text}</p>
      {children && <div class="notice-actions">{children}</div>}
    </div>
  );
}
