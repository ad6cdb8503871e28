import type { JSX } from 'preact';
import type { Messages } from '../../platform/i18n.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { recentTargets, rememberTargets, targetChoices } from './language.ts';

/** The part of the settings that says whether and into what language articles are translated. */
export type Target = Pick<Settings, 'target' | 'translates'>;

interface TargetProps {
  readonly value: Target;
  readonly messages: Messages;
  readonly onChoice: (value: Target) => void;
  readonly id?: string;
  readonly class?: string;
}

/** No BCP 47 tag: stands in the list for reading without a translation. */
const none = 'none';

/** The languages to translate into by their names, the recent ones first, and before them not to translate at all. */
export function TargetChoice(props: TargetProps): JSX.Element {
  const { value, messages, onChoice } = props;
  const chosen = value.translates ? value.target : none;
  const languages = targetChoices(messages.language);
  const recent = recentTargets().flatMap((tag) => languages.filter(([one]) => one === tag));
  const others = languages.filter((one) => !recent.includes(one));
  const options = (choices: typeof languages): readonly JSX.Element[] =>
    choices.map(([tag, name]) => (
      <option key={tag} value={tag} selected={tag === chosen}>
        {name}
      </option>
    ));
  const choose = (tag: string): void => {
    const translates = tag !== none;
    if (translates) rememberTargets(tag, value.target);
    onChoice({ target: translates ? tag : value.target, translates });
  };
  return (
    <select
      {...(props.id ? { id: props.id } : {})}
      class={`field ${props.class ?? ''}`}
      value={chosen}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value={none} selected={chosen === none}>
        {messages('options_no_translation')}
      </option>
      {recent.length > 0 && (
        <optgroup label={messages('options_recent_languages')}>{options(recent)}</optgroup>
      )}
      {recent.length > 0 ? (
        <optgroup label={messages('options_other_languages')}>{options(others)}</optgroup>
      ) : (
        options(others)
      )}
    </select>
  );
}
