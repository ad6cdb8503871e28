import type { JSX } from 'preact';
import type { Scope } from '../../../article/model.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { showLibrary } from '../../../platform/library-tab.ts';
import type { ReadFailure } from '../../../platform/services/background-api.ts';
import { Notice } from '../../shared/notice.tsx';
import type { ReadAgain } from './services.ts';

interface FailureProps extends ReadAgain {
  readonly failure: ReadFailure | 'broken';
  readonly messages: Messages;
}

const failureActions: Readonly<
  Record<ReadFailure | 'broken', readonly (readonly [Scope, MessageName])[]>
> = {
  forbidden: [],
  loading: [],
  pdf: [],
  'not-text': [],
  'front-page': [
    ['headlines', 'reader_read_headlines'],
    ['selection', 'reader_read_selection'],
    ['area', 'reader_pick_area'],
  ],
  broken: [['article', 'reader_try_again']],
  'no-article': [
    ['page', 'reader_read_page'],
    ['selection', 'reader_read_selection'],
    ['area', 'reader_pick_area'],
  ],
  'too-large': [
    ['selection', 'reader_read_selection'],
    ['area', 'reader_pick_area'],
  ],
  'no-selection': [
    ['page', 'reader_read_page'],
    ['area', 'reader_pick_area'],
  ],
};

/** Why a page gave no article, with the ways on. */
export function ReadingFailure({ failure, messages, onScope, onPick }: FailureProps): JSX.Element {
  return (
    <main class="failure">
      <h1 class="visually-hidden">{messages('extension_name')}</h1>
      <Notice
        kind="error"
        text={messages(`error_reading_${failure.replace('-', '_') as 'broken'}`)}
      >
        {failureActions[failure].map(([scope, name], index) => (
          <button
            type="button"
            key={scope}
            data-scope={scope}
            class={index === 0 ? 'button primary' : 'button'}
            onClick={() => (scope === 'area' ? onPick() : onScope(scope))}
          >
            {messages(name)}
          </button>
        ))}
        <button type="button" class="button quiet" onClick={() => void showLibrary()}>
          {messages('reader_library')}
        </button>
      </Notice>
    </main>
  );
}
