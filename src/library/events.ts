const name = 'warraq-library';

let channel: BroadcastChannel | undefined;

/** Tells the extension's other contexts that the library has changed. */
export function announceChange(): void {
  channel ??= new BroadcastChannel(name);
  channel.postMessage('changed');
}

let announcing: ReturnType<typeof setTimeout> | undefined;

/** Tells it within a second: for changes that follow each other by the hundred, such as fetched pictures. */
export function announceSoon(): void {
  if (announcing) return;
  announcing = setTimeout(() => {
    announcing = undefined;
    announceChange();
  }, 1000);
}

/** Calls back soon after other contexts have changed the library (many changes at once are one call), until the signal aborts. */
export function onLibraryChanged(callback: () => void, signal: AbortSignal): void {
  const changes = new BroadcastChannel(name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  changes.onmessage = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      callback();
    }, 150);
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    changes.close();
  });
}
