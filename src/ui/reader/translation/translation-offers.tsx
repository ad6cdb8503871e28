import type { JSX } from 'preact';
import type { Messages } from '../../../platform/i18n.ts';
import { languageName } from '../../../platform/language-name.ts';
import type { EngineId } from '../../../translation/engine.ts';
import type { Offer } from '../../../translation/translation.ts';
import { engineName } from '../../shared/engine-names.ts';
import { sizeText } from '../../shared/format.ts';
import { Icon } from '../../shared/icons.tsx';

interface OffersProps {
  readonly offers: readonly Offer[];
  /** Whether the article stands in a private window, which a downloaded model outlives. */
  readonly isPrivate: boolean;
  readonly messages: Messages;
  /** Called in the click itself, because the built-in model may be downloaded only then. */
  readonly onDownload: (engine: EngineId) => void;
  /** Called in the click itself, with the match patterns to ask for. */
  readonly onAllow: (hosts: readonly string[]) => void;
  readonly onSettings: () => void;
}

/** What this browser could translate with, where nothing is ready: each way in one sentence, with its button. */
export function TranslationOffers(props: OffersProps): JSX.Element {
  const { offers, messages, onSettings } = props;
  const ways = offers.filter(({ availability, hosts }) => availability === 'download' || hosts);
  return (
    <div class="notice offers" role="status">
      <p>{messages(ways.length > 0 ? 'reader_setup_ways' : 'reader_setup_none')}</p>
      {props.isPrivate && ways.some(({ availability }) => availability === 'download') && (
        <p>{messages('reader_download_private')}</p>
      )}
      {ways.length > 0 && (
        <ul>
          {ways.map((offer, index) => (
            <Way key={offer.engine} {...props} offer={offer} first={index === 0} />
          ))}
        </ul>
      )}
      <button
        type="button"
        class={ways.length > 0 ? 'button quiet' : 'button primary'}
        onClick={onSettings}
      >
        {messages('reader_engine_settings')}
      </button>
    </div>
  );
}

function Way(props: OffersProps & { readonly offer: Offer; readonly first: boolean }): JSX.Element {
  const { offer, first, messages, onDownload, onAllow } = props;
  const { engine, hosts, bytes } = offer;
  const name = engineName(engine, messages);
  const look = { class: first ? 'button primary' : 'button', 'data-engine': engine };
  if (hosts)
    return (
      <li>
        <p>{messages('reader_offer_allow', name)}</p>
        <button type="button" {...look} onClick={() => onAllow(hosts)}>
          {messages('reader_allow', name)}
        </button>
      </li>
    );
  return (
    <li>
      <p>
        {messages(engine === 'chrome' ? 'reader_offer_chrome' : 'reader_offer_bergamot')}{' '}
        {modelsText(offer, messages)}
      </p>
      <button type="button" {...look} onClick={() => onDownload(engine)}>
        <Icon name="download" />
        {bytes
          ? messages('reader_download_sized', name, sizeText(bytes, messages.language))
          : messages('reader_download', name)}
      </button>
    </li>
  );
}

/** Names the models where a download holds more than one: the pair goes through English. */
function modelsText({ models = [] }: Offer, messages: Messages): string {
  if (models.length < 2) return '';
  const name = (tag: string): string => languageName(tag, messages.language);
  const names = models.map(({ source, target }) =>
    messages('engine_model_pair', name(source), name(target)),
  );
  return messages('engine_two_models', new Intl.ListFormat(messages.language).format(names));
}
