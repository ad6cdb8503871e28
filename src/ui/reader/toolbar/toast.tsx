import type { JSX } from 'preact';
import type { Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';
import type { Commands } from './use-commands.ts';
import { waysOn } from './use-toast.ts';

interface SaidProps {
  readonly messages: Messages;
  readonly commands: Pick<Commands, 'done' | 'hush' | 'run'>;
}

/** What the last command came to: a short word, or for a failure a sentence with its way on. */
export function Said({ messages, commands }: SaidProps): JSX.Element {
  const { done, hush, run } = commands;
  const way = done?.name && waysOn[done.name];
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
          <ToolButton icon="close" label={messages('reader_close')} onClick={hush} />
        </div>
      )}
    </>
  );
}
