import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';
import type { Commands } from '../toolbar/use-commands.ts';
import type { ReadAgain } from './services.ts';

interface WrongProps {
  readonly messages: Messages;
  readonly commands: Pick<Commands, 'run'>;
  readonly ways?: ReadAgain;
  readonly onClose: () => void;
}

/** What can be done where something of an article is missing or wrong: the page is read in another way. */
export function WrongDialog({ messages, commands, ways, onClose }: WrongProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const does = (act: () => void) => () => {
    dialog.current?.close();
    act();
  };
  return (
    <dialog ref={dialog} class="wrong-dialog" aria-labelledby="wrong-title" onClose={onClose}>
      <header>
        <h2 id="wrong-title">{messages('reader_wrong')}</h2>
        <ToolButton
          icon="close"
          label={messages('reader_close')}
          onClick={() => dialog.current?.close()}
        />
      </header>
      <p>{messages(ways ? 'reader_wrong_ways' : 'reader_wrong_elsewhere')}</p>
      <div class="wrong-ways">
        {ways ? (
          <>
            <button
              type="button"
              class="button primary"
              data-scope="area"
              onClick={does(ways.onPick)}
            >
              {messages('reader_pick_area')}
            </button>
            {(['selection', 'page'] as const).map((scope) => (
              <button
                type="button"
                key={scope}
                class="button"
                data-scope={scope}
                onClick={does(() => ways.onScope(scope))}
              >
                {messages(`reader_read_${scope}`)}
              </button>
            ))}
          </>
        ) : (
          <button type="button" class="button primary" onClick={does(() => commands.run('source'))}>
            {messages('reader_source')}
          </button>
        )}
      </div>
    </dialog>
  );
}
