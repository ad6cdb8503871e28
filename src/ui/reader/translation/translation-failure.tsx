import type { JSX } from 'preact';
import type { Messages } from '../../../platform/i18n.ts';
import type { LanguagePair } from '../../../translation/engine.ts';
import type { TranslationState } from '../../../translation/translation.ts';
import { errorMessage } from '../../shared/engine-errors.ts';
import { Notice } from '../../shared/notice.tsx';

interface FailureProps {
  readonly failure: Extract<TranslationState, { status: 'failed' }>;
  readonly pair: LanguagePair;
  readonly messages: Messages;
  readonly onAgain: () => void;
  readonly onSettings: () => void;
}

/** Why a translation failed, in words, with the ways on. */
export function TranslationFailure(props: FailureProps): JSX.Element {
  const { failure, messages, onAgain, onSettings } = props;
  return (
    <Notice kind="error" text={errorMessage(failure.reason, failure.engine, props)}>
      <button type="button" class="button" onClick={onAgain}>
        {messages('reader_try_again')}
      </button>
      <button type="button" class="button quiet" onClick={onSettings}>
        {messages('reader_engine_settings')}
      </button>
    </Notice>
  );
}
