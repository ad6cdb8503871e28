/**
 * Whether an error comes of a full disk. Firefox says so by its name (and InvalidStateError on the write that follows);
 * Chrome fails to write a large value, to commit (an AbortError; nothing here aborts by itself), or to open the database at
 * all, each in words of its own.
 */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error || error instanceof DOMException)) return false;
  const { name, message } = error;
  if (name === 'QuotaExceededError' || name === 'AbortError') return true;
  return /write blobs|IOError|backing store|committing transaction|did not allow mutations/i.test(
    message,
  );
}
