import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import type { Background } from '../../platform/services/background-api.ts';
import { remote } from '../../platform/services/rpc.ts';
import type { Engine, EngineSettings } from '../../translation/engine.ts';
import { type BoundKey, bindKey, keyFor } from '../../translation/engines/bound-key.ts';
import { declarationOf, type EngineField } from '../../translation/engines/declarations.ts';
import { allowAndTest, type TestResult } from './engine-test.ts';
import { typedAddress } from './typed-address.ts';

const labels: Readonly<Record<EngineField, MessageName>> = {
  url: 'engine_field_url',
  key: 'engine_field_key',
  region: 'engine_field_region',
  model: 'engine_field_model',
};

/** Whether an engine has settings of its own. */
export function isService(engine: Engine): boolean {
  return declarationOf(engine.id).fields.length > 0;
}

/** What a field for an address, a name or a key has: it is never prose. */
const plain = { class: 'field', dir: 'ltr', autocomplete: 'off', spellcheck: false } as const;

const background = remote<Background>('background');

interface ServiceProps {
  readonly engine: Engine;
  readonly messages: Messages;
  readonly settings: EngineSettings;
  /** The key that is kept, if one is. */
  readonly kept: BoundKey | undefined;
  readonly target: string;
  readonly onChange: (settings: EngineSettings) => void;
  readonly onKey: () => void;
}

/** The settings of one service, and a button that says whether they work. */
export function ServiceFields(props: ServiceProps): JSX.Element {
  const { engine, messages, settings, target, kept } = props;
  const [result, setResult] = useState<TestResult | 'testing' | undefined>();
  const [typed, setTyped] = useState<BoundKey>();
  const now = useRef(props);
  now.current = props;
  // A key that was typed before its address waits for that.
  const early = useRef('');
  const keep = (key: string, at: EngineSettings): void => {
    const bound = bindKey(engine.id, at, key);
    early.current = bound ? '' : key;
    setTyped(bound);
    void background.setKey(engine.id, key, at).then(props.onKey);
  };
  const change = (field: EngineField, value: string): void => {
    setResult(undefined);
    if (field === 'key') {
      keep(value.trim(), settings);
      return;
    }
    const typedText = field === 'url' ? typedAddress(value) : value.trim();
    const next = { ...withoutTargets(settings), [field]: typedText };
    props.onChange(next);
    if (early.current) keep(early.current, next);
  };
  // By the time the service answers, the reader may have typed on, or set another address.
  const show = (shown: TestResult): void => {
    setResult(shown);
    const { settings: latest, onChange } = now.current;
    if (shown.targets && latest.url === settings.url)
      onChange({ ...latest, targets: shown.targets });
  };
  // A key is of use only where it was typed for.
  const usable = keyFor(engine.id, settings, kept);
  const typedKey = keyFor(engine.id, settings, typed) ?? '';
  const tryIt = (): void => {
    const key = typedKey || usable;
    setResult('testing');
    const complete = { ...settings, ...(key ? { key } : {}) };
    void allowAndTest(engine, complete, target, messages).then(show);
  };
  return (
    <div class="engine-fields">
      {declarationOf(engine.id).fields.map(([field, example]) => (
        <div class="option" key={field}>
          <label htmlFor={`${engine.id}-${field}`}>{messages(labels[field])}</label>
          <Typed
            id={`${engine.id}-${field}`}
            value={field === 'key' ? typedKey : (settings[field] ?? '')}
            secret={field === 'key'}
            placeholder={field === 'key' && usable ? `•••• ${endOf(usable)}` : example}
            onTyped={(value) => change(field, value)}
          />
        </div>
      ))}
      {kept && !usable && !typedKey && (
        <p class="engine-note">{messages('engine_key_elsewhere', kept.origin)}</p>
      )}
      <div class="engine-actions">
        <button type="button" class="button" disabled={result === 'testing'} onClick={tryIt}>
          {messages('engine_test')}
        </button>
        {kept && (
          <button type="button" class="button quiet" onClick={() => change('key', '')}>
            {messages('engine_forget_key')}
          </button>
        )}
      </div>
      <Result result={result} messages={messages} />
    </div>
  );
}

/** The end of a key that tells it from others: nothing of a short one, which would be told whole. */
function endOf(key: string): string {
  return key.length > 12 ? key.slice(-4) : '••••';
}

/** Another address may have other languages. */
function withoutTargets({ targets: _, ...others }: EngineSettings): EngineSettings {
  return others;
}

interface TypedProps {
  readonly id: string;
  readonly value: string;
  readonly secret: boolean;
  readonly placeholder: string;
  readonly onTyped: (value: string) => void;
}

/** A field that tells what was typed once it is left; what happens around it meanwhile does not disturb the typing. */
function Typed({ id, value, secret, placeholder, onTyped }: TypedProps): JSX.Element {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const shared = {
    ...plain,
    id,
    placeholder,
    value: draft,
    onInput: (event: { currentTarget: HTMLInputElement }) => setDraft(event.currentTarget.value),
    onChange: (event: { currentTarget: HTMLInputElement }) => onTyped(event.currentTarget.value),
  };
  return secret ? <input {...shared} type="password" /> : <input {...shared} type="text" />;
}

function Result(props: {
  readonly result: TestResult | 'testing' | undefined;
  readonly messages: Messages;
}): JSX.Element {
  const { result, messages } = props;
  if (!result || result === 'testing')
    return (
      <p class="engine-result" role="status">
        {result ? messages('engine_testing') : ''}
      </p>
    );
  return (
    <div class={result.ok ? 'engine-result good' : 'engine-result bad'} role="status">
      <p dir="auto">{result.text}</p>
      {result.line && (
        <p>
          <code dir="ltr">{result.line}</code>
        </p>
      )}
      {result.usage && <p>{messages('engine_usage', result.usage.used, result.usage.limit)}</p>}
    </div>
  );
}
