import type { JSX } from 'preact';
import { languageName } from '../../../platform/language-name.ts';
import { Options } from '../toolbar/text-panel.tsx';
import { HowToGetVoice } from './how-to-get-voice.tsx';
import type { ListenProps } from './listen-request.ts';
import { voiceFor } from './use-player.ts';
import { useVoices } from './use-voices.ts';
import { baseLanguage, isOnDevice, voicesFor } from './voices.ts';

/** What is read aloud, and by which voice in each language. */
export function VoicePanel(props: ListenProps): JSX.Element {
  const { article, cells, messages, settings, change, hasTranslation } = props;
  const languages = [...new Set([article.lang, ...(hasTranslation ? [cells.target] : [])])];
  return (
    <div class="text-panel listen-panel">
      {hasTranslation && (
        <Options
          label={messages('listen_what')}
          value={settings.listensTo}
          choices={[
            ['original', messages('listen_original')],
            ['translation', messages('listen_translation')],
            ['both', messages('listen_both')],
          ]}
          onChoice={(listensTo) => change({ listensTo })}
        />
      )}
      {languages.map((lang) => (
        <VoiceField key={lang} {...props} lang={lang} />
      ))}
    </div>
  );
}

function VoiceField({ lang, ...props }: ListenProps & { readonly lang: string }): JSX.Element {
  const { messages, settings, change } = props;
  const voices = voicesFor(lang, useVoices());
  const base = baseLanguage(lang);
  const label = messages('listen_voice', languageName(base, messages.language));
  if (voices.length === 0)
    return (
      <div class="listen-voice">
        <span>{label}</span>
        <p>{messages('listen_none')}</p>
        <HowToGetVoice messages={messages} />
      </div>
    );
  const choose = (voiceURI: string): void => {
    // Whoever chooses a voice that was refused is asked again.
    const { [voiceURI]: answer, ...others } = settings.onlineVoices;
    change({
      voices: { ...settings.voices, [base]: voiceURI },
      ...(answer === false ? { onlineVoices: others } : {}),
    });
  };
  const online = voices.filter((voice) => !isOnDevice(voice));
  return (
    <label class="listen-voice">
      <span>{label}</span>
      <select
        class="field"
        value={chosenUri(lang, props)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {chosenUri(lang, props) === '' && <option value="">{messages('listen_none')}</option>}
        {voices.filter(isOnDevice).map(voiceOption)}
        {online.length > 0 && (
          <optgroup label={messages('listen_online_voices')}>{online.map(voiceOption)}</optgroup>
        )}
      </select>
    </label>
  );
}

function voiceOption({ voiceURI, name }: SpeechSynthesisVoice): JSX.Element {
  return (
    <option key={voiceURI} value={voiceURI}>
      {name}
    </option>
  );
}

/** The voice that reads a language now, or that waits for an answer or a network; empty where none may. */
function chosenUri(lang: string, props: ListenProps): string {
  const choice = voiceFor(lang, props);
  if (!choice) return '';
  if ('use' in choice) return choice.use.voiceURI;
  return 'ask' in choice ? choice.ask.voiceURI : choice.offline.voiceURI;
}
