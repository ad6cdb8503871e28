/**
 * Asks the browser never to evict the library; only a page may ask.
 * A refusal is no error: the library works without, the browser only promises less.
 */
export function askToPersist(): void {
  void navigator.storage.persist?.().catch(() => false);
}
