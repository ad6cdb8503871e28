/** A choice that is kept for the next time; none where the browser gives no storage. */
export interface Remembered<Value> {
  get(): Value | undefined;
  set(value: Value): void;
}

/** A choice among some values, kept under a name. */
export function remembered<Value extends string>(
  name: string,
  values: readonly Value[],
): Remembered<Value> {
  return {
    get() {
      try {
        const kept = localStorage.getItem(name);
        return values.find((value) => value === kept);
      } catch {
        return undefined;
      }
    },
    set(value) {
      try {
        localStorage.setItem(name, value);
      } catch {
        // Without storage the choice is asked for anew.
      }
    },
  };
}
