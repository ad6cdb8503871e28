import type { ComponentType, JSX } from 'preact';
import { styleSheetLoaded } from '../../shared/style-sheet.ts';
import { Dropdown, ToolButton } from '../../shared/toolbar.tsx';
import { ListenNote } from './listen-note.tsx';
import type { ListenProps } from './listen-request.ts';
import { usePlayer } from './use-player.ts';
import { VoicePanel } from './voice-panel.tsx';

/** Gives the bar, once its style sheet is there. */
export async function loadListenBar(): Promise<ComponentType<ListenProps>> {
  await styleSheetLoaded('listen-bar.css');
  return ListenBar;
}

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** Reads the article aloud while it is shown, and has what the reader needs for that. Nothing in it is announced while a voice speaks. */
function ListenBar(props: ListenProps): JSX.Element {
  const { messages, onClose } = props;
  const { state, follows, follow, run } = usePlayer(props);
  const { sentence, status } = state;
  const isPlaying = status === 'playing';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
    <div class="listen-bar" role="group" aria-label={messages('listen')}>
      <div class="listen-row">
        <ToolButton
          icon="previous"
          label={messages('key_listen_back')}
          onClick={() => run({ act: 'back' })}
        />
        <ToolButton
          icon={isPlaying ? 'pause' : 'play'}
          label={messages(isPlaying ? 'listen_pause' : 'listen_play')}
          onClick={() => run({ act: 'toggle' })}
        />
        <ToolButton
          icon="next"
          label={messages('key_listen_on')}
          onClick={() => run({ act: 'on' })}
        />
        <Speed {...props} />
        <Dropdown icon="settings" label={messages('listen_voices')}>
          {() => <VoicePanel {...props} />}
        </Dropdown>
        {!follows && sentence && (
          <button type="button" class="button quiet small" onClick={() => follow(sentence)}>
            {messages('listen_follow')}
          </button>
        )}
        <span class="bar-space" />
        <ToolButton icon="close" label={messages('listen_close')} onClick={onClose} />
      </div>
      <ListenNote {...props} state={state} />
    </div>
  );
}

function Speed({ messages, settings, change }: ListenProps): JSX.Element {
  const { listenSpeed } = settings;
  const numbers = new Intl.NumberFormat(messages.language);
  // One that a later version may have set is shown as well.
  const all = [...new Set([...speeds, listenSpeed])].sort((a, b) => a - b);
  return (
    <select
      class="field listen-speed"
      aria-label={messages('listen_speed')}
      title={messages('listen_speed')}
      value={listenSpeed}
      onChange={(event) => change({ listenSpeed: Number(event.currentTarget.value) })}
    >
      {all.map((speed) => (
        <option key={speed} value={speed}>
          {`${numbers.format(speed)}×`}
        </option>
      ))}
    </select>
  );
}
