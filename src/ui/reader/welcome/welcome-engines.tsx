import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';
import type { Offer } from '../../../translation/translation.ts';
import { availableEngines } from '../../shared/available-engines.ts';
import { engineName } from '../../shared/engine-names.ts';
import { sizeText } from '../../shared/format.ts';

/** What the reader may choose at first: what this browser can do by itself, or a service that is set up next. */
export type FirstEngine = 'automatic' | 'chrome' | 'bergamot' | 'service';

interface EnginesProps {
  readonly engine: FirstEngine;
  readonly target: string;
  readonly translator: TranslatorClient;
  readonly messages: Messages;
  readonly onEngine: (engine: FirstEngine) => void;
}

/** The ways to translate in the order of the menu. */
function waysHere(): readonly FirstEngine[] {
  return ['automatic', ...availableEngines(['chrome', 'bergamot']), 'service'];
}

/** Where translation happens, with what each way needs. */
export function WelcomeEngines(props: EnginesProps): JSX.Element {
  const { engine, messages, onEngine } = props;
  const offers = useOffers(props);
  return (
    <fieldset class="welcome-engines">
      <legend>{messages('engine_choice')}</legend>
      {waysHere().map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="engine"
            value={one}
            checked={one === engine}
            onChange={() => onEngine(one)}
          />
          <span>{nameOf(one, messages)}</span>
          <small>{needOf(one, offers, messages)}</small>
        </label>
      ))}
    </fieldset>
  );
}

function useOffers({ translator, target }: EnginesProps): readonly Offer[] {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  useEffect(() => {
    let left = false;
    const pair = { source: 'ar', target: target === 'ar' ? 'en' : target };
    void translator.offers(pair).then(
      (found) => !left && setOffers(found),
      // The choice can be made without knowing what it needs.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [translator, target]);
  return offers;
}

function nameOf(engine: FirstEngine, messages: Messages): string {
  if (engine === 'automatic') return messages('welcome_automatic');
  return engine === 'service' ? messages('welcome_service') : engineName(engine, messages);
}

function needOf(engine: FirstEngine, offers: readonly Offer[], messages: Messages): string {
  if (engine === 'automatic') return messages('welcome_automatic_note');
  if (engine === 'service') return messages('welcome_service_note');
  const offer = offers.find((one) => one.engine === engine);
  if (!offer) return messages('engine_on_device');
  const need = offer.bytes
    ? messages('welcome_download', sizeText(offer.bytes, messages.language))
    : messages(`engine_is_${offer.availability}`);
  return `${messages('engine_on_device')} · ${need}`;
}
