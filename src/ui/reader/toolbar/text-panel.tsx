import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import { LayoutChoice } from '../../shared/toolbar.tsx';

interface PanelProps {
  readonly messages: Messages;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

/** How the text looks: the layout where the bar has no room for it, the theme, each pane's letters, and the Arabic switches. */
export function TextPanel({
  messages,
  settings,
  change,
  layout,
}: PanelProps & { readonly layout: Settings['layout'] }): JSX.Element {
  const parts = { messages, settings, change };
  return (
    <div class="text-panel">
      {settings.translates && (
        <div class="narrow-only">
          <LayoutChoice
            {...{ layout, messages }}
            onLayout={(chosen) => change({ layout: chosen })}
          />
        </div>
      )}
      <Options
        label={messages('options_theme')}
        value={settings.theme}
        choices={[
          ['system', messages('options_theme_system')],
          ['light', messages('options_theme_light')],
          ['sepia', messages('options_theme_sepia')],
          ['dark', messages('options_theme_dark')],
        ]}
        onChoice={(theme) => change({ theme })}
      />
      <PaneText {...parts} pane="original" />
      {settings.translates && <PaneText {...parts} pane="translation" />}
      <ArabicSwitches {...parts} />
      {settings.translates && (
        <label class="check">
          <input
            type="checkbox"
            checked={settings.linked}
            onChange={(event) => change({ linked: event.currentTarget.checked })}
          />
          {messages('reader_linked')}
        </label>
      )}
    </div>
  );
}

interface Measure {
  readonly setting: 'Size' | 'Line' | 'Width';
  readonly name: MessageName;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const measures: readonly Measure[] = [
  { setting: 'Size', name: 'reader_size', min: 12, max: 48, step: 1 },
  { setting: 'Line', name: 'reader_line', min: 1.2, max: 2.8, step: 0.1 },
  { setting: 'Width', name: 'reader_width', min: 30, max: 100, step: 2 },
];

function PaneText(props: PanelProps & { readonly pane: 'original' | 'translation' }): JSX.Element {
  const { messages, settings, change, pane } = props;
  return (
    <fieldset class="pane-text">
      <legend>{messages(pane === 'original' ? 'reader_original' : 'options_translation')}</legend>
      {measures.map(({ setting, name, min, max, step }) => {
        const key = `${pane}${setting}` as const;
        return (
          <label class="measure" key={setting}>
            <span>{messages(name)}</span>
            <input
              type="range"
              min={min}
              max={max}
              step={step}
              value={settings[key]}
              onInput={(event) => change({ [key]: event.currentTarget.valueAsNumber })}
            />
          </label>
        );
      })}
      {pane === 'original' ? (
        <Options
          label={messages('reader_font')}
          value={settings.originalFont}
          choices={[
            ['naskh', messages('reader_font_naskh')],
            ['sans', messages('reader_font_arabic_sans')],
          ]}
          onChoice={(originalFont) => change({ originalFont })}
        />
      ) : (
        <Options
          label={messages('reader_font')}
          value={settings.translationFont}
          choices={[
            ['serif', messages('reader_font_serif')],
            ['sans', messages('reader_font_sans')],
          ]}
          onChoice={(translationFont) => change({ translationFont })}
        />
      )}
    </fieldset>
  );
}

function ArabicSwitches({ messages, settings, change }: PanelProps): JSX.Element {
  return (
    <fieldset class="pane-text">
      <legend>{messages('reader_arabic')}</legend>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.diacritics === 'shown'}
          onChange={(event) =>
            change({ diacritics: event.currentTarget.checked ? 'shown' : 'hidden' })
          }
        />
        {messages('reader_diacritics')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          name="underlines-words"
          checked={settings.underlinesWords}
          onChange={(event) => change({ underlinesWords: event.currentTarget.checked })}
        />
        {messages('reader_underline_words')}
      </label>
      <Options
        label={messages('reader_digits')}
        value={settings.digits}
        choices={[
          ['original', messages('reader_digits_original')],
          ['arabic', '٠١٢٣'],
          ['latin', '0123'],
        ]}
        onChoice={(digits) => change({ digits })}
      />
    </fieldset>
  );
}

interface OptionsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoice: (value: Value) => void;
}

/** A few values to choose from, side by side. */
export function Options<Value extends string>(props: OptionsProps<Value>): JSX.Element {
  const { label, value, choices, onChoice } = props;
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      <div>
        {choices.map(([choice, words]) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === value}
              onChange={() => onChoice(choice)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
