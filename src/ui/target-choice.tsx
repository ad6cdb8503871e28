import type { JSX } from 'preact';
import type { Messages } from '../platform/i18n.ts';
import type { Settings } from '../platform/settings.ts';
import { languageName, targetLanguages } from './language.ts';

/** The part of the settings that says whether and into what language articles are translated. */
export type Target = Pick<Settings, 'target' | 'translates'>;

interface TargetProps {
  readonly value: Target;
  readonly messages: Messages;
  readonly onChoice: (value: Target) => void;
  /** The list's name, where no label beside it names its id. */
  readonly label?: string;
  readonly id?: string;
  readonly class?: string;
}

/** No BCP 47 tag: stands in the list for reading without a translation. */
const none = 'none';

/** The languages to translate into, and before them not to translate at all. */
export function TargetChoice(props: TargetProps): JSX.Element {
  const { value, messages, onChoice, label } = props;
  const chosen = value.translates ? value.target : none;
  const choices = [
    [none, messages('options_no_translation')],
    ...targetLanguages.map((tag) => [tag, languageName(tag, messages.language)] as const),
  ] as const;
  return (
    <select
      {...(props.id ? { id: props.id } : {})}
      class={`field ${props.class ?? ''}`}
      {...(label ? { 'aria-label': label } : {})}
      value={chosen}
      onChange={({ currentTarget }) =>
        onChoice(
          currentTarget.value === none
            ? { target: value.target, translates: false }
            : { target: currentTarget.value, translates: true },
        )
      }
    >
      {choices.map(([tag, name]) => (
        <option key={tag} value={tag} selected={tag === chosen}>
          {name}
        </option>
      ))}
    </select>
  );
}
