// What pages must know at once, and so lies in the storage that answers without waiting.

const key = 'engine-target';

/**
 * The language (BCP 47) into which the engine on the device translated last; undefined where another engine did, none can, or nothing is
 * to be translated. It may be out of date by one article.
 */
export function earlyTarget(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether the engine on the device is to translate the article that a page's address names, as far as can be known without asking. */
export function wantsEngine(address: URLSearchParams): boolean {
  const target = earlyTarget();
  return !!target && !address.get('translated')?.split(',').includes(target);
}

/** Remembers such a language, or that there is none. */
export function rememberEarlyTarget(target: string | undefined): void {
  try {
    if (target === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, target);
  } catch {
    // Without storage the engine is started later, by the translator.
  }
}
