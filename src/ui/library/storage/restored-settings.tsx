import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { getSettings, type Settings } from '../../../platform/settings/settings.ts';
import { knownSettings } from '../../../platform/settings/settings-schema.ts';
import { saveSettings } from '../../shared/page.ts';
import { type Destination, destinations, harmlessSettings } from './restored-destinations.ts';

interface RestoredProps {
  readonly messages: Messages;
  /** The settings in the backup, as they stand there. */
  readonly found: unknown;
}

/** Offers a backup's settings. What decides where texts and keys go is shown one by one, and stays as it is unless it is chosen. */
export function RestoredSettings({ messages, found }: RestoredProps): JSX.Element | null {
  const [now, setNow] = useState<Settings>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isApplied, setApplied] = useState(false);
  useEffect(() => void getSettings().then(setNow), []);
  const known = knownSettings(found);
  if (!now || Object.keys(known).length === 0) return null;
  const offered = destinations(now, known, messages);
  const apply = (): void => {
    setApplied(true);
    const taken = offered.filter(({ id }) => chosen.has(id));
    const { translates, engine, engineOrder, engines, modelSource } = taken.reduce(
      (settings, one) => one.taken(settings),
      now,
    );
    const where = taken.length > 0 ? { translates, engine, engineOrder, engines, modelSource } : {};
    void saveSettings({ ...harmlessSettings(known), ...where });
  };
  const choose = (id: string, isChosen: boolean): void =>
    setChosen(new Set([...[...chosen].filter((other) => other !== id), ...(isChosen ? [id] : [])]));
  return (
    <section class="restored-settings">
      {offered.length > 0 && (
        <fieldset disabled={isApplied}>
          <legend>{messages('library_settings_where')}</legend>
          {offered.map((one) => (
            <Offer
              key={one.id}
              messages={messages}
              offered={one}
              isChosen={chosen.has(one.id)}
              onChoice={(isChosen) => choose(one.id, isChosen)}
            />
          ))}
        </fieldset>
      )}
      <button type="button" class="button" disabled={isApplied} onClick={apply}>
        {messages('library_restore_settings')}
      </button>
    </section>
  );
}

interface OfferProps {
  readonly messages: Messages;
  readonly offered: Destination;
  readonly isChosen: boolean;
  readonly onChoice: (isChosen: boolean) => void;
}

function Offer({ messages, offered, isChosen, onChoice }: OfferProps): JSX.Element {
  const { id, label, now, found } = offered;
  return (
    <label class="restored-setting">
      <input
        type="checkbox"
        name={`take-${id}`}
        checked={isChosen}
        onChange={(event) => onChoice(event.currentTarget.checked)}
      />
      <span>
        {label}
        <span>
          {messages('library_setting_now')} <bdi>{now}</bdi>
        </span>
        <span>
          {messages('library_setting_found')} <bdi>{found}</bdi>
        </span>
      </span>
    </label>
  );
}
