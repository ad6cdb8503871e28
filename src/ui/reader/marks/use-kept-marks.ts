import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Mark } from '../../../library/database/records.ts';
import { onLibraryChanged } from '../../../library/events.ts';
import { marksOf } from '../../../library/marks/marks.ts';

/** An article's marks as the library has them, and the way to read them again at once; undefined until they are read. */
export function useKeptMarks(
  articleId: string,
): readonly [readonly Mark[] | undefined, () => Promise<void>] {
  const [marks, setMarks] = useState<readonly Mark[]>();
  const load = useCallback(async (): Promise<void> => {
    const found = await marksOf(articleId).catch((): Mark[] => []);
    // What has not changed stays the same object, so that nothing is looked for anew.
    setMarks((now) => (JSON.stringify(now) === JSON.stringify(found) ? now : found));
  }, [articleId]);
  useEffect(() => {
    void load();
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    return () => leaving.abort();
  }, [load]);
  return [marks, load];
}
