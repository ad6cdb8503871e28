import type { JSX } from 'preact';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { sizeText } from './format.ts';

type Limit = 'cacheSize' | 'cacheDays' | 'pictureSize';

interface Choice {
  readonly name: Limit;
  readonly label: MessageName;
  readonly values: readonly number[];
}

const choices: readonly Choice[] = [
  { name: 'cacheSize', label: 'library_limit_cache', values: [50, 100, 200, 500, 1000] },
  { name: 'cacheDays', label: 'library_limit_days', values: [7, 30, 90, 365] },
  { name: 'pictureSize', label: 'library_limit_picture', values: [1, 2, 4, 8, 16] },
];

interface LimitsProps {
  readonly messages: Messages;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

/** How much of what is merely read is kept, and how large a picture may be. */
export function LibraryLimits({ messages, settings, change }: LimitsProps): JSX.Element {
  const text = (name: Limit, value: number): string =>
    name === 'cacheDays'
      ? messages.count('library_days', value)
      : sizeText(value * 1e6, messages.language);
  return (
    <div class="library-limits">
      <label class="option switch">
        <input
          type="checkbox"
          checked={settings.cache}
          onChange={(event) => change({ cache: event.currentTarget.checked })}
        />
        <span>{messages('options_cache')}</span>
      </label>
      <label class="option switch">
        <input
          type="checkbox"
          checked={settings.allVersions}
          onChange={(event) => change({ allVersions: event.currentTarget.checked })}
        />
        <span>{messages('library_all_versions')}</span>
      </label>
      {choices.map(({ name, label, values }) => (
        <label class="option" key={name}>
          <span>{messages(label)}</span>
          <select
            class="field"
            value={settings[name]}
            onChange={(event) => change({ [name]: Number(event.currentTarget.value) })}
          >
            {[...new Set([...values, settings[name]])].map((value) => (
              <option key={value} value={value} selected={value === settings[name]}>
                {text(name, value)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
