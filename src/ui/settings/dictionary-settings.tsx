import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  type Dictionary,
  deleteDictionary,
  listDictionaries,
  putDictionary,
} from '../../dictionary/store/database.ts';
import type { Messages } from '../../platform/i18n.ts';
import { FileChooser } from '../shared/file-chooser.tsx';
import { IsolatedText } from '../shared/isolated-text.tsx';
import { type ReadingFile, useDictionaryImport } from './use-dictionary-import.ts';

interface SettingsProps {
  readonly messages: Messages;
}

/** The reader's dictionaries: which there are, in which order they are shown, and how one is added. */
export function DictionarySettings({ messages }: SettingsProps): JSX.Element {
  const [dictionaries, setDictionaries] = useState<readonly Dictionary[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const update = useCallback(() => void listDictionaries().then(setDictionaries), []);
  useEffect(update, [update]);
  const { reading, said, isRefused, read, say } = useDictionaryImport(messages, update);
  const after = (work: Promise<unknown>): void => {
    say('');
    void work.finally(update);
  };
  return (
    <section aria-labelledby="options-dictionaries" class="dictionaries">
      <h2 id="options-dictionaries">{messages('dictionaries_title')}</h2>
      <p class="engine-note">{messages('dictionaries_note')}</p>
      <ul class="engine-models">
        {dictionaries.map((dictionary, at) => (
          <DictionaryRow
            key={dictionary.id}
            {...{ dictionary, messages }}
            above={dictionaries[at - 1]}
            onChange={after}
          />
        ))}
      </ul>
      <FileChooser
        label={messages('dictionaries_add')}
        accept=".zip,application/zip"
        disabled={reading !== undefined}
        onFile={read}
        field={chooser}
      />
      {reading && <Progress reading={reading} messages={messages} />}
      <p role={isRefused ? 'alert' : 'status'}>{said}</p>
    </section>
  );
}

interface RowProps extends SettingsProps {
  readonly dictionary: Dictionary;
  /** The one that is shown before it. */
  readonly above: Dictionary | undefined;
  readonly onChange: (work: Promise<unknown>) => void;
}

function DictionaryRow({ dictionary, above, messages, onChange }: RowProps): JSX.Element {
  const { id, index, entries, isOn, order } = dictionary;
  const { title } = index;
  const moveUp = async (other: Dictionary): Promise<void> => {
    await putDictionary({ ...dictionary, order: other.order });
    await putDictionary({ ...other, order });
  };
  return (
    <li>
      <label class="dictionary-name">
        <input
          type="checkbox"
          checked={isOn}
          aria-label={messages('dictionaries_use', title)}
          onChange={() => onChange(putDictionary({ ...dictionary, isOn: !isOn }))}
        />
        <IsolatedText text={title} dir={messages.dir} />
      </label>
      <span class="engine-state">{messages.count('dictionary_entries', entries)}</span>
      {above && (
        <button
          type="button"
          class="button quiet"
          aria-label={messages('dictionaries_up', title)}
          title={messages('dictionaries_up', title)}
          onClick={() => onChange(moveUp(above))}
        >
          ↑
        </button>
      )}
      <button
        type="button"
        class="button quiet"
        aria-label={messages('dictionaries_delete', title)}
        onClick={() => onChange(deleteDictionary(id))}
      >
        {messages('engine_model_delete')}
      </button>
    </li>
  );
}

interface ProgressProps extends SettingsProps {
  readonly reading: ReadingFile;
}

function Progress({ reading, messages }: ProgressProps): JSX.Element {
  const { name, share, stop } = reading;
  return (
    <div class="dictionary-reading">
      <p role="status">{messages('dictionaries_reading', name)}</p>
      <progress value={share} aria-label={messages('dictionaries_reading', name)} />
      <button type="button" class="button" onClick={stop}>
        {messages('dictionaries_cancel')}
      </button>
    </div>
  );
}
