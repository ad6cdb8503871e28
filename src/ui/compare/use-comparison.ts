import { useEffect, useMemo, useState } from 'preact/hooks';
import { titleBlock } from '../../article/model.ts';
import { type Comparison, compareArticles } from '../../library/compare/compare-articles.ts';
import { onLibraryChanged } from '../../library/events.ts';
import { findSummaries } from '../../library/lists/list.ts';
import { articlePictures } from '../../library/pictures/picture-queue.ts';
import { articleVersions, type ComparableVersion } from '../../library/versions/versions.ts';
import { keptTranslation, type TranslatedText } from './translated-text.ts';

/** What the page compares, and the way to choose other versions. */
export interface ComparedVersions {
  readonly status: 'loading' | 'missing' | 'ready';
  readonly versions: readonly ComparableVersion[];
  /** The places in `versions` of the two that are compared. */
  readonly older: number;
  readonly newer: number;
  choose(older: number, newer: number): void;
  readonly comparison: Comparison | undefined;
  /** The language into which the article was translated, and its texts; absent where it was not. */
  readonly target?: string;
  readonly translated: TranslatedText;
  /** Addresses of the pictures that are kept, by those that the article names. */
  readonly pictures: ReadonlyMap<string, string>;
}

const none: TranslatedText = () => undefined;

/** Loads an article's versions and compares two of them: at first the text that is shown with what came of it. */
export function useComparison(id: string, language: string, exact: boolean): ComparedVersions {
  const [versions, setVersions] = useState<readonly ComparableVersion[]>();
  const [chosen, setChosen] = useState<readonly [number, number]>();
  const { target, translated } = useTranslated(id, language);
  const pictures = usePictures(id);
  useEffect(() => {
    const load = (): void => void articleVersions(id).then(setVersions, () => setVersions([]));
    load();
    const leaving = new AbortController();
    onLibraryChanged(load, leaving.signal);
    return () => leaving.abort();
  }, [id]);
  const all = versions ?? [];
  const [older, newer] = chosen ?? firstPair(all);
  const [one, other] = [all[older]?.article, all[newer]?.article];
  const comparison = useMemo(
    () => (one && other ? compareArticles(one, other, { exact }) : undefined),
    [one, other, exact],
  );
  const status = versions ? (versions.length ? 'ready' : 'missing') : 'loading';
  return {
    ...{ status, versions: all, older, newer, comparison, translated, pictures },
    ...(target !== undefined && { target }),
    choose: (from, to) => setChosen([from, to]),
  };
}

/** The text that is shown and its update; where there is none, the last earlier text and the one that is shown. */
function firstPair(versions: readonly ComparableVersion[]): readonly [number, number] {
  const shown = versions.findIndex(({ role }) => role === 'shown');
  const update = versions.findIndex(({ role }) => role === 'update');
  return update >= 0 ? [shown, update] : [Math.max(0, shown - 1), Math.max(0, shown)];
}

function useTranslated(id: string, language: string) {
  const [found, setFound] = useState<{ target?: string; translated: TranslatedText }>({
    translated: none,
  });
  useEffect(() => {
    const load = async (): Promise<void> => {
      const [summary] = await findSummaries([id]);
      const targets = summary?.targets ?? [];
      const target = targets.includes(language) ? language : targets[0];
      if (target) setFound({ target, translated: await keptTranslation(id, target) });
    };
    void load();
  }, [id, language]);
  return found;
}

function usePictures(id: string): ReadonlyMap<string, string> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const made: string[] = [];
    void articlePictures(id).then((all) => {
      const kept = all.flatMap(({ url, blob }) => (blob ? [[url, blob] as const] : []));
      setPictures(
        new Map(
          kept.map(([url, blob]) => {
            const address = URL.createObjectURL(blob);
            made.push(address);
            return [url, address];
          }),
        ),
      );
    });
    return () => made.forEach(URL.revokeObjectURL);
  }, [id]);
  return pictures;
}

/** The translation of a version's headline. */
export function translatedTitle(
  { article }: ComparableVersion,
  translated: TranslatedText,
): readonly string[] | undefined {
  const found = translated(titleBlock(article));
  return found === undefined ? undefined : [found];
}
