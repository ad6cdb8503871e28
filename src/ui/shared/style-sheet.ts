const asked = new Map<string, Promise<void>>();

/** A style sheet of the package that comes with a file loaded on first use, asked for once; without it, its parts can still be used. */
export function styleSheetLoaded(file: string): Promise<void> {
  const loaded =
    asked.get(file) ??
    new Promise<void>((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = file;
      link.onload = link.onerror = () => resolve();
      document.head.append(link);
    });
  asked.set(file, loaded);
  return loaded;
}
