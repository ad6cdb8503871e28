import type { JSX } from 'preact';
import { declarationOf } from '../../translation/engines/declarations.ts';
import './engine-settings.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
import { languageName } from '../../platform/language-name.ts';
import type { Background } from '../../platform/services/background-api.ts';
import { remote } from '../../platform/services/rpc.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import type { Keys } from '../../platform/settings/settings-store.ts';
import { translatorClient } from '../../platform/translator/translator-client.ts';
import type { Engine, EngineId, EngineSettings as OneEngine } from '../../translation/engine.ts';
import { downloadChromeModel } from '../../translation/engines/chrome.ts';
import { engines } from '../../translation/engines/index.ts';
import type { Offer } from '../../translation/translation.ts';
import { availableEngines } from '../shared/available-engines.ts';
import { engineName } from '../shared/engine-names.ts';
import { Icon } from '../shared/icons.tsx';
import { ModelSettings } from './engine-models.tsx';
import { isService, ServiceFields } from './engine-service.tsx';

const background = remote<Background>('background');

interface EngineSettingsProps {
  readonly messages: Messages;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

/** Which engine translates, in which order they are tried, what each needs, and the models on the device. */
export function EngineSettings(props: EngineSettingsProps): JSX.Element {
  const { messages, settings, change } = props;
  return (
    <>
      <section aria-labelledby="options-engines">
        <h2 id="options-engines">{messages('engine_title')}</h2>
        <Choice {...props} />
        <p class="engine-note" id="engine-order">
          {messages('engine_order_note')}
        </p>
        <EngineList {...props} />
      </section>
      <ModelSettings
        messages={messages}
        source={settings.modelSource}
        onSource={(modelSource) => change({ modelSource })}
      />
    </>
  );
}

function Choice({ messages, settings, change }: EngineSettingsProps): JSX.Element {
  return (
    <label class="option">
      <span>{messages('engine_choice')}</span>
      <select
        class="field"
        name="engine"
        value={settings.engine}
        onChange={(event) => change({ engine: event.currentTarget.value as Settings['engine'] })}
      >
        <option value="automatic" selected={settings.engine === 'automatic'}>
          {messages('engine_automatic')}
        </option>
        {availableEngines(settings.engineOrder).map((id) => (
          <option key={id} value={id} selected={settings.engine === id}>
            {engineName(id, messages)}
          </option>
        ))}
      </select>
    </label>
  );
}

function EngineList({ messages, settings, change }: EngineSettingsProps): JSX.Element {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [keys, setKeys] = useState<Keys>({});
  const update = useCallback(() => {
    void background.keys().then(setKeys);
    const target = settings.target === 'ar' ? 'en' : settings.target;
    void translatorClient
      .offers({ source: 'ar', target })
      .then(setOffers)
      .catch(() => setOffers([]));
  }, [settings.target, settings.engines, settings.modelSource]);
  useEffect(update, [update]);
  const order = availableEngines(settings.engineOrder);
  // Engines of other browsers come last, so that a step is always one that is seen.
  const move = (id: EngineId, by: -1 | 1): void =>
    change({ engineOrder: [...new Set([...moved(order, id, by), ...settings.engineOrder])] });
  const set = (id: EngineId, one: OneEngine): void =>
    change({ engines: { ...settings.engines, [id]: one } });
  const rows = order.flatMap((id) => engines.filter((engine) => engine.id === id));
  return (
    <ol class="engine-list" aria-describedby="engine-order">
      {rows.map((engine, place) => (
        <li key={engine.id}>
          <EngineHead
            engine={engine}
            offer={offers.find((offer) => offer.engine === engine.id)}
            messages={messages}
            target={settings.target}
            first={place === 0}
            last={place === rows.length - 1}
            onMove={(by) => move(engine.id, by)}
          />
          {engine.id === 'chrome' && (
            <ChromeModel
              messages={messages}
              target={settings.target}
              offered={offers.some(
                (offer) => offer.engine === 'chrome' && offer.availability === 'download',
              )}
              onDone={update}
            />
          )}
          {isService(engine) && (
            <details>
              <summary>{messages('engine_set_up')}</summary>
              <ServiceFields
                engine={engine}
                messages={messages}
                settings={settings.engines[engine.id] ?? {}}
                kept={keys[engine.id]}
                target={settings.target}
                onChange={(one) => set(engine.id, one)}
                onKey={update}
              />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

interface HeadProps {
  readonly engine: Engine;
  readonly offer: Offer | undefined;
  readonly messages: Messages;
  readonly target: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
}

function EngineHead(props: HeadProps): JSX.Element {
  const { engine, offer, messages, target, first, last, onMove } = props;
  const name = engineName(engine.id, messages);
  const place = messages(
    declarationOf(engine.id).place === 'device' ? 'engine_on_device' : 'engine_in_cloud',
  );
  return (
    <div class="engine-head">
      <span class="engine-name">{name}</span>
      <span class="engine-place">{place}</span>
      {offer && (
        <span class={`engine-state ${offer.availability}`}>
          {isService(engine) && offer.availability === 'unsupported'
            ? messages('engine_lacks_target', languageName(target, messages.language))
            : messages(`engine_is_${offer.availability}`)}
        </span>
      )}
      <span class="engine-order">
        <button
          type="button"
          class="button icon quiet"
          disabled={first}
          aria-label={messages('engine_move_up', name)}
          onClick={() => onMove(-1)}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          class="button icon quiet"
          disabled={last}
          aria-label={messages('engine_move_down', name)}
          onClick={() => onMove(1)}
        >
          <Icon name="next" />
        </button>
      </span>
    </div>
  );
}

interface ChromeProps {
  readonly messages: Messages;
  readonly target: string;
  readonly offered: boolean;
  readonly onDone: () => void;
}

/** The browser's own model is downloaded from here, because the browser asks for a click. */
function ChromeModel({ messages, target, offered, onDone }: ChromeProps): JSX.Element | null {
  const [progress, setProgress] = useState<number | undefined>();
  const [said, setSaid] = useState('');
  const download = (): void => {
    setProgress(0);
    setSaid('');
    const pair = { source: 'ar', target: target === 'ar' ? 'en' : target };
    const { signal } = new AbortController();
    const onProgress = ({ loaded }: { loaded: number }): void => setProgress(loaded);
    void downloadChromeModel(pair, { signal, onProgress })
      .catch(() => setSaid(messages('engine_chrome_stalled')))
      .finally(() => {
        setProgress(undefined);
        onDone();
      });
  };
  if (!offered) return null;
  return (
    <div class="engine-actions">
      {progress === undefined ? (
        <button type="button" class="button" onClick={download}>
          {messages('engine_model_download')}
        </button>
      ) : (
        <progress max={1} value={progress} aria-label={messages('engine_model_download')} />
      )}
      <p class="engine-result" role="status">
        {said}
      </p>
    </div>
  );
}

function moved(order: readonly EngineId[], id: EngineId, by: -1 | 1): readonly EngineId[] {
  const from = order.indexOf(id);
  const rest = order.filter((one) => one !== id);
  return [...rest.slice(0, from + by), id, ...rest.slice(from + by)];
}
