import { useState } from 'preact/hooks';
import { DictionaryRefusal, type RefusalReason } from '../../dictionary/format/refusal.ts';
import { importDictionary } from '../../dictionary/import-dictionary.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';

/** A file that is being read as a dictionary. */
export interface ReadingFile {
  readonly name: string;
  /** How much of it is read, 0–1. */
  readonly share: number;
  stop(): void;
}

interface DictionaryImport {
  readonly reading: ReadingFile | undefined;
  /** What the last one came to, in words. */
  readonly said: string;
  readonly isRefused: boolean;
  read(file: File): void;
  say(text: string): void;
}

const refusals: Readonly<Record<RefusalReason, MessageName>> = {
  'not-a-dictionary': 'dictionary_refused_not_a_dictionary',
  'other-format': 'dictionary_refused_other_format',
  damaged: 'dictionary_refused_damaged',
  'too-large': 'dictionary_refused_too_large',
  'there-already': 'dictionary_refused_there_already',
  'full-disk': 'dictionary_refused_full_disk',
};

/** Reads files as dictionaries, one at a time, and says what came of each. */
export function useDictionaryImport(messages: Messages, onAdded: () => void): DictionaryImport {
  const [reading, setReading] = useState<ReadingFile>();
  const [outcome, setOutcome] = useState({ said: '', isRefused: false });
  const say = (said: string, isRefused = false): void => setOutcome({ said, isRefused });
  const read = (file: File): void => {
    const stopping = new AbortController();
    const stop = (): void => stopping.abort();
    const show = (share: number): void => setReading({ name: file.name, share, stop });
    show(0);
    say('');
    importDictionary(file, { signal: stopping.signal, onProgress: show })
      .then(({ index, leftOut }) => {
        const added = messages('dictionaries_added', index.title);
        say(leftOut ? `${added} ${messages('dictionaries_left_out', leftOut)}` : added);
      })
      .catch((error: unknown) => {
        if (stopping.signal.aborted) say(messages('dictionaries_cancelled'));
        else say(wordsFor(error, messages), true);
      })
      .finally(() => {
        setReading(undefined);
        onAdded();
      });
  };
  return { reading, ...outcome, read, say };
}

function wordsFor(error: unknown, messages: Messages): string {
  if (error instanceof DictionaryRefusal) return messages(refusals[error.reason]);
  return messages(
    'dictionary_refused_unknown',
    error instanceof Error ? error.message : String(error),
  );
}
