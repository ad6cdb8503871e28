import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
import { languageName } from '../../platform/language-name.ts';
import { requestHosts } from '../../platform/permissions.ts';
import { translatorClient } from '../../platform/translator/translator-client.ts';
import type { LanguagePair } from '../../translation/engine.ts';
import type { ModelEntry } from '../../translation/engines/bergamot/models/model-entry.ts';
import { pairKey } from '../../translation/engines/bergamot/models/model-path.ts';
import {
  catalogue,
  refreshCatalogue,
  sizeOf,
} from '../../translation/engines/bergamot/models/registry.ts';
import { modelStore } from '../../translation/engines/bergamot/models/store.ts';
import { hostPatterns } from '../../translation/engines/request.ts';
import { sizeText } from '../shared/format.ts';
import { typedAddress } from './typed-address.ts';

interface ModelsProps {
  readonly messages: Messages;
  /** The setting: empty for Mozilla, else a mirror's address. */
  readonly source: string;
  readonly onSource: (source: string) => void;
}

interface Shown {
  readonly here: readonly ModelEntry[];
  readonly offered: readonly ModelEntry[];
  /** Bytes that are here, by pair, of models that are being downloaded or were cut off. */
  readonly partial: ReadonlyMap<string, number>;
  /** Why the source's list could not be had; absent where it could. */
  readonly failure?: string;
}

const nothing: Shown = { here: [], offered: [], partial: new Map() };

async function look(source: string): Promise<Shown> {
  const here = await modelStore.models();
  const keys = new Set(here.map(({ pair }) => pairKey(pair)));
  let failure: string | undefined;
  const all = await catalogue(source).catch((error: unknown) => {
    failure = messageOf(error);
    return [];
  });
  const offered = all.filter(({ pair }) => !keys.has(pairKey(pair)) && isWanted(pair));
  const sizes = await Promise.all(
    offered.map(
      async (entry): Promise<[string, number]> => [
        pairKey(entry.pair),
        await modelStore.bytesOf(entry).catch(() => 0),
      ],
    ),
  );
  const partial = new Map(sizes.filter(([, bytes]) => bytes > 0));
  return { here, offered, partial, ...(failure === undefined ? {} : { failure }) };
}

/** Languages that articles here are written in. */
const sources = new Set(['ar', 'fa', 'ur', 'he', 'en']);

function isWanted({ source, target }: LanguagePair): boolean {
  return sources.has(source) && (source === 'en' || target === 'en');
}

/** What there is to show of a source, and how to look again; one that answers after another was taken is not listened to. */
function useShown(source: string): readonly [Shown, () => void] {
  const [shown, setShown] = useState(nothing);
  const current = useRef(source);
  current.current = source;
  const update = useCallback(
    () => void look(source).then((found) => current.current === source && setShown(found)),
    [source],
  );
  useEffect(() => {
    setShown(({ failure: _, ...others }) => others);
    update();
  }, [update]);
  return [shown, update];
}

/** On-device models: where they come from, which are here, and what each weighs. */
export function ModelSettings({ messages, source, onSource }: ModelsProps): JSX.Element {
  const [shown, update] = useShown(source);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    // What was said of another source is true no longer.
    setSaid('');
    setRefused(undefined);
  }, [source]);
  useEffect(() => {
    if (busy.size === 0) return;
    const timer = setInterval(update, 700);
    return () => clearInterval(timer);
  }, [busy, update]);

  const download = (entry: ModelEntry): void => {
    const key = pairKey(entry.pair);
    setSaid('');
    setBusy((now) => new Set([...now, key]));
    void translatorClient
      .download('bergamot', entry.pair)
      .catch((error: unknown) => setSaid(messages('engine_model_failed', messageOf(error))))
      .finally(() => {
        setBusy((now) => new Set([...now].filter((one) => one !== key)));
        update();
      });
  };
  const remove = (entry: ModelEntry): void => void modelStore.deleteModel(entry).then(update);
  const refresh = (): void => {
    setSaid(messages('engine_models_refreshing'));
    setRefused(undefined);
    void refreshCatalogue(source)
      .then((entries) => setSaid(messages('engine_models_refreshed', entries.length)))
      .catch((error: unknown) => {
        setSaid('');
        setRefused(messageOf(error));
      })
      .finally(update);
  };
  const failure = said ? undefined : (refused ?? shown.failure);
  return (
    <section aria-labelledby="options-models">
      <h2 id="options-models">{messages('engine_models')}</h2>
      <p class="engine-note">{messages('engine_models_note')}</p>
      <Source messages={messages} source={source} onSource={onSource} onRefresh={refresh} />
      <DownloadStatus messages={messages} said={said} failure={failure} />
      <ul class="engine-models">
        {shown.here.map((entry) => (
          <ModelRow key={pairKey(entry.pair)} entry={entry} messages={messages}>
            <span class="engine-state">{messages('engine_model_here')}</span>
            <button type="button" class="button quiet" onClick={() => remove(entry)}>
              {messages('engine_model_delete')}
            </button>
          </ModelRow>
        ))}
        {shown.offered.map((entry) => (
          <ModelRow key={pairKey(entry.pair)} entry={entry} messages={messages}>
            <Offered
              entry={entry}
              busy={busy.has(pairKey(entry.pair))}
              bytes={shown.partial.get(pairKey(entry.pair)) ?? 0}
              messages={messages}
              onDownload={download}
            />
          </ModelRow>
        ))}
      </ul>
    </section>
  );
}

interface SaidProps {
  readonly messages: Messages;
  readonly said: string;
  readonly failure: string | undefined;
}

/** What came of asking the source, with what failed in the words of the one that noticed. */
function DownloadStatus({ messages, said, failure }: SaidProps): JSX.Element {
  const failed = failure !== undefined;
  return (
    <>
      <p class={failed ? 'engine-result bad' : 'engine-result'} role="status" dir="auto">
        {failed ? messages('engine_models_unreachable') : said}
      </p>
      {failed && (
        <p class="engine-note" dir="ltr">
          {failure}
        </p>
      )}
    </>
  );
}

interface SourceProps extends ModelsProps {
  readonly onRefresh: () => void;
}

function Source({ messages, source, onSource, onRefresh }: SourceProps): JSX.Element {
  const [typed, setTyped] = useState(source);
  const useIt = (): void => {
    const address = typedAddress(typed);
    const hosts = hostPatterns(address);
    setTyped(address);
    // Taken either way: a mirror that lets pages in needs no permission.
    if (hosts.length > 0) requestHosts(hosts).catch(() => {});
    onSource(address);
  };
  return (
    <>
      <label class="option">
        <span>{messages('options_model_source')}</span>
        <input
          class="field"
          type="url"
          dir="ltr"
          name="model-source"
          value={typed}
          placeholder={messages('options_model_source_default')}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <div class="engine-actions">
        <button type="button" class="button" disabled={typed.trim() === source} onClick={useIt}>
          {messages('engine_models_use')}
        </button>
        <button type="button" class="button quiet" onClick={onRefresh}>
          {messages('engine_models_refresh')}
        </button>
      </div>
    </>
  );
}

interface RowProps {
  readonly entry: ModelEntry;
  readonly messages: Messages;
  readonly children: JSX.Element | readonly JSX.Element[];
}

function ModelRow({ entry, messages, children }: RowProps): JSX.Element {
  const { source, target } = entry.pair;
  const name = (tag: string): string => languageName(tag, messages.language);
  return (
    <li>
      <span class="engine-pair">{messages('engine_model_pair', name(source), name(target))}</span>
      <span class="engine-size">
        {sizeText(sizeOf(entry), messages.language)} · <bdi>{entry.version}</bdi>
      </span>
      {children}
    </li>
  );
}

interface OfferedProps {
  readonly entry: ModelEntry;
  readonly busy: boolean;
  readonly bytes: number;
  readonly messages: Messages;
  readonly onDownload: (entry: ModelEntry) => void;
}

function Offered({ entry, busy, bytes, messages, onDownload }: OfferedProps): JSX.Element {
  if (busy)
    return (
      <progress max={sizeOf(entry)} value={bytes} aria-label={messages('engine_model_download')} />
    );
  return (
    <button type="button" class="button" onClick={() => onDownload(entry)}>
      {messages(bytes > 0 ? 'engine_model_resume' : 'engine_model_download')}
    </button>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
