import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from '../../platform/browser.ts';
import { Icon, type IconName } from '../icons.tsx';
import { languageName, targetLanguages } from '../language.ts';
import type { ReaderServices } from './services.ts';
import { type FirstEngine, WelcomeEngines } from './welcome-engines.tsx';

const promises: readonly (readonly [IconName, Parameters<ReaderServices['messages']>[0]])[] = [
  ['original', 'welcome_reads'],
  ['layout', 'welcome_translates'],
  ['library', 'welcome_keeps'],
  ['device', 'welcome_never'],
];

/** The first screen: what Warraq does and never does, the language to read in, and where translation happens. */
export function Welcome({ messages, settings, change, translator }: ReaderServices): JSX.Element {
  const [target, setTarget] = useState(settings.target);
  const [engine, setEngine] = useState<FirstEngine>('automatic');
  const start = (): void => {
    change({ target, engine: engine === 'service' ? 'automatic' : engine, welcomed: true });
    if (engine === 'service') void browser.runtime.openOptionsPage();
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
      <label class="welcome-target">
        <span>{messages('options_target')}</span>
        <select
          class="field"
          value={target}
          onChange={(event) => setTarget(event.currentTarget.value)}
        >
          {targetLanguages.map((tag) => (
            <option key={tag} value={tag} selected={tag === target}>
              {languageName(tag, messages.language)}
            </option>
          ))}
        </select>
      </label>
      <WelcomeEngines {...{ engine, target, translator, messages }} onEngine={setEngine} />
      <div class="welcome-actions">
        <button type="button" class="button primary" onClick={start}>
          {messages('welcome_start')}
        </button>
      </div>
    </main>
  );
}
