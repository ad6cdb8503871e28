import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import type { TranslationStore } from '../translation/translation-store.ts';

interface SampleNoteProps {
  readonly store: TranslationStore;
  readonly messages: Messages;
}

/** Whether a model is the sample that the project's own tests and demonstration use. */
function isSample(store: TranslationStore): boolean {
  return store.of(0).some(({ model }) => model.includes('-sample'));
}

/** Says that the translation comes from a model that knows the sample articles only, where it does. */
export function SampleNote({ store, messages }: SampleNoteProps): JSX.Element | false {
  const [sample, setSample] = useState(() => isSample(store));
  useEffect(() => {
    setSample(isSample(store));
    return store.subscribe(0, () => setSample(isSample(store)));
  }, [store]);
  return (
    sample && (
      <p class="sample-note" role="note">
        {messages('reader_sample_model')}
      </p>
    )
  );
}
