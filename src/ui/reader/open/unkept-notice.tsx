import type { JSX } from 'preact';
import { showLibrary } from '../../../platform/library-tab.ts';
import { Notice } from '../../shared/notice.tsx';
import type { OpenArticle, ReaderServices } from './services.ts';

interface UnkeptProps extends Pick<ReaderServices, 'messages' | 'place'> {
  readonly reading: OpenArticle;
}

/** Says that an article could not be written, so that it is gone when it is closed, and what can be done about it. */
export function UnkeptNotice({ reading, messages, place }: UnkeptProps): JSX.Element {
  if (reading.unkept !== 'full')
    return <Notice kind="error" text={messages('reader_not_kept_failed')} />;
  const free = (): void => void showLibrary().then(() => place === 'popup' && close());
  return (
    <Notice kind="error" text={messages('reader_not_kept_full')}>
      <button type="button" class="button" onClick={free}>
        {messages('reader_free_space')}
      </button>
    </Notice>
  );
}
