import { useEffect, useState } from 'preact/hooks';

/** A screen of the library beside its lists of articles, by the fragment of its address. */
export type Screen = 'articles' | 'words';

const screenOf = (): Screen => (location.hash === '#words' ? 'words' : 'articles');

/** The screen that the page's address names, and a way to another, to which the browser's buttons lead back. */
export function useScreen(): readonly [Screen, (screen: Screen) => void] {
  const [screen, setScreen] = useState(screenOf);
  useEffect(() => {
    const follow = (): void => setScreen(screenOf());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = (next: Screen): void => {
    if (next === screenOf()) return;
    // Without a fragment of its own, the lists' address is the page's alone.
    history.pushState(history.state, '', next === 'articles' ? location.pathname : `#${next}`);
    setScreen(next);
  };
  return [screen, go];
}
