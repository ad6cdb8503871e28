const asked = new Map<string, Promise<void>>();

/** A style sheet of the package that comes with a file loaded on first use, asked for once; without it, its parts can still be used. */
export function styleSheetLoaded(name: string): Promise<void> {
  const loaded =
    asked.get(name) ??
    new Promise<void>((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = `${name}.css`;
      link.onload = link.onerror = () => resolve();
      document.head.append(link);
    });
  asked.set(name, loaded);
  return loaded;
}
