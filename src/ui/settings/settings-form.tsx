import type { JSX } from 'preact';
import '../shared/theme/theme.css';
import './options.css';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import { showLibrary } from '../../platform/library-tab.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { lazy } from '../shared/lazy.tsx';
import { LibraryLimits } from '../shared/library-limits.tsx';
import { useSettings } from '../shared/page.ts';
import { TargetChoice } from '../shared/target-choice.tsx';
import { EngineSettings } from './engine-settings.tsx';

const DictionarySettings = lazy(
  async () => (await import('./dictionary-settings.tsx')).DictionarySettings,
);

interface FormProps {
  readonly messages: Messages;
  readonly settings: Settings;
}

/** All that the reader can set, on one page. */
export function SettingsForm({ messages, settings: initial }: FormProps): JSX.Element {
  const [settings, change] = useSettings(initial);
  const parts = { messages, settings, change };
  return (
    <main class="options">
      <h1>{messages('options_title')}</h1>
      <TranslationOptions {...parts} />
      {settings.translates && <EngineSettings {...parts} />}
      <DictionarySettings messages={messages} />
      <LookOptions {...parts} />
      <BehaviourOptions {...parts} />
      <LibraryOptions {...parts} />
    </main>
  );
}

interface PartProps extends FormProps {
  readonly change: (part: Partial<Settings>) => Promise<void>;
}

function TranslationOptions({ messages, settings, change }: PartProps): JSX.Element {
  return (
    <section aria-labelledby="options-translation">
      <h2 id="options-translation">{messages('options_translation')}</h2>
      <label class="option" htmlFor="target">
        <span>{messages('options_target')}</span>
        <TargetChoice
          id="target"
          value={settings}
          messages={messages}
          onChoice={({ target, translates }) => change({ target, translates })}
        />
      </label>
    </section>
  );
}

function LookOptions({ messages, settings, change }: PartProps): JSX.Element {
  return (
    <section aria-labelledby="options-look">
      <h2 id="options-look">{messages('options_look')}</h2>
      <Choice
        label={messages('options_theme')}
        value={settings.theme}
        choices={named(messages, {
          system: 'options_theme_system',
          light: 'options_theme_light',
          sepia: 'options_theme_sepia',
          dark: 'options_theme_dark',
        })}
        onChoice={(theme) => change({ theme })}
      />
      <Size
        label={messages('options_original_size')}
        value={settings.originalSize}
        onSize={(originalSize) => change({ originalSize })}
      />
      <Size
        label={messages('options_translation_size')}
        value={settings.translationSize}
        onSize={(translationSize) => change({ translationSize })}
      />
      <Choice
        label={messages('options_language')}
        value={settings.language}
        choices={[
          ['browser', messages('options_language_browser')],
          ['ar', 'العربية'],
          ['en', 'English'],
        ]}
        onChoice={(language) => {
          void change({ language }).then(() => location.reload());
        }}
      />
    </section>
  );
}

function BehaviourOptions({ messages, settings, change }: PartProps): JSX.Element {
  return (
    <section aria-labelledby="options-behaviour">
      <h2 id="options-behaviour">{messages('options_behaviour')}</h2>
      <Choice
        label={messages('options_opens_in')}
        value={settings.opensIn}
        choices={named(messages, { popup: 'options_opens_popup', page: 'options_opens_page' })}
        onChoice={(opensIn) => change({ opensIn })}
      />
    </section>
  );
}

function LibraryOptions(props: PartProps): JSX.Element {
  const { messages } = props;
  return (
    <section aria-labelledby="options-library">
      <h2 id="options-library">{messages('library_title')}</h2>
      <LibraryLimits {...props} />
      <button type="button" class="button" onClick={() => void showLibrary()}>
        {messages('menu_library')}
      </button>
    </section>
  );
}

function named<Value extends string>(
  messages: Messages,
  names: Readonly<Record<Value, MessageName>>,
): (readonly [Value, string])[] {
  return (Object.entries(names) as [Value, MessageName][]).map(([value, name]) => [
    value,
    messages(name),
  ]);
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoice: (value: Value) => void;
}

/** A list to choose one value from, with its label. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { label, value, choices, onChoice } = props;
  return (
    <label class="option">
      <span>{label}</span>
      <select
        class="field"
        value={value}
        onChange={(event) => onChoice(event.currentTarget.value as Value)}
      >
        {choices.map(([choice, name]) => (
          <option key={choice} value={choice} selected={choice === value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SizeProps {
  readonly label: string;
  readonly value: number;
  readonly onSize: (pixels: number) => void;
}

function Size({ label, value, onSize }: SizeProps): JSX.Element {
  return (
    <label class="option">
      <span>{label}</span>
      <input
        class="field"
        type="number"
        min={12}
        max={48}
        value={value}
        onChange={(event) =>
          onSize(Math.min(48, Math.max(12, event.currentTarget.valueAsNumber || value)))
        }
      />
    </label>
  );
}
