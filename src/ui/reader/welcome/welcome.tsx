import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from '../../../platform/browser.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { type Target, TargetChoice } from '../../shared/target-choice.tsx';
import type { ReaderServices } from '../open/services.ts';
import { type FirstEngine, WelcomeEngines } from './welcome-engines.tsx';

const promises: readonly (readonly [IconName, Parameters<ReaderServices['messages']>[0]])[] = [
  ['original', 'welcome_reads'],
  ['layout', 'welcome_translates'],
  ['library', 'welcome_keeps'],
  ['device', 'welcome_never'],
];

/** The first screen: what Warraq does and never does, the language to read in, and where translation happens. */
export function Welcome({ messages, settings, change, translator }: ReaderServices): JSX.Element {
  const [choice, setChoice] = useState<Target>(settings);
  const { target, translates } = choice;
  const [engine, setEngine] = useState<FirstEngine>('automatic');
  const start = (): void => {
    change({
      ...{ target, translates, welcomed: true },
      engine: engine === 'service' ? 'automatic' : engine,
    });
    if (translates && engine === 'service') void browser.runtime.openOptionsPage();
  };
  return (
    <main class="welcome">
      <h1>{messages('welcome_title')}</h1>
      <ul>
        {promises.map(([icon, name]) => (
          <li key={name}>
            <Icon name={icon} />
            <span>{messages(name)}</span>
          </li>
        ))}
      </ul>
      <label class="welcome-target" htmlFor="target">
        <span>{messages('options_target')}</span>
        <TargetChoice id="target" value={choice} messages={messages} onChoice={setChoice} />
      </label>
      {translates && (
        <WelcomeEngines {...{ engine, target, translator, messages }} onEngine={setEngine} />
      )}
      <div class="welcome-actions">
        <button type="button" class="button primary" onClick={start}>
          {messages('welcome_start')}
        </button>
      </div>
    </main>
  );
}
