import type { JSX } from 'preact';
import type { Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';
import type { Commands } from './use-commands.ts';
import { toastActions } from './use-toast.ts';

interface CommandToastProps {
  readonly messages: Messages;
  readonly commands: Pick<Commands, 'done' | 'dismiss' | 'run'>;
}

/** What the last command came to: a short word, or for a failure a sentence with its way on. */
export function CommandToast({ messages, commands }: CommandToastProps): JSX.Element {
  const { done, dismiss, run } = commands;
  const way = done?.name && toastActions[done.name];
  const text = done?.name && messages(done.name);
  return (
    <>
      <p class="toast" role="status">
        {!way && text}
      </p>
      {way && (
        <div class="toast failed">
          <p key={done.after} role="alert">
            {text}
          </p>
          <button type="button" class="button small" onClick={() => run(way.command)}>
            {messages(way.name)}
          </button>
          <ToolButton icon="close" label={messages('reader_close')} onClick={dismiss} />
        </div>
      )}
    </>
  );
}
