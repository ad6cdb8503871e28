import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Scope } from '../article/article.ts';
import type { Background, ReadFailure, Reading } from '../platform/background-api.ts';
import { browser } from '../platform/browser.ts';
import type { Messages } from '../platform/i18n.ts';
import type { Settings } from '../platform/settings.ts';
import type { TranslatorClient } from '../platform/translator-client.ts';
import { Notice } from './notice.tsx';
import { useSettings } from './page.ts';
import { Reader } from './reader.tsx';
import { Skeleton } from './skeleton.tsx';

interface PopupProps {
  /** The reading that was under way when the page opened. */
  readonly first: Promise<Reading>;
  readonly read: (scope: Scope) => Promise<Reading>;
  readonly background: Background;
  readonly translator: TranslatorClient;
  readonly messages: Messages;
  readonly settings: Settings;
}

type Outcome = Reading | { readonly failure: 'broken' };

/** The reader in the pop-up: the current tab's article, or why there is none and what can be done. */
export function Popup({ first, read, ...services }: PopupProps): JSX.Element {
  const { messages } = services;
  const [settings, change] = useSettings(services.settings);
  const [outcome, setOutcome] = useState<Outcome>();
  const take = (reading: Promise<Reading>): void => {
    setOutcome(undefined);
    reading.then(setOutcome, () => setOutcome({ failure: 'broken' }));
  };
  useEffect(() => take(first), [first]);
  if (!outcome) return <Skeleton label={messages('reader_reading')} />;
  if ('failure' in outcome)
    return (
      <ReadingFailure
        failure={outcome.failure}
        messages={messages}
        onScope={(scope) => take(read(scope))}
      />
    );
  return (
    <Reader {...services} settings={settings} change={change} reading={outcome} place="popup" />
  );
}

interface FailureProps {
  readonly failure: ReadFailure | 'broken';
  readonly messages: Messages;
  readonly onScope: (scope: Scope) => void;
}

/** Why a page gave no article, with the ways on. */
export function ReadingFailure({ failure, messages, onScope }: FailureProps): JSX.Element {
  const ways: readonly (readonly [Scope, Parameters<Messages>[0]])[] =
    failure === 'forbidden'
      ? []
      : failure === 'broken'
        ? [['article', 'reader_try_again']]
        : [
            ['selection', 'reader_read_selection'],
            ['page', 'reader_read_page'],
          ];
  return (
    <main class="failure">
      <Notice
        kind="error"
        text={messages(`error_reading_${failure.replace('-', '_') as 'broken'}`)}
      >
        {ways.map(([scope, name], index) => (
          <button
            type="button"
            key={scope}
            class={index === 0 ? 'button primary' : 'button'}
            onClick={() => onScope(scope)}
          >
            {messages(name)}
          </button>
        ))}
        <button
          type="button"
          class="button quiet"
          onClick={() => void browser.tabs.create({ url: browser.runtime.getURL('library.html') })}
        >
          {messages('reader_library')}
        </button>
      </Notice>
    </main>
  );
}
