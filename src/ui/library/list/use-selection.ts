import { useState } from 'preact/hooks';

/** The articles that are selected in a list. */
export interface Selection {
  readonly ids: readonly string[];
  has(id: string): boolean;
  /** Selects or unselects one, or all from the last one touched to it. */
  toggle(id: string, isRange: boolean): void;
  set(ids: readonly string[]): void;
  clear(): void;
}

/** Keeps which of a list's articles are selected; what leaves the list is selected no more. */
export function useSelection(listed: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  const ids = listed.filter((id) => chosen.has(id));
  const toggle = (id: string, isRange: boolean): void => {
    const isOn = !chosen.has(id);
    const next = new Set(ids);
    for (const each of isRange ? between(listed, last, id) : [id])
      if (isOn) next.add(each);
      else next.delete(each);
    setChosen(next);
    setLast(id);
  };
  return {
    ids,
    has: (id) => chosen.has(id),
    toggle,
    set: (next) => setChosen(new Set(next)),
    clear: () => setChosen(new Set()),
  };
}

function between(
  listed: readonly string[],
  from: string | undefined,
  to: string,
): readonly string[] {
  const places = [listed.indexOf(from ?? to), listed.indexOf(to)].sort((one, other) => one - other);
  const [start = 0, end = 0] = places;
  return start < 0 ? [to] : listed.slice(start, end + 1);
}
