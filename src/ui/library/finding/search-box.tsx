import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { Icon } from '../../shared/icons.tsx';
import { Dropdown } from '../../shared/toolbar.tsx';

/** What the box is given. */
export interface SearchBoxProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly messages: Messages;
}

/** The one box in which the library is searched; `/` leads to it. Beside it stands what can be typed there. */
export function SearchBox({ query, onQuery, messages }: SearchBoxProps): JSX.Element {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const add = (example: string): void => {
    onQuery(query.trim() ? `${query.trim()} ${example}` : example);
    box.current?.focus();
  };
  return (
    <search class="library-search">
      <Icon name="find" />
      <input
        ref={box}
        type="search"
        dir="auto"
        value={query}
        placeholder={messages('library_search')}
        aria-label={messages('library_search')}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
      <Dropdown icon="help" label={messages('search_help')}>
        {(close) => (
          <Help
            messages={messages}
            onExample={(example) => {
              close();
              add(example);
            }}
          />
        )}
      </Dropdown>
    </search>
  );
}

const lines = [
  'phrase',
  'without',
  'or',
  'site',
  'tag',
  'state',
  'since',
  'until',
  'date',
] as const satisfies readonly string[];

interface HelpProps {
  readonly messages: Messages;
  readonly onExample: (example: string) => void;
}

/** What can be typed, by examples that a click puts into the box. */
function Help({ messages, onExample }: HelpProps): JSX.Element {
  return (
    <div class="search-help">
      <p>{messages('search_help_words')}</p>
      <dl>
        {lines.map((line) => {
          const example = messages(`search_example_${line}` as MessageName);
          return (
            <div key={line}>
              <dt>
                <button type="button" class="button" dir="auto" onClick={() => onExample(example)}>
                  <bdi>{example}</bdi>
                </button>
              </dt>
              <dd>{messages(`search_help_${line}` as MessageName)}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
