import { useEffect, useState } from 'preact/hooks';
import type { MessageName } from '../../platform/i18n.ts';

/** How long a short word to the reader is shown, in milliseconds. */
const wordShown = 2500;

/** A short word to the reader, taken back after a while. */
export function useWord(): readonly [
  MessageName | undefined,
  (word: MessageName | undefined) => void,
] {
  const [word, setWord] = useState<{ readonly name: MessageName | undefined }>();
  useEffect(() => {
    const timer = setTimeout(() => setWord(undefined), wordShown);
    return () => clearTimeout(timer);
  }, [word]);
  return [word?.name, (name) => setWord({ name })];
}
