import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import { changeSettings, getSettings, type Settings } from '../../platform/settings.ts';
import { sizeText } from '../size-text.ts';

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

/** How much of what is merely read is kept, and how large a picture may be. */
export function LibraryLimits({ messages }: { readonly messages: Messages }): JSX.Element | null {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    void getSettings().then(setSettings);
  }, []);
  if (!settings) return null;
  const change = (part: Partial<Settings>): void => {
    setSettings({ ...settings, ...part });
    void changeSettings(part);
  };
  const text = (name: Limit, value: number): string =>
    name === 'cacheDays'
      ? messages.count('library_days', value)
      : sizeText(value * 1e6, messages.language);
  return (
    <div class="library-limits">
      <label>
        <input
          type="checkbox"
          checked={settings.cache}
          onChange={(event) => change({ cache: event.currentTarget.checked })}
        />
        {messages('options_cache')}
      </label>
      {choices.map(({ name, label, values }) => (
        <label key={name}>
          {messages(label)}
          <select
            class="field"
            value={settings[name]}
            onChange={(event) => change({ [name]: Number(event.currentTarget.value) })}
          >
            {[...new Set([...values, settings[name]])].map((value) => (
              <option key={value} value={value}>
                {text(name, value)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
