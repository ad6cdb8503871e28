import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import type { EngineId, LanguagePair } from '../../../translation/engine.ts';
import type { TranslationState } from '../../../translation/translation.ts';
import { engineName } from '../../shared/engine-names.ts';
import { sizeText } from '../../shared/format.ts';
import { Icon } from '../../shared/icons.tsx';
import { lazy } from '../../shared/lazy.tsx';

const TranslationOffers = lazy(async () => (await import('../later.ts')).TranslationOffers);
const TranslationFailure = lazy(async () => (await import('../later.ts')).TranslationFailure);

interface StatusProps {
  readonly state: TranslationState | undefined;
  readonly pair: LanguagePair;
  /** Whether any sentence is translated. */
  readonly some: boolean;
  /** Whether the article stands in a private window. */
  readonly isPrivate: boolean;
  readonly messages: Messages;
  readonly onStop: () => void;
  readonly onAgain: () => void;
  /** Called in the click itself, because the built-in model may be downloaded only then. */
  readonly onDownload: (engine: EngineId) => void;
  /** Called in the click itself, like a download. */
  readonly onAllow: (hosts: readonly string[]) => void;
  readonly onSettings: () => void;
}

/** Where the translation stands, in one line, with the one thing that can be done about it. */
export function TranslationStatus(props: StatusProps): JSX.Element | undefined {
  const { state, messages } = props;
  if (state?.status === 'setup' && props.some)
    return (
      <div class="translation-status">
        <span>{messages('reader_kept_translation')}</span>
        <button type="button" class="button quiet small" onClick={props.onSettings}>
          {messages('reader_engine_settings')}
        </button>
      </div>
    );
  if (state?.status === 'setup') return <TranslationOffers {...props} offers={state.offers} />;
  if (state?.status === 'failed') return <TranslationFailure {...props} failure={state} />;
  return (
    <div class="translation-status">
      <StatusLine {...props} />
      <p class="visually-hidden" role="status">
        {spoken(state, messages)}
      </p>
    </div>
  );
}

function StatusLine({ state, messages, onStop, onAgain }: StatusProps): JSX.Element {
  switch (state?.status) {
    case 'working':
      return (
        <>
          <progress
            max={state.total || 1}
            value={state.done}
            aria-label={messages('reader_translating')}
          />
          <span>
            <WorkingText state={state} messages={messages} />
          </span>
          <button type="button" class="button quiet small" onClick={onStop}>
            <Icon name="stop" /> {messages('reader_stop')}
          </button>
        </>
      );
    case 'downloading':
      return (
        <>
          <progress
            {...(state.total ? { max: state.total, value: state.loaded } : {})}
            aria-label={messages('reader_downloading')}
          />
          <span>{downloadText(state, messages)}</span>
          <button type="button" class="button quiet small" onClick={onStop}>
            <Icon name="stop" /> {messages('reader_stop')}
          </button>
        </>
      );
    case 'stopped':
      return (
        <>
          <span>{messages('reader_stopped', state.done, state.total)}</span>
          <button type="button" class="button quiet small" onClick={onAgain}>
            <Icon name="retry" /> {messages('reader_go_on')}
          </button>
        </>
      );
    case 'same-language':
      return <span>{messages('reader_same_language')}</span>;
    case 'done':
      return <span>{doneText(state.engines, messages)}</span>;
    default:
      return <span class="visually-hidden">{messages('reader_translating')}</span>;
  }
}

type Working = Extract<TranslationState, { status: 'working' }>;

/** How far the translation is, or while its service is busy, how long until it is asked again. */
function WorkingText(props: { readonly state: Working; readonly messages: Messages }): JSX.Element {
  const { state, messages } = props;
  const seconds = useSecondsUntil(state.waitsUntil);
  if (seconds > 0)
    return <>{messages.count('reader_waiting', seconds, engineNameOr(state.engine, messages))}</>;
  if (state.total === 0) return <>{messages('reader_translating')}</>;
  return <>{messages('reader_translating_count', state.done, state.total)}</>;
}

/** Whole seconds until a moment (milliseconds since 1970), counted down; 0 where it is past or there is none. */
function useSecondsUntil(moment = 0): number {
  const [now, setNow] = useState(Date.now);
  const seconds = Math.max(0, Math.ceil((moment - now) / 1000));
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= moment) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}

/** How far a download is: in bytes, or as a share where the browser tells no more (Chrome's own model). */
function downloadText(
  { loaded, total }: Extract<TranslationState, { status: 'downloading' }>,
  messages: Messages,
): string {
  if (total === 1) {
    const share = new Intl.NumberFormat(messages.language, { style: 'percent' });
    return messages('reader_downloading_share', share.format(loaded));
  }
  const whole = sizeText(total ?? loaded, messages.language);
  return messages('reader_downloading_count', sizeText(loaded, messages.language), whole);
}

/** What a screen reader is told: beginning and end, not every sentence. */
function spoken(state: TranslationState | undefined, messages: Messages): string {
  switch (state?.status) {
    case 'working':
      // Without the seconds, so that the countdown is not read out.
      return state.waitsUntil
        ? messages('error_engine_busy', engineNameOr(state.engine, messages))
        : messages('reader_translating');
    case 'downloading':
      return messages('reader_downloading');
    case 'done':
      return doneText(state.engines, messages);
    default:
      return '';
  }
}

function engineNameOr(engine: EngineId | undefined, messages: Messages): string {
  return engine ? engineName(engine, messages) : messages('engine_name_any');
}

function doneText(engines: readonly EngineId[], messages: Messages): string {
  const names = engines.map((engine) => engineName(engine, messages));
  if (names.length === 0) return messages('reader_translated');
  const list = new Intl.ListFormat(messages.language).format(names);
  return messages('reader_translated_by', list);
}
