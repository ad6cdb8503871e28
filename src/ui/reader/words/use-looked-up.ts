import { useEffect, useState } from 'preact/hooks';
import type { FoundEntry } from '../../../dictionary/look-up.ts';
import { lookUp } from '../../../dictionary/look-up.ts';
import { listDictionaries } from '../../../dictionary/store/database.ts';

/** What the reader's dictionaries have of a word. */
export type LookedUp =
  | { readonly state: 'waiting' | 'none' | 'no-dictionary' | 'failed' }
  | { readonly state: 'found'; readonly entries: readonly FoundEntry[] };

/** Looks a word up as soon as it is shown. */
export function useLookedUp(word: string): LookedUp {
  const [known, setKnown] = useState<LookedUp>({ state: 'waiting' });
  useEffect(() => {
    let isShown = true;
    setKnown({ state: 'waiting' });
    void answer(word)
      .catch((): LookedUp => ({ state: 'failed' }))
      .then((found) => isShown && setKnown(found));
    return () => {
      isShown = false;
    };
  }, [word]);
  return known;
}

async function answer(word: string): Promise<LookedUp> {
  const entries = await lookUp(word);
  if (entries.length) return { state: 'found', entries };
  return { state: (await listDictionaries()).length ? 'none' : 'no-dictionary' };
}
