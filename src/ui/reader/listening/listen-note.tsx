import type { ComponentChildren, JSX } from 'preact';
import { languageName } from '../../../platform/language-name.ts';
import { HowToGetVoice } from './how-to-get-voice.tsx';
import type { ListenProps } from './listen-request.ts';
import type { Obstacle, PlayerState } from './player.ts';
import { voiceFor } from './use-player.ts';
import { baseLanguage } from './voices.ts';

interface NoteProps extends ListenProps {
  readonly state: PlayerState;
}

/** What keeps a voice from reading, with the way on; which sentences it passes over; and that it has come to the end. */
export function ListenNote(props: NoteProps): JSX.Element {
  const { messages, state } = props;
  const { obstacle, skipped, status } = state;
  const names = skipped.map((lang) => languageName(baseLanguage(lang), messages.language));
  const list = new Intl.ListFormat(messages.language, { type: 'conjunction' });
  return (
    <>
      {obstacle && <ObstacleNote {...props} obstacle={obstacle} />}
      {!obstacle && skipped.length > 0 && (
        <p class="listen-note">{messages('listen_skipped', list.format(names))}</p>
      )}
      <p class={status === 'ended' ? 'listen-note' : 'visually-hidden'} role="status">
        {status === 'ended' && messages('listen_ended')}
      </p>
    </>
  );
}

function ObstacleNote(props: NoteProps & { readonly obstacle: Obstacle }): JSX.Element {
  const { messages, obstacle } = props;
  switch (obstacle.kind) {
    case 'ask':
      return <Question {...props} voice={obstacle.voice} />;
    case 'offline':
      return <Note text={messages('listen_offline', obstacle.voice.name)} />;
    case 'no-voice':
      return <NoVoice {...props} lang={obstacle.lang} />;
    case 'elsewhere':
      return <Note text={messages('listen_elsewhere')} />;
    case 'failed':
      return <Note text={messages('listen_failed')} />;
  }
}

interface TextProps {
  readonly text: string;
  /** The ways on. */
  readonly children?: ComponentChildren;
}

function Note({ text, children }: TextProps): JSX.Element {
  return (
    <div class="listen-note">
      <p role="alert">{text}</p>
      {children}
    </div>
  );
}

/** Asks whether a voice may send what it reads to a server; the answer is kept by voice. */
function Question({
  messages,
  settings,
  change,
  voice,
}: NoteProps & { readonly voice: SpeechSynthesisVoice }): JSX.Element {
  const answer = (may: boolean) => () =>
    change({ onlineVoices: { ...settings.onlineVoices, [voice.voiceURI]: may } });
  return (
    <Note text={messages('listen_online', voice.name)}>
      <div class="listen-answers">
        <button type="button" class="button small" onClick={answer(true)}>
          {messages('listen_online_yes')}
        </button>
        <button type="button" class="button small" onClick={answer(false)}>
          {messages('listen_online_no')}
        </button>
      </div>
    </Note>
  );
}

/** Says how to get a voice for a language, and offers what can be read without it. */
function NoVoice(props: NoteProps & { readonly lang: string }): JSX.Element {
  const { messages, settings, article, cells, hasTranslation, change, lang } = props;
  const name = languageName(baseLanguage(lang), messages.language);
  const other = settings.listensTo === 'translation' ? 'original' : 'translation';
  const otherLang = other === 'original' ? article.lang : cells.target;
  const isOther = hasTranslation && voiceFor(otherLang, props) !== undefined;
  return (
    <Note text={messages('listen_no_voice', name)}>
      <HowToGetVoice messages={messages} />
      {isOther && (
        <button type="button" class="button small" onClick={() => change({ listensTo: other })}>
          {messages(other === 'original' ? 'listen_to_original' : 'listen_to_translation')}
        </button>
      )}
    </Note>
  );
}
